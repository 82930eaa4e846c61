using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The chance of winning compared within trade and size. It needs counts that no table shows, so it is told only where each
/// of them could be printed: none from 1 to k − 1, and all that they add up to printed already. It is cut to two decimals.
/// </summary>
internal static class StratifiedChance
{
    public static MantelHaenszel? Of(IReadOnlyList<FunnelFirm> firms, ReleasedFunnel released)
    {
        BidderGroup[] sides = [BidderGroup.MigrantOwned, BidderGroup.Diverse, BidderGroup.Both, BidderGroup.Neither];
        if (sides.Any(g => released.Reached(g, FunnelStage.Bid) is null || released.Reached(g, FunnelStage.Won) is null))
        {
            return null;
        }

        var bidders = firms.Where(f => f.Furthest >= FunnelStage.Bid && f.Group != BidderGroup.Unknown).ToList();
        var cells = bidders.GroupBy(f => (f.Stratum, f.Group, Won: f.Furthest == FunnelStage.Won));
        if (cells.Any(c => c.Count() < released.LeastCount || c.SelectMany(f => f.Tenders).Distinct().Count() < 2))
        {
            return null;
        }

        var found = MantelHaenszel.Of(bidders.GroupBy(f => f.Stratum).Select(s => new TwoByTwo(Count(s, first: true, won: true), Count(s, true, false), Count(s, false, true), Count(s, false, false))));
        return found.OddsRatio is null ? null : new(Cut(found.OddsRatio), Cut(found.Low), Cut(found.High), Cut(found.P));
    }

    private static long Count(IEnumerable<FunnelFirm> firms, bool first, bool won) =>
        firms.Count(f => (f.Group != BidderGroup.Neither) == first && (f.Furthest == FunnelStage.Won) == won);

    private static double? Cut(double? value) => value is { } number ? Math.Round(number, 2) : null;
}
