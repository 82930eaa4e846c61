using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Monitoring;
using SupplierDiversity.Features.Rates;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>The page of reports in the reader's words.</summary>
/// <param name="City">Whose.</param>
/// <param name="Told">All years that were told, the newest first.</param>
/// <param name="Shown">The one that is shown; null: none yet.</param>
/// <param name="Open">Years that ended and were not told yet.</param>
/// <param name="Floor">The smallest k the city may choose.</param>
/// <param name="Form">What the fields hold.</param>
internal sealed record ReportPage(City City, IReadOnlyList<YearReport> Told, YearReport? Shown, IReadOnlyList<int> Open, int Floor, ReportForm Form)
{
    /// <summary>The reader's language.</summary>
    public required Language T { get; init; }

    /// <summary>What codes are called.</summary>
    public ReportWords Words => field ??= new(T, Labels);

    /// <summary>Names of official codes.</summary>
    public required CodeLabels Labels { get; init; }

    /// <summary>The years side by side.</summary>
    public ReportTrend Trend => field ??= new(T, Words, Told);

    /// <summary>True: a year was asked for that has not been told.</summary>
    public required bool Missed { get; init; }

    /// <summary>True: the page of the city's own people.</summary>
    public bool ForOfficers { get; init; }

    /// <summary>Years that everybody may read.</summary>
    public IReadOnlySet<int> Published { get; init; } = new HashSet<int>();

    /// <summary>What is on the page: anchors and headings.</summary>
    public IEnumerable<(string Id, string Name)> Parts =>
        from part in new (string Id, bool There)[]
        {
            ("funnel", true), ("chance", ForOfficers), ("cuts", true), ("beneath", Shown!.Released.Subcontracted is not null), ("amounts", ForOfficers), ("available", ForOfficers),
            ("trend", ForOfficers && Trend.Years.Count > 1), ("reach", ForOfficers), ("method", true), ("more", true),
        }
        where part.There
        select (part.Id, T[part.Id == "more" ? "reports.more" : $"reports.{part.Id}.title"]);

    /// <summary>The rows with the line of all.</summary>
    public static IReadOnlyList<BidderGroup?> Rows => ReportLines.Rows;

    /// <summary>The stages that have a column of their own.</summary>
    public static IEnumerable<FunnelStage> WithColumn(ReleasedFunnel released) => FunnelStages.All.Where(s => released.Columns.Any(c => c[0] == s));

    /// <summary>The name of a group.</summary>
    public string Group(BidderGroup? group) => Words.Group(group);

    /// <summary>The name of a stage.</summary>
    public string Stage(FunnelStage stage) => T[$"reports.stage.{stage.ToString().ToLowerInvariant()}"];

    /// <summary>A count, or that it is hidden.</summary>
    public string Count(long? count) => count is { } n ? T.Number(n) : T["surveys.hidden"];

    /// <summary>"80%"; hidden where it must be, a dash where there is nobody.</summary>
    public string Known(FunnelStage stage) => Known(Shown!.Released, stage);

    /// <inheritdoc cref="Known(FunnelStage)"/>
    public string Known(ReleasedFunnel released, FunnelStage stage) => Known(released.KnownRate(stage), released.Reached(null, stage));

    /// <summary>What the year says of a group's chance to win, beside bidders that are neither.</summary>
    public IEnumerable<string> Readings => WinningRates.Of(Shown!.Released, g => Group(g))
        .Select(r => r.Comparison is { Overall: not null } comparison ? RateWords.Of(T, comparison) : $"{T.Labelled(Group(r.Group))} {(r.Comparison is null ? T["rates.reading.too_few"] : RateWords.Of(T, r.Comparison))}");

    /// <summary>"254 businesses bid; the group is known for 80% of them."; null where a count is hidden.</summary>
    public string? Headline => Words.Headline(Shown!.Released);

    /// <summary>The comparisons that may be told, for their table.</summary>
    public IReadOnlyList<WinningRates> Compared => [.. WinningRates.Of(Shown!.Released, g => Group(g)).Where(r => r.Comparison?.Overall is not null)];

