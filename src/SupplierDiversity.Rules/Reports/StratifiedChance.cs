using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The chance of winning compared within strata. It needs counts that no table shows, so it is told only where each
/// of them could be printed: none from 1 to k − 1, and all that they add up to printed already. It is cut to two decimals.
/// </summary>
internal static class StratifiedChance
{
    // The finest that may be told: by trade and size, else by one of them.
    private static readonly string[] Finest = ["stratum", "trade", "size"];

    public static (MantelHaenszel Common, string By)? Of(ReportCube cube, ReleasedFunnel released)
    {
        BidderGroup[] sides = [BidderGroup.MigrantOwned, BidderGroup.Diverse, BidderGroup.Both, BidderGroup.Neither];
        return sides.Any(g => released.Reached(g, FunnelStage.Bid) is null || released.Reached(g, FunnelStage.Won) is null)
            ? null : Finest.Select(by => Within(cube.By(by), released.LeastCount) is { } common ? (common, by) : ((MantelHaenszel, string)?)null).FirstOrDefault(found => found is not null);
    }

    private static MantelHaenszel? Within(ILookup<string, CubeCell> strata, int k)
    {
        List<TwoByTwo> tables = [];
        foreach (var stratum in strata)
        {
            var bidders = stratum.Where(c => c.Stage >= FunnelStage.Bid && c.Group != BidderGroup.Unknown).ToList();
            if (bidders.GroupBy(c => (c.Group, Won: c.Stage == FunnelStage.Won)).Any(g => g.Aggregate(default(FirmCount), (sum, c) => sum + c.Count) is var n && (n.Firms < k || n.IsOneTender)))
            {
                return null;
            }

            tables.Add(new(Count(bidders, first: true, won: true), Count(bidders, true, false), Count(bidders, false, true), Count(bidders, false, false)));
        }

        var found = MantelHaenszel.Of(tables);
        return found.OddsRatio is null ? null : new(Cut(found.OddsRatio), Cut(found.Low), Cut(found.High), Cut(found.P));
    }

    private static long Count(IEnumerable<CubeCell> cells, bool first, bool won) =>
        cells.Where(c => (c.Group != BidderGroup.Neither) == first && (c.Stage == FunnelStage.Won) == won).Sum(c => c.Count.Firms);

    private static double? Cut(double? value) => value is { } number ? Math.Round(number, 2) : null;
}
