using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids;

/// <summary>A tender as a firm meets it: its deadlines, the language of bids, interest, and the way to a bid.</summary>
[SignedIn]
public sealed class FirmTenderController(CalledTenders tenders, BidCalls calls, BidBook bids, BidsAsTold told, BidBarriers saidBarriers, FirmBook firms, Visitor visitor, TimeProvider clock) : Controller
{
    /// <summary>From the tender's public page: to the one firm of the person, or a choice; who has none registers one.</summary>
    [HttpGet("/{lang:lang}/tenders/{tender}/bid")]
    public async Task<IActionResult> Choose(string tender, CancellationToken ct)
    {
        var t = HttpContext.Language();
        var own = await firms.OfPersonAsync(visitor.AccountId!.Value, ct);
        return await tenders.FindAsync(tender, ct) is not { } found ? NotFound()
            : own.Count == 0 ? Redirect(t.Path("/register"))
            : own is [var only] ? Redirect(t.Path($"/business/{only.SupplierId}/tenders/{found.Id}"))
            : View("ChooseFirm", new ChooseFirmPage(found, own));
    }

    /// <summary>The page.</summary>
    [HttpGet("/{lang:lang}/business/{firm:guid}/tenders/{tender}")]
    [BidParty(HelpReach.See)]
    public async Task<IActionResult> Show(string tender, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        var firm = HttpContext.Firm();
        return View("FirmTender", new FirmTenderPage(
            firm, found, await calls.FindAsync(found.Id, ct), (await bids.InterestsAsync(firm.SupplierId, ct)).Contains(found.Id),
            [.. (await told.OfFirmAsync(firm.SupplierId, ct)).Where(b => b.TenderId == found.Id && b.State != "withdrawn")], clock.GetUtcNow(), Request.Query["done"].ToString())
        {
            Help = HttpContext.Help(),
        });
    }

    /// <summary>Notes interest, or its end.</summary>
    [HttpPost("/{lang:lang}/business/{firm:guid}/tenders/{tender}/interest")]
    [OwnFirm]
    public async Task<IActionResult> Interest(string tender, bool interested, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        await bids.SetInterestAsync(HttpContext.Firm(), found, interested, visitor.AccountId!.Value, ct);
        return Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/tenders/{found.Id}"));
    }

    /// <summary>Keeps what kept the firm from winning or bidding; choosing nothing erases it.</summary>
    [HttpPost("/{lang:lang}/business/{firm:guid}/tenders/{tender}/barriers")]
    [OwnFirm]
    public async Task<IActionResult> Barriers(string tender, string[] barriers, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        await saidBarriers.SayAsync(found.Id, HttpContext.Firm().SupplierId, [.. BidBarriers.All.Intersect(barriers)], ct);
        // That something was said is no business of those who read the log.
        AuditLog.ChangesNothing(HttpContext);
        return Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/tenders/{found.Id}?done=barriers"));
    }

    /// <summary>Begins a bid for a lot, or goes on with the one that was begun.</summary>
    [HttpPost("/{lang:lang}/business/{firm:guid}/tenders/{tender}/bid")]
    [BidParty(HelpReach.Write)]
    public async Task<IActionResult> Begin(string tender, string? lot, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found || lot is null || found.DeadlineOf(lot) is null || await calls.FindAsync(found.Id, ct) is null)
        {
            return NotFound();
        }

        var firm = HttpContext.Firm();
        var bid = await bids.DraftAsync(firm, found, lot, visitor.AccountId!.Value, ct);
        return Redirect(HttpContext.Language().Path($"/business/{firm.SupplierId}/bids/{bid}"));
    }
}

/// <summary>Which of several firms wants to bid.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Firms">The person's firms.</param>
public sealed record ChooseFirmPage(CalledTender Tender, IReadOnlyList<Firm> Firms);

/// <summary>A tender for a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Tender">The tender.</param>
/// <param name="Call">How bids come in; null: not on the portal.</param>
/// <param name="Interested">True: the firm noted interest.</param>
/// <param name="Bids">Its bids and drafts.</param>
/// <param name="Now">UTC.</param>
/// <param name="Done">What was just done, a code.</param>
public sealed record FirmTenderPage(Firm Firm, CalledTender Tender, BidCall? Call, bool Interested, IReadOnlyList<Bid> Bids, DateTimeOffset Now, string Done)
{
    /// <summary>The help by which the visitor is here; null: for the own firm.</summary>
    public BidHelp? Help { get; init; }

    /// <summary>True once no bid can come in any more and the firm has not won; only its own people are asked.</summary>
    public bool AskWhy => Help is null && Tender.LastDeadline is { } last && Now > last && Bids.All(b => b.State != "awarded");
}