    /// <summary>"12% (8% to 17%)".</summary>
    public string Interval(Rules.Statistics.GroupRate rate) => rate is { Rate: { } share, Interval: { } interval }
        ? T.Of("reports.interval", ("value", Percent(share)), ("low", Percent(interval.Low)), ("high", Percent(interval.High))) : "–";

    /// <summary>"0.85 (0.60 to 1.20)"; without an interval where a rate is zero.</summary>
    public string Ratio(double? ratio, double? low, double? high) => (ratio, low, high) switch
    {
        ({ } r, { } l, { } h) => T.Of("reports.interval", ("value", Two(r)), ("low", Two(l)), ("high", Two(h))),
        ({ } r, _, _) => Two(r),
        _ => "–",
    };

    /// <summary>A p-value; very small ones as such.</summary>
    public string P(double? p) => p switch { null => "–", < 0.001 => "< " + 0.001.ToString("0.000", T.Culture), { } value => value.ToString("0.000", T.Culture) };

    /// <summary>The groups' firms by how far they came, for groups of which every count is printed; null where there is nothing to draw.</summary>
    public YearsChart? Chart()
    {
        var released = Shown!.Released;
        string[] looks = ["rest", "g3", "g2", "g2", "g1"];
        string?[] grains = [null, "dots", "hatch", "lines", null];
        var bars = ReleasedFunnel.Groups.Where(g => released.Counts[(int)g].All(c => c is not null) && released.Counts[(int)g][^1] > 0)
            .Select(g => new YearBar(Group(g), T.Count("reports.firms", released.Counts[(int)g][^1]!.Value), [.. released.Counts[(int)g].SkipLast(1).Select(c => c!.Value)])).ToList();
        return bars.Count == 0 ? null : new(
            "funnel", T["reports.chart"], [.. released.Columns.Select(c => new ChartPart(looks[(int)c[0]], grains[(int)c[0]], Stopped(c)))], bars, T.Direction == "rtl");
    }

    /// <summary>What a column of the table holds: "Bid" or "Shortlisted, Won".</summary>
    public string Stopped(IReadOnlyList<FunnelStage> column) => string.Join(" + ", column.Select(Stage));

    /// <summary>Firms of a line that came at least so far; who won as "12 of 40 (30%)", of those that bid.</summary>
    public string Cell(ReleasedCut cut, ReleasedCutLine line, int? side, FunnelStage stage) =>
        stage == FunnelStage.Won && cut.Reached(line, side, stage) is { } won && cut.Reached(line, side, FunnelStage.Bid) is { } bid and > 0
            ? T.Of("monitoring.share", ("count", won), ("of", bid), ("share", Percent((double)won / bid))) : Count(cut.Reached(line, side, stage));

    /// <summary>"80%"; hidden where it must be, a dash where there is nobody.</summary>
    public string Known(double? share, long? of) => share is { } known ? Percent(known) : of == 0 ? "–" : T["surveys.hidden"];

    /// <summary>The breakdowns that are not told.</summary>
    public static IReadOnlyList<string> Missing(ReleasedFunnel released) => [.. FirmTraits.Breakdowns.Where(by => released.Cuts.All(c => c.By != by))];

    /// <summary>What compares like with like, with what it means where it points the other way than the whole.</summary>
    public string Stratified => Shown!.Released is not { Stratified: { } common } released ? T["reports.not_stratified"]
        : T.Of($"reports.stratified.{released.StratifiedBy ?? "stratum"}", ("ratio", Ratio(common.OddsRatio, common.Low, common.High)), ("p", P(common.P)))
            + " " + T[(common.Low, common.High) switch { (_, < 1) => "reports.stratified.lower", ( > 1, _) => "reports.stratified.higher", _ => "reports.stratified.unclear" }]
            + (released.TurnsRound ? " " + T["reports.turns_round"] : "");

    /// <summary>"30%".</summary>
    public string Percent(double share) => T.Share(share);

    private string Two(double number) => number.ToString("0.00", T.Culture);
}
