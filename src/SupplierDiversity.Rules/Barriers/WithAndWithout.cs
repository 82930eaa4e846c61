using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>How many came on where a tender asked for something, beside tenders that did not; from a printed breakdown only.</summary>
/// <param name="Feature">One of <see cref="All"/>.</param>
/// <param name="Side">The groups of the column.</param>
/// <param name="Step">From interest to a bid, or from a bid to winning.</param>
/// <param name="Comparison">With it and without it.</param>
public sealed record WithAndWithout(TenderFeature Feature, IReadOnlyList<BidderGroup> Side, FunnelStep Step, RateComparison Comparison)
{
    private static readonly FunnelStep[] Steps = [new(FunnelStage.Interested, FunnelStage.Bid), new(FunnelStage.Bid, FunnelStage.Won)];

    /// <summary>What is looked at: ordinary requirements, large lots, and equality clauses. Words: <c>barriers.feature.…</c>.</summary>
    public static IReadOnlyList<TenderFeature> All { get; } =
    [
        new("turnover", "turnover", ["yes"], ["no"]),
        new("references", "references", ["yes"], ["no"]),
        new("one_language", "languages", ["one"], ["several"]),
        new("large_lots", "value", ["to-5m", "over-5m"], ["to-100k", "to-500k"]),
        new("clause", "clause", [.. ClausePlace.Codes.Where(c => c != ClausePlace.None)], [ClausePlace.None]),
    ];

    /// <summary>All that a year tells; a feature whose breakdown is not told, or has one side only, is left out.</summary>
    /// <param name="released">The year as officers may read it.</param>
    public static IReadOnlyList<WithAndWithout> Of(ReleasedFunnel released)
    {
        ArgumentNullException.ThrowIfNull(released);
        return [.. from feature in All from cut in released.Cuts where cut.By == feature.Breakdown
            from side in Enumerable.Range(0, cut.Sides.Count) from step in Steps
            let first = Line(cut, side, step, feature.With, nameof(feature.With))
            let second = Line(cut, side, step, feature.Without, nameof(feature.Without))
            where first is { N: > 0 } && second is { N: > 0 }
            select new WithAndWithout(feature, cut.Sides[side], step, RateComparison.Of([first, second]))];
    }

    // Null where a count is hidden; values that were put together with others are in neither.
    private static RateLine? Line(ReleasedCut cut, int side, FunnelStep step, IReadOnlyList<string> values, string name)
    {
        var lines = cut.Lines.Where(l => values.Contains(l.Value)).ToList();
        long? Sum(FunnelStage stage) => lines.Aggregate((long?)0, (sum, line) => sum + cut.Reached(line, side, stage));
        return Sum(step.From) is { } n && Sum(step.To) is { } came ? new("", name, n, came) : null;
    }
}

/// <summary>Something a tender asks for or is like.</summary>
/// <param name="Key">Name of its texts.</param>
/// <param name="Breakdown">The breakdown of the report that knows it.</param>
/// <param name="With">Codes of tenders that have it.</param>
/// <param name="Without">Codes of tenders that have it not; codes in neither list are not known, or stand for several.</param>
public sealed record TenderFeature(string Key, string Breakdown, IReadOnlyList<string> With, IReadOnlyList<string> Without);
