using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The list of tenders: a page for people and the same search as two feeds.</summary>
[Public]
public sealed class ListTendersController(TenderFinder finder, PortalAddress address) : Controller
{
    /// <summary>Search and facets.</summary>
    [HttpGet("/{lang:lang}/tenders")]
    public async Task<IActionResult> Show(CancellationToken ct) =>
        View("TenderList", await finder.FindAsync(TenderSearch.Read(Request.Query), HttpContext.Language(), facets: true, ct));

    /// <summary>The search as Atom (RFC 4287).</summary>
    [HttpGet("/{lang:lang}/tenders.atom")]
    public async Task<IActionResult> Atom(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        return FeedAnswer.Of(Request, Response, AtomFeed.Write(found, Addresses(".atom")), "application/atom+xml; charset=utf-8", found);
    }

    /// <summary>The search as JSON Feed 1.1.</summary>
    [HttpGet("/{lang:lang}/tenders.json")]
    public async Task<IActionResult> Json(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        return FeedAnswer.Of(Request, Response, JsonFeed.Write(found, Addresses(".json")), "application/feed+json; charset=utf-8", found);
    }

    private Task<FoundTenders> FindAsync(CancellationToken ct) =>
        finder.FindAsync(TenderSearch.Read(Request.Query), HttpContext.Language(), facets: false, ct);

    private FeedAddresses Addresses(string extension) => new(address.Site, HttpContext.Language(), extension);
}
