using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Breakdowns beside the counts of a year. Small values are put together until every count that is told, who won, and who bid
/// without winning, is zero or at least k; columns are only those whose totals the year tells anyway. So a breakdown needs no
/// hidden cell, all breakdowns share nothing but totals that are printed, and no two of them can be subtracted.
/// <para>
/// Within a side of several groups a count could be anything up to the smaller of its two totals, the group's and the line's
/// (a transportation problem), and both are at least k; so none is known to be small.
/// </para>
/// </summary>
internal static class ReleasedCuts
{
    private static readonly IReadOnlyList<BidderGroup>[] Single = [.. ReleasedFunnel.Groups.Select(g => (IReadOnlyList<BidderGroup>)[g])];
    private static readonly IReadOnlyList<BidderGroup>[] Joined = [WinningRates.Compared, [BidderGroup.Neither], [BidderGroup.Unknown]];

    /// <summary>The breakdowns that can be told.</summary>
    public static IReadOnlyList<ReleasedCut> Of(ReportCube cube, ReleasedFunnel released) =>
        [.. FirmTraits.Breakdowns.Select(by => Best(by, cube.By(by), released)).OfType<ReleasedCut>()];

    // Of the ways to tell it that tell anything of the groups this is about, the one with most counts; the finer one where they are even.
    private static ReleasedCut? Best(string by, ILookup<string, CubeCell> values, ReleasedFunnel released) =>
        new (IReadOnlyList<BidderGroup>[] Sides, bool Won)[] { (Single, true), (Joined, true), (Single, false), (Joined, false) }
            .Select(way => Told(by, values, [.. way.Sides.Where(s => IsTold(released, s, way.Won))], way.Won, released.LeastCount))
            .OfType<ReleasedCut>().Where(c => c.Sides.Any(s => s.Intersect(WinningRates.Compared).Any())).OrderByDescending(c => c.Lines.Count * c.Sides.Count * (c.WithWon ? 2 : 1)).FirstOrDefault();

    // The total must be printed, or follow from what is.
    private static bool IsTold(ReleasedFunnel released, IReadOnlyList<BidderGroup> side, bool won) =>
        Total(released, side, FunnelStage.Bid) is > 0 && (!won || Total(released, side, FunnelStage.Won) is not null);

    private static long? Total(ReleasedFunnel released, IReadOnlyList<BidderGroup> side, FunnelStage stage) =>
        side.Aggregate((long?)0, (sum, g) => sum + released.Reached(g, stage))
        ?? (side.Count > 1 ? released.Reached(null, stage) - released.Reached(BidderGroup.Neither, stage) - released.Reached(BidderGroup.Unknown, stage) : null);

    private static ReleasedCut? Told(string by, ILookup<string, CubeCell> values, IReadOnlyList<BidderGroup>[] sides, bool won, int k)
    {
        List<(string Value, List<CubeCell> Cells)> kept = [], others = [];
        foreach (var value in values.Select(v => (Value: v.Key, Cells: v.Where(c => c.Stage >= FunnelStage.Bid).ToList())).Where(v => v.Cells.Count > 0).OrderByDescending(v => Firms(v.Cells)).ThenBy(v => v.Value, StringComparer.Ordinal))
        {
            (Stands(value.Cells, sides, won, k) ? kept : others).Add(value);
        }

        // What is put together must stand as well; else the smallest of the others joins it.
        while (others.Count > 0 && !Stands([.. others.SelectMany(o => o.Cells)], sides, won, k) && kept.Count > 0)
        {
            others.Add(kept[^1]);
            kept.RemoveAt(kept.Count - 1);
        }

        if (sides.Length == 0 || kept.Count + Math.Min(others.Count, 1) < 2)
        {
            return null;
        }

        if (others.Count > 0)
        {
            kept.Add((others is [var only] ? only.Value : Dimension.Others, [.. others.SelectMany(o => o.Cells)]));
        }

        return new(by, sides, won, [.. kept.Select(v => new ReleasedCutLine(v.Value, Counts(v.Cells, sides, _ => true), won ? Counts(v.Cells, sides, s => s == FunnelStage.Won) : []))]);
    }

    private static bool Stands(List<CubeCell> cells, IReadOnlyList<BidderGroup>[] sides, bool won, int k)
    {
        var outcomes = won ? new Func<FunnelStage, bool>[] { s => s == FunnelStage.Won, s => s != FunnelStage.Won } : [_ => true];
        return outcomes.All(outcome => !Tells([.. cells.Where(c => outcome(c.Stage))], sides)
            && sides.All(side => cells.Where(c => side.Contains(c.Group) && outcome(c.Stage)).Aggregate(default(FirmCount), (sum, c) => sum + c.Count) is var n && (n.Firms == 0 || (n.Firms >= k && !n.IsOneTender))));
    }

    // Firms of one side of which something is known, or of one tender. A group that is not told stands for itself.
    private static bool Tells(List<CubeCell> cells, IReadOnlyList<BidderGroup>[] sides) =>
        cells.Select(c => Array.Find(sides, s => s.Contains(c.Group)) is { } side ? side[0] : c.Group).Distinct().ToList() is [not BidderGroup.Unknown]
        || cells.Aggregate(default(FirmCount), (sum, c) => sum + c.Count).IsOneTender;

    private static long Firms(IEnumerable<CubeCell> cells) => cells.Sum(c => c.Count.Firms);

    private static IReadOnlyList<long> Counts(List<CubeCell> cells, IReadOnlyList<BidderGroup>[] sides, Func<FunnelStage, bool> stage) =>
        [.. sides.Select(side => Firms(cells.Where(c => side.Contains(c.Group) && stage(c.Stage))))];
}
