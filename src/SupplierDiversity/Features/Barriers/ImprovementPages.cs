using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Features.Barriers;

/// <summary>The register of a city.</summary>
/// <param name="City">Whose.</param>
/// <param name="Today">The day there.</param>
/// <param name="All">The lessons.</param>
/// <param name="Form">What the fields of a new one hold.</param>
internal sealed record ImprovementsPage(City City, DateOnly Today, IReadOnlyList<Improvement> All, ImprovementForm Form)
{
    /// <summary>The reader's words.</summary>
    public required ImprovementText Words { get; init; }
}

/// <summary>One lesson.</summary>
/// <param name="City">Whose.</param>
/// <param name="Today">The day there.</param>
/// <param name="Improvement">As it is.</param>
/// <param name="Measured">What figures say; null: it is not measured.</param>
internal sealed record ImprovementPage(City City, DateOnly Today, Improvement Improvement, BeforeAfter? Measured)
{
    /// <summary>The reader's words.</summary>
    public required ImprovementText Words { get; init; }

    /// <summary>What was typed and is wrong; null: nothing.</summary>
    public ImprovementForm? Typed { get; init; }

    /// <summary>The day typed.</summary>
    public string ChangedOn { get; init; } = "";

    /// <summary>The outcome typed.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>Fields of a lesson, with where they are sent.</summary>
/// <param name="Action">Path.</param>
/// <param name="Form">What they hold.</param>
/// <param name="Words">The reader's words.</param>
internal sealed record ImprovementFields(string Action, ImprovementForm Form, ImprovementText Words);

/// <summary>What everybody reads.</summary>
/// <param name="City">Whose.</param>
/// <param name="Lines">Each with what public figures say; null: it is not measured.</param>
/// <param name="HasReport">True: there is a public report to go to.</param>
internal sealed record PublicImprovementsPage(City City, IReadOnlyList<(PublishedImprovement Published, BeforeAfter? Measured)> Lines, bool HasReport)
{
    /// <summary>The reader's words.</summary>
    public required ImprovementText Words { get; init; }

    /// <summary>What firms said kept them out, the newest year first, with the moment it was published (UTC).</summary>
    public required IReadOnlyList<(SaidTable Table, DateTimeOffset PublishedAt)> Said { get; init; }
}

/// <summary>Says in words how a change is measured.</summary>
/// <param name="t">The reader's language.</param>
internal sealed class ImprovementText(Language t)
{
    /// <summary>"Migrant-owned: won, of those that bid".</summary>
    public string Measure(MeasuredRate measure) => t.Of(
        "improvements.measure.of",
        ("group", t[$"reports.group.{measure.Group?.ToString().ToLowerInvariant() ?? "all"}"]),
        ("step", t[$"improvements.measure.{measure.To.ToString().ToLowerInvariant()}"]));

    /// <summary>Where it stands, and what the figures are.</summary>
    /// <param name="measured">The measurement.</param>
    /// <param name="withReading">False: of counts with noise nothing is said about chance.</param>
    public IEnumerable<string> Said(BeforeAfter measured, bool withReading)
    {
        if (measured.State == MeasureState.NotChanged)
        {
            yield return t["improvements.measured.not_changed"];
            yield break;
        }

        if (measured.Was is { } was)
        {
            yield return t.Of("improvements.measured.share", ("year", $"{measured.Before}"), ("share", Share(was, withReading)));
        }

        if (measured.Became is { } became)
        {
            yield return t.Of("improvements.measured.share", ("year", $"{measured.After}"), ("share", Share(became, withReading)));
        }

        if (measured is { AllWas.Rate: { } allWas, AllBecame.Rate: { } allBecame })
        {
            yield return t.Of("improvements.measured.all", ("before", Percent(allWas)), ("after", Percent(allBecame)));
        }

        foreach (var (year, known) in new[] { (measured.Before, measured.KnownWas), (measured.After, measured.KnownBecame) })
        {
            if (known is { } share)
            {
                yield return t.Of("improvements.measured.known", ("year", $"{year}"), ("share", Percent(share)));
            }
        }

        switch (measured.State)
        {
            case MeasureState.NotOver:
                yield return t.Of("improvements.measured.not_over", ("year", $"{measured.After}"));
                break;
            case MeasureState.NotCounted:
                yield return t.Of("improvements.measured.not_counted", ("years", string.Join(", ", measured.NotCounted)));
                break;
            case MeasureState.Hidden:
                yield return t["improvements.measured.hidden"];
                break;
            default:
                if (withReading)
                {
                    var reading = measured.Reading switch { RateReading.FirstHigher => "higher", RateReading.FirstLower => "lower", RateReading.NoDifferenceSeen => "same", _ => "few" };
                    yield return t[$"improvements.measured.{reading}"];
                }

                break;
        }
    }

    /// <summary>"30 % (20 % to 42 %)"; without the range where counts have noise.</summary>
    public string Share(GroupRate rate, bool withInterval) => rate is { Rate: { } share, Interval: { } interval } && withInterval
        ? t.Of("reports.interval", ("value", Percent(share)), ("low", Percent(interval.Low)), ("high", Percent(interval.High))) : Percent(rate.Rate ?? 0);

    private string Percent(double share) => t.Share(share);
}
