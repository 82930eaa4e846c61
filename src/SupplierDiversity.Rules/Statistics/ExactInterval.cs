namespace SupplierDiversity.Rules.Statistics;

/// <summary>The exact interval of a rate after Clopper and Pearson (Biometrika 26, 1934): it never promises too much.</summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
public readonly record struct ExactInterval(double Low, double High)
{
    /// <summary>How sure the intervals are: 95 %.</summary>
    public const double Confidence = 0.95;

    /// <summary>The interval for so many successes of n trials; from 0 to 1 where there was no trial.</summary>
    public static ExactInterval Of(long successes, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        const double Tail = (1 - Confidence) / 2;
        return new(
            successes == 0 ? 0 : SpecialFunctions.BetaQuantile(Tail, successes, n - successes + 1),
            successes == n ? 1 : SpecialFunctions.BetaQuantile(1 - Tail, successes + 1, n - successes));
    }

    /// <summary>
    /// Whether a head-count can tell that a firm's staff differs from a population share: the two-sided exact binomial
    /// p-value, adding up all counts that are no likelier than the one seen.
    /// </summary>
    public static double BinomialP(long successes, long n, double share)
    {
        var seen = Log(successes);
        double p = 0;
        for (long k = 0; k <= n; k++)
        {
            var log = Log(k);
            // Likelihoods that are equal but for rounding count as equal (R's binom.test does the same).
            p += log <= seen + 1e-7 ? Math.Exp(log) : 0;
        }

        return Math.Min(1, p);

        double Log(long k) => share switch
        {
            <= 0 => k == 0 ? 0 : double.NegativeInfinity,
            >= 1 => k == n ? 0 : double.NegativeInfinity,
            _ => SpecialFunctions.LogChoose(n, k) + (k * Math.Log(share)) + ((n - k) * Math.Log(1 - share)),
        };
    }
}
