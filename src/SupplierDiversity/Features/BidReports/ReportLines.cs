using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// A report as a table for machines: one line a year, group and stage. Names of columns, groups and stages are the same in
/// every language and stay as they are.
/// </summary>
internal static class ReportLines
{
    /// <summary>The stage of lines about firms that got work from a winner.</summary>
    public const string Subcontracted = "subcontracted";

    /// <summary>
    /// Columns: <c>reached</c> is how many firms came at least to the stage, <c>stopped</c> how many came no further than the
    /// stages named there (several joined by + where they are told together), <c>known_share</c> for which part of all firms at
    /// the stage, and of the same value, the group is known. An empty cell is a hidden count, never zero. A line of a breakdown
    /// names it in <c>by</c> and its value in <c>value</c> (<c>*</c>: several together, <c>unknown</c>: not known); groups that are told
    /// together are joined by +. Firms that got work from a winner stand beside the other stages: many of them never bid. Lines of
    /// <see cref="ContractValue"/> have no count of firms but <c>thousands</c> of <c>currency</c>, rounded to <c>rounded_to</c>
    /// thousands, with the part of the winners whose price is known.
    /// </summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["city", "year", "least_count", "group", "stage", "reached", "stopped_at", "stopped", "known_share", "by", "value", "thousands", "currency", "rounded_to", "price_known_share"];

    /// <summary>The stage of lines about what was won.</summary>
    public const string ContractValue = "contract-value";

    /// <summary>The groups and all of them together.</summary>
    public static IReadOnlyList<BidderGroup?> Rows { get; } = [.. ReleasedFunnel.Groups.Cast<BidderGroup?>(), null];

    /// <summary>Everything of some years.</summary>
    public static IEnumerable<IReadOnlyList<object?>> All(string city, IReadOnlyList<YearReport> reports) =>
        [.. ((IEnumerable<IReadOnlyList<object?>>)[.. Of(city, reports), .. Beneath(city, reports), .. Cuts(city, reports), .. BeneathCuts(city, reports)]).Select(l => (IReadOnlyList<object?>)[.. l, null, null, null, null]), .. Amounts(city, reports)];

    /// <summary>Lines of what was won, by group and currency.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Amounts(string city, IEnumerable<YearReport> reports) =>
        from report in reports
        from amount in report.Released.Amounts
        select (IReadOnlyList<object?>)
        [
            city, report.Year, report.Released.LeastCount, Code(amount.Group), ContractValue, null, null, null, Share(report.Released.KnownRate(FunnelStage.Won)), null, null,
            amount.Thousands, amount.Currency, amount.Step, Share(amount.KnownShare),
        ];

    /// <summary>Lines by group and stage; text or number or null.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(string city, IEnumerable<YearReport> reports) =>
        from report in reports
        let released = report.Released
        where released.Columns.Count > 0
        from side in Rows
        from stage in FunnelStages.All
        let column = released.Columns.Select((c, i) => (Stages: c, Index: i)).First(c => c.Stages.Contains(stage))
        let leads = column.Stages[0] == stage
        select (IReadOnlyList<object?>)
        [
            city, report.Year, released.LeastCount, Code(side), Code(stage), released.Reached(side, stage),
            leads ? string.Join('+', column.Stages.Select(s => Code(s))) : null, leads ? released.Counts[side is { } g ? (int)g : ReleasedFunnel.Groups.Count][column.Index] : null,
            Share(released.KnownRate(stage)), null, null,
        ];

    /// <summary>Lines of firms that got work from a winner, by group.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Beneath(string city, IEnumerable<YearReport> reports) =>
        from report in reports
        where report.Released.Subcontracted is { Columns.Count: > 0 }
        let released = report.Released.Subcontracted!
        from side in Rows
        select (IReadOnlyList<object?>)
            [city, report.Year, released.LeastCount, Code(side), Subcontracted, released.Reached(side, FunnelStage.Won), null, null, Share(released.KnownRate(FunnelStage.Won)), null, null];

    /// <summary>All lines of breakdowns.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Cuts(string city, IEnumerable<YearReport> reports) =>
        reports.SelectMany(r => Cuts(city, r, r.Released, s => Code(s), cut => cut.Stages));

    /// <summary>The same of firms that got work from a winner.</summary>
    public static IEnumerable<IReadOnlyList<object?>> BeneathCuts(string city, IEnumerable<YearReport> reports) =>
        reports.Where(r => r.Released.Subcontracted is not null).SelectMany(r => Cuts(city, r, r.Released.Subcontracted!, _ => Subcontracted, cut => cut.Stages.Where(s => s == FunnelStage.Won)));

    /// <summary>"migrant-owned", "won".</summary>
    public static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static IEnumerable<IReadOnlyList<object?>> Cuts(string city, YearReport report, ReleasedFunnel released, Func<FunnelStage, string> name, Func<ReleasedCut, IEnumerable<FunnelStage>> stages) =>
        from cut in released.Cuts
        from line in cut.Lines
        from side in Enumerable.Range(0, cut.Sides.Count + 1)
        from stage in stages(cut)
        select (IReadOnlyList<object?>)
        [
            city, report.Year, released.LeastCount, side == cut.Sides.Count ? Code(null) : string.Join('+', cut.Sides[side].Select(g => Code(g))), name(stage), cut.Reached(line, side, stage),
            null, null, Share(cut.KnownRate(line, stage)), cut.By, line.Value.Length == 0 ? "unknown" : line.Value,
        ];

    private static string Code(BidderGroup? group) => group is { } one ? Code((Enum)one) : "all";

    private static double? Share(double? known) => known is { } share ? Math.Round(share, 4) : null;
}
