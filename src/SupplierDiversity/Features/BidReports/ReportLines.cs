using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// A report as a table for machines: one line a year, group and stage. Names of columns, groups and stages are the same in
/// every language and stay as they are.
/// </summary>
internal static class ReportLines
{
    /// <summary>
    /// Columns: <c>reached</c> is how many firms came at least to the stage, <c>stopped</c> how many came no further than the
    /// stages named there (several joined by + where they are told together), <c>known_share</c> for which part of the firms
    /// at the stage the group is known. An empty cell is a hidden count, never zero. A line of a breakdown names it in <c>by</c>
    /// and its value in <c>value</c> (<c>*</c>: several together, <c>-</c>: not known); groups that are told together are joined by +.
    /// </summary>
    public static IReadOnlyList<string> Columns { get; } = ["city", "year", "least_count", "group", "stage", "reached", "stopped_at", "stopped", "known_share", "by", "value"];

    /// <summary>All lines; text or number or null.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(string city, IEnumerable<YearReport> reports) =>
        from report in reports
        let released = report.Released
        where released.Columns.Count > 0
        from row in Enumerable.Range(0, ReleasedFunnel.Groups.Count + 1)
        from stage in Enum.GetValues<FunnelStage>()
        let side = row < ReleasedFunnel.Groups.Count ? (BidderGroup?)ReleasedFunnel.Groups[row] : null
        let column = released.Columns.Select((c, i) => (Stages: c, Index: i)).First(c => c.Stages.Contains(stage))
        let leads = column.Stages[0] == stage
        select (IReadOnlyList<object?>)
        [
            city, report.Year, released.LeastCount, side is { } g ? Code(g) : "all", Code(stage), released.Reached(side, stage),
            leads ? string.Join('+', column.Stages.Select(s => Code(s))) : null, leads ? released.Counts[row][column.Index] : null,
            side is null && released.KnownRate(stage) is { } known ? Math.Round(known, 4) : null, null, null,
        ];

    /// <summary>All lines of breakdowns.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Cuts(string city, IEnumerable<YearReport> reports) =>
        from report in reports
        from cut in report.Released.Cuts
        from line in cut.Lines
        from side in Enumerable.Range(0, cut.Sides.Count)
        from stage in cut.WithWon ? new[] { FunnelStage.Bid, FunnelStage.Won } : [FunnelStage.Bid]
        select (IReadOnlyList<object?>)
        [
            city, report.Year, report.Released.LeastCount, string.Join('+', cut.Sides[side].Select(g => Code(g))), Code(stage), (stage == FunnelStage.Bid ? line.Bid : line.Won)[side],
            null, null, null, cut.By, line.Value.Length == 0 ? "-" : line.Value,
        ];

    /// <summary>"migrant-owned", "won".</summary>
    public static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
