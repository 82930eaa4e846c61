using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Rates;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Features.Barriers;

/// <summary>The barriers of a year in the reader's words.</summary>
/// <param name="City">Whose.</param>
/// <param name="Told">All years that were told, the newest first.</param>
/// <param name="Shown">The one that is shown; null: none yet.</param>
internal sealed record BarriersPage(City City, IReadOnlyList<YearReport> Told, YearReport? Shown)
{
    /// <summary>The reader's language.</summary>
    public required Language T { get; init; }

    /// <summary>True: a year was asked for that has not been told.</summary>
    public bool Missed { get; init; }

    /// <summary>What firms said in the year; null: not counted yet.</summary>
    public YearReasons? Said { get; init; }

    /// <summary>True: everybody reads what firms said in the year.</summary>
    public bool SaidIsPublic { get; init; }

    /// <summary>What firms wrote in their own words; empty where they were too few, null where it cannot be read any more.</summary>
    public IReadOnlyList<string>? Words { get; init; } = [];

    /// <summary>Reasons that a group names clearly more often than all others, in words.</summary>
    public IEnumerable<(string Title, string Text)> Named => Said!.Released.Reasons
        .SelectMany(line => ReleasedFunnel.Groups.Where(g => g != BidderGroup.Unknown), (line, group) => (line.Code, Group: group, Said: Said.Released.Compare(line, group)))
        .Where(named => ComparedRate.Between(named.Said?.Others, named.Said?.Own) == RateChange.Higher)
        .Select(named => (
            T.Of("barriers.steps.where", ("group", Group(named.Group)), ("step", T[$"bids.barriers.{named.Code}"])),
            T.Of("barriers.reasons.more", ("own", Range(named.Said!.Value.Own)), ("others", Range(named.Said.Value.Others)))));

    /// <summary>The steps that may be told.</summary>
    public IReadOnlyList<FunnelStep> Steps => field ??= Shown is null ? [] : FunnelStep.Of(Shown.Released);

    /// <summary>Where a group clearly loses more than all others, in words.</summary>
    public IEnumerable<(string Title, string Text)> Clear => (Shown is null ? [] : StepLoss.Of(Shown.Released, g => Group(g), T["barriers.steps.others"])).Where(l => l.IsClear)
        .Select(l => (T.Of("barriers.steps.where", ("group", Group(l.Group)), ("step", Step(l.Step))), RateWords.Of(T, l.Comparison!)));

    /// <summary>What goes with winning less, in words.</summary>
    public IReadOnlyList<(WithAndWithout Found, string Group, string Text)> Effects => field ??= Shown is null ? [] :
        [.. WithAndWithout.Of(Shown.Released).Select(e => (e, T.Of("barriers.steps.where", ("group", e.Side is [var only] ? Group(only) : T["reports.group.joined"]), ("step", Step(e.Step))), With(e.Comparison)))];

    /// <summary>What was found for something a tender asks for, in a sentence.</summary>
    public string Finding(TenderFeature feature)
    {
        var found = Effects.Where(e => e.Found.Feature == feature).ToList();
        var clear = found.Where(e => e.Found.Comparison.Reading is RateReading.FirstLower or RateReading.FirstHigher).Select(e => e.Group).ToList();
        return clear.Count > 0 ? T.Of("barriers.effects.clear", ("list", string.Join("; ", clear)))
            : T[found.Exists(e => e.Found.Comparison.Reading == RateReading.NoDifferenceSeen) ? "barriers.effects.nottold" : "barriers.effects.few"];
    }

    private string With(RateComparison found) => $"{T.Of("barriers.effects.rates", ("with", T.Share(found.Groups[0].Rate ?? 0)), ("without", T.Share(found.Groups[1].Rate ?? 0)))} " + T[found.Reading switch
    {
        RateReading.FirstLower => "barriers.effects.lower",
        RateReading.FirstHigher => "barriers.effects.higher",
        RateReading.NoDifferenceSeen => "rates.reading.no_difference_seen",
        _ => "rates.reading.too_few",
    }];

    /// <summary>The name of a group.</summary>
    public string Group(BidderGroup? group) => T[$"reports.group.{group?.ToString().ToLowerInvariant() ?? "all"}"];

    /// <summary>"from 'sent a bid' to 'won'".</summary>
    public string Step(FunnelStep step) => T.Of("barriers.steps.step", ("from", Stage(step.From)), ("to", Stage(step.To)));

    /// <summary>"12 of 40: 30 % (20 % to 42 %)"; hidden where it must be, a dash where there is nobody.</summary>
    public string Cell(FunnelStep step, BidderGroup? group) => step.Line(Shown!.Released, group, "") is not { } line ? T["surveys.hidden"]
        : FunnelStep.Rate(line) is { } rate ? new ImprovementText(T).Share(rate, withInterval: true) : "–";

    /// <summary>For which part of the firms at a stage the group is known.</summary>
    public string Known(FunnelStage stage) => Shown!.Released.KnownRate(stage) is { } known ? T.Share(known) : T["surveys.hidden"];

    private string Range(ComparedRate rate) => T.Of("reports.interval", ("value", T.Share(rate.Rate)), ("low", T.Share(rate.Low)), ("high", T.Share(rate.High)));

    private string Stage(FunnelStage stage) => T[$"reports.stage.{stage.ToString().ToLowerInvariant()}"];
}
