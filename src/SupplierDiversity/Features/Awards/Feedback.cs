using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Rules.Bids;

namespace SupplierDiversity.Features.Awards;

/// <summary>What one bidder is told.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="Award">The decision.</param>
/// <param name="Winner">The bid that was chosen.</param>
/// <param name="Bid">The bidder's own.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Results">The bidder's own points.</param>
public sealed record Feedback(CalledTender Tender, Award Award, Bid Winner, Bid Bid, IReadOnlyList<BidCriterion> Criteria, IReadOnlyList<BidScore> Results)
{
    /// <summary>Own points and reasons in the order of the criteria.</summary>
    public IReadOnlyList<(BidCriterion Criterion, int Points, string Reason)> Lines =>
        [.. Criteria.ForLot(Bid.LotId).SelectMany(c => Results.Where(r => r.CriterionId == c.CriterionId).Select(r => (c, r.Points, r.Reason)))];

    /// <summary>Where the ground stands in Directive 2014/24/EU; empty without one.</summary>
    public string Article => RefusalGround.Find(Bid.Ground)?.Article ?? "";
}
