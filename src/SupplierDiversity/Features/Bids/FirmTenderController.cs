using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
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
        var own = (await told.OfFirmAsync(firm.SupplierId, ct)).Where(b => b.TenderId == found.Id).ToList();
        return View("FirmTender", new FirmTenderPage(
            firm, found, await calls.FindAsync(found.Id, ct), (await bids.InterestsAsync(firm.SupplierId, ct)).Contains(found.Id),
            [.. own.Where(b => b.State != "withdrawn")], clock.GetUtcNow(), Request.Query["done"].ToString())
        {
            Help = HttpContext.Help(),
            // Only a firm's own people are asked.
            AskWhy = HttpContext.Help() is null ? await SituationAsync(found, own, ct) : null,
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
    public async Task<IActionResult> Barriers(string tender, string[] barriers, string? words, CancellationToken ct)
    {
        if (await tenders.FindAsync(tender, ct) is not { } found)
        {
            return NotFound();
        }

        var firm = HttpContext.Firm().SupplierId;
        var own = (await told.OfFirmAsync(firm, ct)).Where(b => b.TenderId == found.Id).ToList();
        if (await SituationAsync(found, own, ct) is { } situation)
        {
            await saidBarriers.SayAsync(found, firm, new(situation, [.. BarrierReasons.All.Intersect(barriers)], BidBarriers.Cut(words)), ct);
        }

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

    private async Task<string?> SituationAsync(CalledTender tender, IReadOnlyList<Bid> own, CancellationToken ct) => BarrierReasons.Situation(
        tender.LastDeadline is { } last && clock.GetUtcNow() > last, await bids.EndedInterestAsync(tender.Id, HttpContext.Firm().SupplierId, ct), [.. own.Where(b => b.State != "draft").Select(b => b.State)]);
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

    /// <summary>In which situation the firm is asked what kept it out (<see cref="BarrierReasons.Situations"/>); null: it is not asked.</summary>
    public string? AskWhy { get; init; }
}
