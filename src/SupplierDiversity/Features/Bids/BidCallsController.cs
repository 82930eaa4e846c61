using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Declarations;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids;

/// <summary>The city receives bids: which tenders, and opening them together.</summary>
[Route("/{lang:lang}/admin/cities/{city}/bids")]
[Allowed(Right.ReceiveBids)]
public sealed class BidCallsController(CityList cities, TenderFinder finder, CalledTenders tenders, BidCalls calls, BidBook bids, DeclarationBook declarations, AuditLog audit, Visitor visitor, TimeProvider clock) : Controller
{
    private const int UsualFeedbackDays = 15;
    private const int MostFeedbackDays = 60;

    /// <summary>The tenders of the city.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List([FromRoute(Name = "city")] string slug, int page, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var found = await finder.FindAsync(new TenderSearch { City = slug, Page = Math.Max(1, page) }, HttpContext.Language(), facets: false, ct);
        return View("BidCalls", new BidCallsPage(city, found, (await calls.OfCityAsync(city.CityId, ct)).ToHashSet()));
    }

    /// <summary>One tender: receiving, opening, and from then on the bids.</summary>
    [HttpGet("{tender}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string tender, string? done, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found)
        {
            return NotFound();
        }

        var call = await calls.FindAsync(found.Id, ct);
        var open = call?.OpenedAt is not null;
        return View("BidCall", new BidCallPage(
            found, call, open ? await bids.OfTenderAsync(found.Id, ct) : [], open ? (await bids.FilesOfTenderAsync(found.Id, ct)).ToLookup(f => f.BidId) : Array.Empty<BidFile>().ToLookup(f => f.BidId),
            open ? (await bids.PartnersAsync(found.Id, ct)).ToLookup(p => p.BidId) : Array.Empty<BidPartner>().ToLookup(p => p.BidId), clock.GetUtcNow(), visitor.AccountId == call?.FirstOpener, done)
        {
            Declared = open ? await declarations.OfTenderAsync(found.Id, ct) : new Dictionary<Guid, SelfDeclaration>(),
        });
    }

    /// <summary>Bids come in here from now on.</summary>
    [HttpPost("{tender}/receive")]
    public async Task<IActionResult> Receive([FromRoute(Name = "city")] string slug, string tender, bool namesShown, bool otherMeans, int? feedbackDays, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found)
        {
            return NotFound();
        }

        await calls.ReceiveAsync(found, namesShown, !otherMeans, Math.Clamp(feedbackDays ?? UsualFeedbackDays, 1, MostFeedbackDays), visitor.AccountId!.Value, ct);
        return Back(slug, found, "received");
    }

    /// <summary>Confirms the opening.</summary>
    [HttpPost("{tender}/open")]
    public async Task<IActionResult> Open([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || await calls.FindAsync(found.Id, ct) is null)
        {
            return NotFound();
        }

        return Back(slug, found, await calls.OpenAsync(found, visitor.AccountId!.Value, ct) switch
        {
            Opening.TooEarly => "too_early",
            Opening.NeedsAnother => "needs_another",
            _ => "opened",
        });
    }

    /// <summary>A document of an opened bid.</summary>
    [HttpGet("{tender}/documents/{file:guid}")]
    public async Task<IActionResult> Document([FromRoute(Name = "city")] string slug, string tender, Guid file, CancellationToken ct)
    {
        if (await FindAsync(slug, tender, ct) is not { } found || await calls.FindAsync(found.Id, ct) is not { OpenedAt: not null } call
            || (await bids.FilesOfTenderAsync(found.Id, ct)).SingleOrDefault(f => f.FileId == file) is not { } document)
        {
            return NotFound();
        }

        await audit.AddAsync(new AuditEntry("bid-document-read", "bid", document.BidId) { City = found.City.CityId }, ct);
        return new BidDocumentResult(calls, call, document);
    }

    private RedirectResult Back(string slug, CalledTender tender, string done) => Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/bids/{tender.Id}?done={done}"));

    // A tender of another city is not there.
    private async Task<CalledTender?> FindAsync(string slug, string tender, CancellationToken ct) =>
        await tenders.FindAsync(tender, ct) is { } found && found.City.Slug == slug ? found : null;
}

/// <summary>The tenders of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Found">Its tenders.</param>
/// <param name="Here">Ids of those whose bids come in here.</param>
public sealed record BidCallsPage(City City, FoundTenders Found, IReadOnlySet<string> Here);

/// <summary>Receiving the bids of one tender.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Call">How bids come in, or null.</param>
/// <param name="Bids">From the opening on.</param>
/// <param name="Files">Documents by bid.</param>
/// <param name="Partners">Partners by bid.</param>
/// <param name="Now">UTC.</param>
/// <param name="OpenedFirst">True: the visitor was the first to confirm the opening.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record BidCallPage(
    CalledTender Tender, BidCall? Call, IReadOnlyList<Bid> Bids, ILookup<Guid, BidFile> Files, ILookup<Guid, BidPartner> Partners, DateTimeOffset Now, bool OpenedFirst, string? Done)
{
    /// <summary>What bidders declare of themselves, by bid; from the opening on.</summary>
    public required IReadOnlyDictionary<Guid, SelfDeclaration> Declared { get; init; }

    /// <summary>True once no bid can come in any more.</summary>
    public bool Closed => Tender.LastDeadline is { } last && Now > last;
}
