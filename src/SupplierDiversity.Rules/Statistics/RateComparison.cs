namespace SupplierDiversity.Rules.Statistics;

/// <summary>One line of a table of rates.</summary>
/// <param name="Stratum">Like is compared with like within a stratum (a sector, a size); empty where there is one.</param>
/// <param name="Group">The group.</param>
/// <param name="N">Everybody of the group in the stratum.</param>
/// <param name="Successes">Of them, those who succeeded.</param>
public sealed record RateLine(string Stratum, string Group, long N, long Successes);

/// <summary>A group over all strata.</summary>
/// <param name="Group">Its name.</param>
/// <param name="N">Everybody.</param>
/// <param name="Successes">Those who succeeded.</param>
/// <param name="Rate">Successes of everybody; null for an empty group.</param>
/// <param name="Interval">Exact 95 % interval; null for an empty group.</param>
public sealed record GroupRate(string Group, long N, long Successes, double? Rate, ExactInterval? Interval)
{
    /// <summary>The rate of a group with its interval.</summary>
    public static GroupRate Of(string group, long n, long successes) =>
        new(group, n, successes, n == 0 ? null : (double)successes / n, n == 0 ? null : ExactInterval.Of(successes, n));
}

/// <summary>What a comparison says in a sentence.</summary>
public enum RateReading
{
    /// <summary>Fewer than two groups with anybody in them.</summary>
    NothingToCompare,

    /// <summary>Large differences either way would fit the figures: too few to tell.</summary>
    TooFew,

    /// <summary>Enough figures, and no difference that chance would not make.</summary>
    NoDifferenceSeen,

    /// <summary>The first group succeeds less often than chance would explain.</summary>
    FirstLower,

    /// <summary>The first group succeeds more often than chance would explain.</summary>
    FirstHigher,
}

/// <summary>The first two groups of a table compared, over all and stratum by stratum.</summary>
public sealed record RateComparison
{
    /// <summary>All groups in order of first appearance.</summary>
    public required IReadOnlyList<GroupRate> Groups { get; init; }

    /// <summary>The first two groups over all strata; null when there is one group only.</summary>
    public TwoByTwo? Overall { get; private init; }

    /// <summary>Fisher's exact p-value of <see cref="Overall"/>; null when there is one group only.</summary>
    public double? FisherP { get; private init; }

    /// <summary>The same stratum by stratum.</summary>
    public MantelHaenszel? Stratified { get; private init; }

    /// <summary>What it says.</summary>
    public RateReading Reading { get; private init; }

    /// <summary>
    /// True when comparing like with like points the other way than the whole (Simpson's paradox), so that the whole
    /// must not be read alone.
    /// </summary>
    public bool TurnsRound { get; private init; }

    /// <summary>Analyses a table; lines of the same stratum and group are added up.</summary>
    public static RateComparison Of(IReadOnlyList<RateLine> lines)
    {
        var groups = lines.GroupBy(l => l.Group).Select(g => GroupRate.Of(g.Key, g.Sum(l => l.N), g.Sum(l => l.Successes))).ToList();
        if (groups.Count < 2)
        {
            return new() { Groups = groups, Reading = RateReading.NothingToCompare };
        }

        var (first, second) = (groups[0].Group, groups[1].Group);
        var strata = lines.GroupBy(l => l.Stratum).Select(s => Table(s, first, second)).ToList();
        var overall = strata.Aggregate((x, y) => x + y);
        var stratified = MantelHaenszel.Of(strata);
        var fisherP = overall.FisherP();
        return new()
        {
            Groups = groups,
            Overall = overall,
            FisherP = fisherP,
            Stratified = stratified,
            Reading = Read(overall, fisherP),
            TurnsRound = strata.Count > 1 && overall.RateRatio().Ratio is { } ratio && stratified.OddsRatio is { } odds && (ratio - 1) * (odds - 1) < 0,
        };
    }

    private static TwoByTwo Table(IEnumerable<RateLine> stratum, string first, string second)
    {
        var lines = stratum.ToList();
        var (a, an) = Sum(first);
        var (c, cn) = Sum(second);
        return new(a, an - a, c, cn - c);

        (long Successes, long N) Sum(string group) =>
            (lines.Where(l => l.Group == group).Sum(l => l.Successes), lines.Where(l => l.Group == group).Sum(l => l.N));
    }

    // "No difference" is said only when the figures rule out that one rate is less than four fifths of the other.
    private static RateReading Read(TwoByTwo table, double fisherP)
    {
        if (table.A + table.B == 0 || table.C + table.D == 0)
        {
            return RateReading.NothingToCompare;
        }

        var lower = (Int128)table.A * (table.C + table.D) < (Int128)table.C * (table.A + table.B);
        return fisherP < 1 - ExactInterval.Confidence
            ? lower ? RateReading.FirstLower : RateReading.FirstHigher
            : table.RateRatio() is ({ }, >= 0.8, <= 1.25) ? RateReading.NoDifferenceSeen : RateReading.TooFew;
    }
}
