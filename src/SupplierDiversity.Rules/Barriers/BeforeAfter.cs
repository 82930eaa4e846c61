using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>How far an improvement can be measured.</summary>
public enum MeasureState
{
    /// <summary>It is not changed yet.</summary>
    NotChanged,

    /// <summary>The year after the change has not ended.</summary>
    NotOver,

    /// <summary>One of the years was not counted.</summary>
    NotCounted,

    /// <summary>One of the counts is hidden.</summary>
    Hidden,

    /// <summary>Both years are told.</summary>
    Told,
}

/// <summary>
/// A share before and after a change. Both are whole calendar years, because a report tells nothing shorter, and equally
/// long: the year before that of the change and the one after it. The year of the change itself is half of each and left out,
/// unless the change came on its first day. It never proves a cause.
/// </summary>
public sealed record BeforeAfter
{
    /// <summary>How far it can be measured.</summary>
    public required MeasureState State { get; init; }

    /// <summary>Calendar year before the change; 0 while nothing is changed.</summary>
    public int Before { get; init; }

    /// <summary>Calendar year after the change.</summary>
    public int After { get; init; }

    /// <summary>Those of the two years that ended and were not counted.</summary>
    public IReadOnlyList<int> NotCounted { get; init; } = [];

    /// <summary>The share before; null: not to be told.</summary>
    public GroupRate? Was { get; init; }

    /// <summary>The share after.</summary>
    public GroupRate? Became { get; init; }

    /// <summary>For which part of those it is measured of the group was known before, 0 to 1; null where all are measured, or it is hidden.</summary>
    public double? KnownWas { get; init; }

    /// <summary>The same after.</summary>
    public double? KnownBecame { get; init; }

    /// <summary>The share of all firms before, for comparison; null where all are what is measured.</summary>
    public GroupRate? AllWas { get; init; }

    /// <summary>The share of all firms after.</summary>
    public GroupRate? AllBecame { get; init; }

    /// <summary>The year after beside the year before: lower, higher, no difference or too few.</summary>
    public RateReading Reading { get; init; }

    /// <summary>Measures a change.</summary>
    /// <param name="changedOn">The day of the change in the city; null: not changed.</param>
    /// <param name="today">The day in the city.</param>
    /// <param name="measure">By what.</param>
    /// <param name="year">The year as it may be told; null: it was not counted.</param>
    public static BeforeAfter Of(DateOnly? changedOn, DateOnly today, MeasuredRate measure, Func<int, ReleasedFunnel?> year)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(year);
        if (changedOn is not { } day)
        {
            return new() { State = MeasureState.NotChanged };
        }

        var (before, after) = (day.Year - 1, day is { Month: 1, Day: 1 } ? day.Year : day.Year + 1);
        var (then, now) = (year(before), after < today.Year ? year(after) : null);
        var (was, became) = (Line(then, measure.Group), Line(now, measure.Group));
        return new()
        {
            State = after >= today.Year ? MeasureState.NotOver : then is null || now is null ? MeasureState.NotCounted : was is { N: > 0 } && became is { N: > 0 } ? MeasureState.Told : MeasureState.Hidden,
            Before = before,
            After = after,
            NotCounted = [.. new[] { (before, then), (after, now) }.Where(y => y.Item2 is null && y.Item1 < today.Year).Select(y => y.Item1)],
            Was = FunnelStep.Rate(was),
            Became = FunnelStep.Rate(became),
            KnownWas = measure.Group is null ? null : then?.KnownRate(measure.Step.From),
            KnownBecame = measure.Group is null ? null : now?.KnownRate(measure.Step.From),
            AllWas = measure.Group is null ? null : FunnelStep.Rate(Line(then, null)),
            AllBecame = measure.Group is null ? null : FunnelStep.Rate(Line(now, null)),
            Reading = was is not null && became is not null ? RateComparison.Of([became with { Group = "after" }, was with { Group = "before" }]).Reading : RateReading.TooFew,
        };

        RateLine? Line(ReleasedFunnel? released, BidderGroup? group) => released is null ? null : measure.Step.Line(released, group, "");
    }
}
