using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Awards;

/// <summary>What became of a bid and why, for the bidder.</summary>
[SignedIn]
[BidParty(HelpReach.See)]
public sealed class FeedbackController(CalledTenders tenders, BidBook bids, EvaluationBook evaluation, AwardBook awards) : Controller
{
    /// <summary>The page; there from the moment the bidder was told.</summary>
    [HttpGet("/{lang:lang}/business/{firm:guid}/bids/{bid:guid}/feedback")]
    public async Task<IActionResult> Show(Guid bid, CancellationToken ct)
    {
        if (await bids.FindAsync(bid, ct) is not { } own || own.SupplierId != HttpContext.Firm().SupplierId || await tenders.FindAsync(own.TenderId, ct) is not { } tender
            || await awards.OfBidAsync(bid, ct) is not { } award || await bids.FindAsync(award.BidId, ct) is not { } winner)
        {
            return NotFound();
        }

        return View("Feedback", new Feedback(tender, award, winner, own, await evaluation.CriteriaAsync(tender.Id, ct), [.. (await evaluation.ResultsAsync(tender.Id, ct)).Where(r => r.BidId == bid)]));
    }
}
