using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>The public directory of firms that agreed to be in it.</summary>
[Public]
public sealed class DirectoryController(ListedFirms listed, FirmBook firms, CityList cities, Visitor visitor) : Controller
{
    /// <summary>The search.</summary>
    [HttpGet("/{lang:lang}/businesses")]
    public async Task<IActionResult> List(CancellationToken ct)
    {
        var t = HttpContext.Language();
        var found = await listed.FindAsync(FirmSearch.Read(Request.Query), t.Tag, ct);
        if (found.Meant.CpvUnknown)
        {
            ModelState.AddModelError("cpv", t["directory.wrong.cpv"]);
        }

        if (found.Meant.PlaceUnknown)
        {
            ModelState.AddModelError("nuts", t["directory.wrong.place"]);
        }

        return View("BusinessList", new DirectoryPage(found, await cities.AllAsync(ct)));
    }

    /// <summary>One firm.</summary>
    [HttpGet("/{lang:lang}/businesses/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? tender, CancellationToken ct)
    {
        if (await listed.FindAsync(id, ct) is not var (firm, chosen))
        {
            return NotFound();
        }

        var own = visitor.AccountId is { } account ? await firms.OfPersonAsync(account, ct) : [];
        return View("ListedBusiness", new ListedBusinessPage(firm, chosen, [.. own.Where(o => o.SupplierId != id)]) { Tender = FirmSearch.Cut(tender) });
    }
}

/// <summary>A page of the directory.</summary>
/// <param name="Found">The firms.</param>
/// <param name="Cities">All cities, to narrow by.</param>
public sealed record DirectoryPage(FoundFirms Found, IReadOnlyList<City> Cities);

/// <summary>One firm of the directory.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Cities">For which cities it agreed to be shown.</param>
/// <param name="Own">Firms the visitor acts for and can write from.</param>
public sealed record ListedBusinessPage(ListedFirm Firm, IReadOnlyList<City> Cities, IReadOnlyList<Firm> Own)
{
    /// <summary>The tender partners are looked for; empty: no certain one.</summary>
    public required string Tender { get; init; }
}
