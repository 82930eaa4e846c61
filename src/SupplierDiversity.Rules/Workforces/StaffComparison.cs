using SupplierDiversity.Rules.Statistics;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Workforces;

/// <summary>What a firm's head-count can tell beside the city's population.</summary>
public enum StaffReading
{
    /// <summary>Nothing is known about anybody's background.</summary>
    NothingKnown,

    /// <summary>So few people that even none or all of them would prove nothing.</summary>
    TooFew,

    /// <summary>No difference that chance alone could not make.</summary>
    Alike,

    /// <summary>A larger share than in the city, more than chance alone would make.</summary>
    Above,

    /// <summary>A smaller share than in the city, more than chance alone would make.</summary>
    Below,
}

/// <summary>
/// The exact binomial test of a head-count against the population share, so that a small firm is never judged by one
/// person more or less. It explains a figure; it never decides a status.
/// </summary>
/// <param name="Reading">What can be said.</param>
/// <param name="Known">People of whom it is known.</param>
/// <param name="P">Two-sided p-value, 0 to 1.</param>
public sealed record StaffComparison(StaffReading Reading, int Known, double P)
{
    /// <summary>Below this a difference is called more than chance: 5 %.</summary>
    public const double Level = 1 - ExactInterval.Confidence;

    /// <summary>Compares.</summary>
    /// <param name="workforce">The head-count.</param>
    /// <param name="populationBasisPoints">Inhabitants with a migrant background, 0 to 10,000.</param>
    public static StaffComparison Of(Workforce workforce, int populationBasisPoints)
    {
        var known = workforce.WithBackground is null ? 0 : workforce.Total - workforce.Undeclared;
        if (known <= 0)
        {
            return new(StaffReading.NothingKnown, 0, 1);
        }

        var share = populationBasisPoints / 10_000d;
        var (count, p) = (workforce.WithBackground!.Value, ExactInterval.BinomialP(workforce.WithBackground.Value, known, share));
        var most = Math.Min(ExactInterval.BinomialP(0, known, share), ExactInterval.BinomialP(known, known, share));
        return new(most >= Level ? StaffReading.TooFew : p >= Level ? StaffReading.Alike : count > known * share ? StaffReading.Above : StaffReading.Below, known, p);
    }
}
