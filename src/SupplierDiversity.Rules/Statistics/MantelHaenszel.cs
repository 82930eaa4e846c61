namespace SupplierDiversity.Rules.Statistics;

/// <summary>
/// The common odds ratio over strata (Mantel and Haenszel, 1959), with the interval of Robins, Breslow and Greenland
/// (Biometrics 42, 1986) and the continuity-corrected test. It compares like with like: firms of one sector and size.
/// </summary>
/// <param name="OddsRatio">Null when no stratum says anything.</param>
/// <param name="Low">Lower end of the 95 % interval; null when the ratio is 0 or unknown.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">Two-sided; null when no stratum says anything.</param>
public sealed record MantelHaenszel(double? OddsRatio, double? Low, double? High, double? P)
{
    /// <summary>Computes it. Strata of fewer than two say nothing and are passed over.</summary>
    public static MantelHaenszel Of(IEnumerable<TwoByTwo> strata)
    {
        double r = 0, s = 0, pr = 0, both = 0, qs = 0, seen = 0, expected = 0, variance = 0;
        foreach (var t in strata.Where(t => t.Total >= 2))
        {
            double a = t.A, b = t.B, c = t.C, d = t.D, n = t.Total;
            var (ri, si, p, q) = (a * d / n, b * c / n, (a + d) / n, (b + c) / n);
            (r, s) = (r + ri, s + si);
            (pr, both, qs) = (pr + (p * ri), both + (p * si) + (q * ri), qs + (q * si));
            seen += a;
            expected += (a + b) * (a + c) / n;
            variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1));
        }

        var distance = Math.Abs(seen - expected);
        // As in R's mantelhaen.test, the correction never turns a difference round.
        var z = variance > 0 ? (distance - Math.Min(0.5, distance)) / Math.Sqrt(variance) : (double?)null;
        var test = z is { } value ? SpecialFunctions.NormalTwoSided(value) : (double?)null;
        if (s == 0 || r == 0)
        {
            return new(s > 0 ? 0 : null, null, null, test);
        }

        var ratio = r / s;
        var width = TwoByTwo.Normal95 * Math.Sqrt((pr / (2 * r * r)) + (both / (2 * r * s)) + (qs / (2 * s * s)));
        return new(ratio, ratio * Math.Exp(-width), ratio * Math.Exp(width), test);
    }
}
