using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Comparing;

/// <summary>Years and cities side by side, in the reader's words.</summary>
/// <param name="City">Whose page.</param>
/// <param name="Told">Its years that can be chosen, the newest first.</param>
/// <param name="Earlier">The first of the two years that are compared; null: there are not two.</param>
/// <param name="Later">The second.</param>
/// <param name="Cities">Cities that agreed.</param>
/// <param name="ForOfficers">True: exact counts of the city itself, and the agreement can be changed.</param>
internal sealed record ComparePage(City City, IReadOnlyList<YearReport> Told, ComparedReport? Earlier, ComparedReport? Later, ComparedCities Cities, bool ForOfficers)
{
    private static readonly (string Look, string? Grain)[] Looks = [("g1", null), ("g2", "lines"), ("g3", "dots"), ("rest", null), ("unknown", "hatch")];

    /// <summary>The reader's language.</summary>
    public required Language T { get; init; }

    /// <summary>Names of official codes.</summary>
    public required CodeLabels Labels { get; init; }

    /// <summary>What codes are called.</summary>
    public ReportWords Words => field ??= new(T, Labels);

    /// <summary>Where the page is.</summary>
    public string Self => T.Path(ForOfficers ? $"/admin/cities/{City.Slug}/report/compare" : $"/cities/{City.Slug}/report/compare");

    /// <summary>"12% (8% to 17%)", or that it is hidden.</summary>
    public string Range(ComparedRate? rate) => rate is null ? T["surveys.hidden"]
        : T.Of("reports.interval", ("value", Percent(rate.Rate)), ("low", Percent(rate.Low)), ("high", Percent(rate.High)));

    /// <summary>Which groups clearly changed, or that none did, or that there are too few to tell.</summary>
    public string Finding(IEnumerable<(string Group, RateChange Change)> groups)
    {
        var told = groups.Where(g => g.Change != RateChange.Hidden).ToList();
        var clear = told.Where(g => g.Change != RateChange.NotTold).Select(g => $"{T.Labelled(g.Group)} {Says(g.Change)}").ToList();
        return clear.Count > 0 ? string.Join(' ', clear) : Says(told.Count > 0 ? RateChange.NotTold : RateChange.Hidden);
    }

    /// <summary>What two shares say side by side, in words.</summary>
    public string Says(RateChange change) => T[$"reports.compare.change.{change.ToString().ToLowerInvariant()}"];

    /// <summary>True: the releases shown do not all mean the same by their groups.</summary>
    public bool MeaningsDiffer(IEnumerable<ComparedReport> lines) => lines.Select(l => l.Meaning(T)).Distinct().Count() > 1;

    /// <summary>Who bid, by group, of those releases that tell all groups; null where fewer than two do.</summary>
    public YearsChart? Chart(string id, IEnumerable<(string Name, YearReport Report)> lines)
    {
        var bars = lines.Select(l => (l.Name, Counts: ReleasedFunnel.Groups.Select(g => l.Report.Released.Reached(g, FunnelStage.Bid)).ToList())).Where(l => l.Counts.All(c => c is not null) && l.Counts.Sum() > 0)
            .Select(l => new YearBar(l.Name, T.Count("reports.firms", l.Counts.Sum()!.Value), [.. l.Counts.Select(c => c!.Value)])).ToList();
        return bars.Count < 2 ? null
            : new(id, T["reports.compare.chart"], [.. ReleasedFunnel.Groups.Select((g, i) => new ChartPart(Looks[i].Look, Looks[i].Grain, Words.Group(g)))], bars, T.Direction == "rtl");
    }

    /// <summary>"80%": for which part of the firms at a stage the group is known.</summary>
    public string Known(ReleasedFunnel released, FunnelStage stage) => released.KnownRate(stage) is { } known ? Percent(known) : T["surveys.hidden"];

    /// <summary>The shares that are compared: their heading, what they are, how one is found, and the stage of those who are counted.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<BidderGroup?> Groups, Func<ReleasedFunnel, BidderGroup?, ComparedRate?> Of, FunnelStage Stage)> Shares { get; } =
    [
        ("bidders", [.. ReleasedFunnel.Groups.Cast<BidderGroup?>()], (released, group) => ComparedRate.OfBidders(released, group!.Value), FunnelStage.Bid),
        ("won", ReportPage.Rows, ComparedRate.Won, FunnelStage.Won),
    ];

    private string Percent(double share) => T.Share(share);
}
