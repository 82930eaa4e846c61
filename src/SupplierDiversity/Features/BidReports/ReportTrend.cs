using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Features.BidReports;

/// <summary>The years that were told side by side: nothing but figures of releases.</summary>
/// <param name="t">The reader's language.</param>
/// <param name="words">What codes are called.</param>
/// <param name="told">The releases, the newest first.</param>
internal sealed class ReportTrend(Language t, ReportWords words, IReadOnlyList<YearReport> told)
{
    private static readonly (string Look, string? Grain)[] Looks = [("g1", null), ("g2", "lines"), ("g3", "dots"), ("rest", null), ("unknown", "hatch")];

    /// <summary>Years that tell anything, the oldest first; two are needed to compare.</summary>
    public IReadOnlyList<YearReport> Years { get; } = [.. told.Where(r => !r.Released.IsWithheld && !r.Released.IsEmpty).OrderBy(r => r.Year)];

    /// <summary>Who won of those that bid, with its exact interval; null: hidden or nobody bid.</summary>
    public static GroupRate? Won(YearReport year, BidderGroup? group) =>
        year.Released.Reached(group, FunnelStage.Bid) is { } bid and > 0 && year.Released.Reached(group, FunnelStage.Won) is { } won
            ? GroupRate.Of("", bid, won) : null;

    /// <summary>What the first and the last year together say of a group's chance to win; years with hidden counts tell nothing.</summary>
    public string Reading(BidderGroup? group)
    {
        var (first, last) = (Years[0], Years[^1]);
        var reading = Won(first, group) is { } before && Won(last, group) is { } now
            ? RateComparison.Of([new("", "now", now.N, now.Successes), new("", "before", before.N, before.Successes)]).Reading : RateReading.TooFew;
        return t.Of($"reports.trend.reading.{reading.ToString().ToLowerInvariant()}", ("year", $"{first.Year}"));
    }

    /// <summary>Who bid by group, of years that tell all of them; null where fewer than two do.</summary>
    public YearsChart? Chart()
    {
        var bars = Years.Select(y => (Year: y, Counts: ReleasedFunnel.Groups.Select(g => y.Released.Reached(g, FunnelStage.Bid)).ToList())).Where(y => y.Counts.All(c => c is not null) && y.Counts.Sum() > 0)
            .Select(y => new YearBar($"{y.Year.Year}", t.Count("reports.firms", y.Counts.Sum()!.Value), [.. y.Counts.Select(c => c!.Value)])).ToList();
        return bars.Count < 2 ? null
            : new("trend", t["reports.trend.chart"], [.. ReleasedFunnel.Groups.Select((g, i) => new ChartPart(Looks[i].Look, Looks[i].Grain, words.Group(g)))], bars, t.Direction == "rtl");
    }
}
