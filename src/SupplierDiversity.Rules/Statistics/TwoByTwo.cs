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
        var (row, column, rest, total) = (A + B, A + C, D - A, Total);
        var (least, most) = (Math.Max(0, -rest), Math.Min(row, column));
        // Likelihoods that are equal but for rounding count as equal (R's fisher.test does the same).
        var seen = Log(A) + 1e-7;
        var middle = Math.Clamp((long)((Int128)(row + 1) * (column + 1) / (total + 2)), least, most);
        return Log(middle) <= seen ? 1 : Math.Min(1, Tail(Edge(least, middle), -1) + Tail(Edge(most, middle), 1));

        double Log(long a) => SpecialFunctions.LogChoose(row, a) + SpecialFunctions.LogChoose(total - row, column - a) - SpecialFunctions.LogChoose(total, column);

        // Likelihoods rise up to the middle and fall behind it: the table nearest to it that is no likelier; null: there is none.
        long? Edge(long outer, long inner)
        {
            if (Log(outer) > seen)
            {
                return null;
            }

            while (Math.Abs(outer - inner) > 1)
            {
                var between = outer + ((inner - outer) / 2);
                (outer, inner) = Log(between) <= seen ? (between, inner) : (outer, between);
            }

            return outer;
        }

        // From the edge outwards, each term from the one before, until nothing more is added.
        double Tail(long? edge, int step)
        {
            if (edge is not { } from)
            {
                return 0;
            }

            double sum = 0, term = Math.Exp(Log(from));
            for (var a = from; a >= least && a <= most && term > sum * 1e-18; a += step)
            {
                sum += term;
                term *= step < 0 ? (double)a / (row - a + 1) * (rest + a) / (column - a + 1) : (double)(row - a) / (a + 1) * (column - a) / (rest + a + 1);
            }

            return sum;
        }
    }

    /// <summary>The 97.5 % point of the normal distribution.</summary>
    internal const double Normal95 = 1.959963984540054;
}
