namespace SupplierDiversity.Rules.Statistics;

/// <summary>Successes and failures of two groups, in one stratum or over all.</summary>
/// <param name="A">Successes of the first group.</param>
/// <param name="B">Failures of the first group.</param>
/// <param name="C">Successes of the second group.</param>
/// <param name="D">Failures of the second group.</param>
public readonly record struct TwoByTwo(long A, long B, long C, long D)
{
    /// <summary>Everybody.</summary>
    public long Total => A + B + C + D;

    /// <summary>Both tables as one.</summary>
    public static TwoByTwo operator +(TwoByTwo x, TwoByTwo y) => new(x.A + y.A, x.B + y.B, x.C + y.C, x.D + y.D);

    /// <summary>
    /// Ratio of the two rates with its 95 % interval (Katz et al., Biometrics 34, 1978, on the logarithm). The ratio is
    /// null when the second rate is zero or a group is empty; the ends are null when one of the rates is zero.
    /// </summary>
    public (double? Ratio, double? Low, double? High) RateRatio()
    {
        if (A + B == 0 || C + D == 0 || C == 0)
        {
            return default;
        }

        var ratio = (double)A / (A + B) / ((double)C / (C + D));
        if (A == 0)
        {
            return (0, null, null);
        }

        var width = Normal95 * Math.Sqrt((1.0 / A) - (1.0 / (A + B)) + (1.0 / C) - (1.0 / (C + D)));
        return (ratio, ratio * Math.Exp(-width), ratio * Math.Exp(width));
    }

    /// <summary>
    /// True when the smaller rate is at least 80 % of the larger, in whole numbers: a convention of US practice (29 CFR
    /// 1607.4 D), not European law. Null when a group is empty.
    /// </summary>
    public bool? FourFifths()
    {
        if (A + B == 0 || C + D == 0)
        {
            return null;
        }

        var first = (Int128)A * (C + D);
        var second = (Int128)C * (A + B);
        return 5 * Int128.Min(first, second) >= 4 * Int128.Max(first, second);
    }

    /// <summary>
    /// Fisher's exact test, two-sided: the chance, with these margins, of a table no likelier than this one. 1 when a
    /// margin is empty.
    /// </summary>
    public double FisherP()
    {
        var (row, column, total) = (A + B, A + C, Total);
        var (least, most) = (Math.Max(0, row + column - total), Math.Min(row, column));
        var seen = Log(A);
        double p = 0;
        for (var a = least; a <= most; a++)
        {
            var log = Log(a);
            p += log <= seen + 1e-7 ? Math.Exp(log) : 0;
        }

        return Math.Min(1, p);

        double Log(long a) => SpecialFunctions.LogChoose(row, a) + SpecialFunctions.LogChoose(total - row, column - a) - SpecialFunctions.LogChoose(total, column);
    }

    /// <summary>The 97.5 % point of the normal distribution.</summary>
    internal const double Normal95 = 1.959963984540054;
}
