namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Breakdowns beside the counts of a year, each value with its own funnel from interest on. Small values are put together until
/// every count that is told is zero or at least k, and of other firms than in years that were told; columns and sides are only
/// those whose totals the year tells anyway. So a breakdown needs no hidden cell and all breakdowns share nothing but totals that are
/// printed; and none is told whose lines are nearly the firms of another one's (<see cref="CrossedCuts"/>).
/// <para>
/// Within a side of several groups a count could be anything up to the smaller of its two totals, the group's and the line's
/// (a transportation problem), and both are at least k; so none is known to be small.
/// </para>
/// </summary>
internal static class ReleasedCuts
{
    private static readonly IReadOnlyList<BidderGroup>[] Single = [.. ReleasedFunnel.Groups.Select(g => (IReadOnlyList<BidderGroup>)[g])];
    private static readonly IReadOnlyList<BidderGroup>[] Joined = [WinningRates.Compared, [BidderGroup.Neither], [BidderGroup.Unknown]];
    private static readonly IReadOnlyList<FunnelStage> Interested = [FunnelStage.Interested];
    private static readonly IReadOnlyList<FunnelStage> Lost = [FunnelStage.Bid, FunnelStage.Admissible, FunnelStage.Shortlisted];
    private static readonly IReadOnlyList<FunnelStage> Won = [FunnelStage.Won];
    private static readonly IReadOnlyList<FunnelStage> Bid = [.. Lost, .. Won];

    // Beside the columns of the year, the finest first.
    private static readonly IReadOnlyList<FunnelStage>[][] Coarser = [[Interested, Lost, Won], [Lost, Won], [Interested, Bid], [Bid]];

    /// <summary>The breakdowns that can be told beside each other; the earlier ones come first.</summary>
    public static IReadOnlyList<ReleasedCut> Of(ReportCube cube, ReleasedFunnel released, ToldYears told)
    {
        var crossing = new CrossedCuts(cube.Crossed ?? throw new InvalidOperationException("A year cannot be told without its breakdowns by each other."), cube.IsBeneath, released.LeastCount);
        List<CutChoice> chosen = [];
        foreach (var by in FirmTraits.Breakdowns)
        {
            if (Ways(by, CutValue.Of(cube.By(by)), released, told).FirstOrDefault(way => released.LeastCount == 1 || !chosen.Exists(c => crossing.TellTooMuch(c, way))) is { } best)
            {
                chosen.Add(best);
            }
        }

        return [.. chosen.Select(c => c.Cut)];
    }

    // The ways to tell it that tell anything of the groups this is about, the one with most counts first; the finer one where they are even.
    private static IEnumerable<CutChoice> Ways(string breakdown, IReadOnlyList<CutValue> values, ReleasedFunnel released, ToldYears years) =>
        from columns in Coarser.Prepend([.. released.Columns])
        from sides in new[] { Single, Joined }
        let told = sides.Where(s => IsTold(released, s, columns)).ToArray()
        let way = Told(breakdown, values, told, columns, released.LeastCount, years)
        where way is not null && way.Cut.Sides.Any(s => s.Intersect(WinningRates.Compared).Any())
        orderby way.Cut.Lines.Count * way.Cut.Sides.Count * Filled(way.Cut) descending
        select way;

    // A column without anybody in it is no more to read.
    private static int Filled(ReleasedCut cut) => cut.Columns.Where((_, column) => cut.Lines.Any(l => l.Counts.Any(row => row[column] > 0))).Count();

    // Each total must be printed, or follow from what is; a side without anybody is left out, but for those of whom nothing is known.
    private static bool IsTold(ReleasedFunnel released, IReadOnlyList<BidderGroup> side, IReadOnlyList<FunnelStage>[] columns) =>
        Array.TrueForAll(columns, c => Total(released, side, c[0]) is not null) && (Total(released, side, columns[0][0]) > 0 || side is [BidderGroup.Unknown]);

    private static long? Total(ReleasedFunnel released, IReadOnlyList<BidderGroup> side, FunnelStage stage) =>
        side.Aggregate((long?)0, (sum, g) => sum + released.Reached(g, stage))
        ?? (side.Count > 1 ? released.Reached(null, stage) - released.Reached(BidderGroup.Neither, stage) - released.Reached(BidderGroup.Unknown, stage) : null);

    private static CutChoice? Told(string by, IReadOnlyList<CutValue> values, IReadOnlyList<BidderGroup>[] sides, IReadOnlyList<FunnelStage>[] columns, int k, ToldYears years)
    {
        // How many firms there are of a value is known to whoever follows the city's tenders, so what the sides leave over is told by them.
        var left = ReleasedFunnel.Groups.Where(g => !Array.Exists(sides, s => s.Contains(g))).ToList();
        IReadOnlyList<BidderGroup>[] implied = left.Count == 0 ? sides : [.. sides, left];
        var stages = columns.SelectMany(c => c).ToList();
        List<CutValue> kept = [], others = [];
        foreach (var value in values.Select(v => (Value: v, v.Sum(ReleasedFunnel.Groups, stages).Firms)).Where(v => v.Firms > 0).OrderByDescending(v => v.Firms).ThenBy(v => v.Value.Name, StringComparer.Ordinal).Select(v => v.Value))
        {
            (MayBeTold(value) ? kept : others).Add(value);
        }

        // What is put together must stand as well; else the smallest of the others joins it.
        var rest = CutValue.Together(others);
        while (others.Count > 0 && kept.Count > 0 && !MayBeTold(rest))
        {
            others.Add(kept[^1]);
            rest = CutValue.Together([rest, kept[^1]]);
            kept.RemoveAt(kept.Count - 1);
        }

        if (sides.Length == 0 || kept.Count + Math.Min(others.Count, 1) < 2)
        {
            return null;
        }

        if (others.Count > 0)
        {
            kept.Add(rest);
        }

        // Those of whom nothing is known have their own column, hidden where their total is.
        IReadOnlyList<BidderGroup>[] shown = Array.Exists(sides, s => s is [BidderGroup.Unknown]) ? sides : [.. sides, [BidderGroup.Unknown]];
        return new(
            new(by, shown, columns, [.. kept.Select(v => new ReleasedCutLine(v.Name, [.. shown.Select(side => Row(v, side, sides.Contains(side))), Row(v, ReleasedFunnel.Groups, true)]))]), kept, implied);

        bool MayBeTold(CutValue value) => value.Stands(implied, columns, k) && !Repeats(value.Codes);

        // Another year told too much of the same firms in a count of these values.
        bool Repeats(IReadOnlyCollection<string> line)
        {
            var moves = years.In(by, line);
            return Array.Exists(columns, c => Array.Exists(implied, side => moves.TellTooMuch([.. side], c.Contains) || moves.TellTooMuch([.. side], s => s >= c[0])));
        }

        IReadOnlyList<long?> Row(CutValue value, IReadOnlyList<BidderGroup> side, bool isTold) => [.. columns.Append(stages).Select(c => isTold ? (long?)value.Sum(side, c).Firms : null)];
    }
}
