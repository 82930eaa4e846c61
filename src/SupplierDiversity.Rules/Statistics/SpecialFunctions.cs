namespace SupplierDiversity.Rules.Statistics;

/// <summary>
/// The few functions of mathematics that the statistics need and .NET does not have. Rules take no package, so they
/// stand here; the tests compare them with published values.
/// </summary>
internal static class SpecialFunctions
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x above 0 (Lanczos, g = 7): about 15 digits.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        x -= 1;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i);
        }

        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>ln of the number of ways to choose k of n.</summary>
    public static double LogChoose(long n, long k) => LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(n - k + 1);

    /// <summary>The regularised incomplete beta function I(x; a, b), by its continued fraction (Lentz).</summary>
    public static double Beta(double x, double a, double b)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        // The fraction converges fast on this side only; the other one is its mirror.
        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - Beta(1 - x, b, a);
        }

        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        return front * Fraction(x, a, b);
    }

    /// <summary>The x at which I(x; a, b) reaches p, by halving: the function only rises.</summary>
    public static double BetaQuantile(double p, double a, double b)
    {
        double low = 0, high = 1;
        // 200 halvings end at neighbouring doubles, for small x too.
        for (var i = 0; i < 200 && low < high; i++)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = Beta(middle, a, b) < p ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The part of the normal distribution beyond ±z, both sides together.</summary>
    public static double NormalTwoSided(double z)
    {
        // erfc(z/√2) by the continued fraction of the upper tail, or by the series near the middle.
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < 2 ? 1 - ErfSeries(x) : ErfcFraction(x);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        var value = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            Step(even);
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            if (Math.Abs(Step(odd) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;

        double Step(double term)
        {
            d = 1 + (term * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = 1 + (term / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var factor = c * d;
            value *= factor;
            return factor;
        }
    }

    private static double ErfSeries(double x)
    {
        double term = x, sum = x;
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum) && n < 200; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double ErfcFraction(double x)
    {
        var value = 0.0;
        for (var n = 200; n > 0; n--)
        {
            value = n / 2.0 / (x + value);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + value);
    }
}
