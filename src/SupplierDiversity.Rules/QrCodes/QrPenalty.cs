namespace SupplierDiversity.Rules.QrCodes;

/// <summary>How hard a masked square is to read (8.8.2 of the standard): runs, blocks, look-alikes of the finder, imbalance.</summary>
internal static class QrPenalty
{
    private static readonly bool[] Finder = [true, false, true, true, true, false, true, false, false, false, false];
    private static readonly bool[] FinderBackwards = [.. Finder.Reverse()];

    public static int Of(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var (sum, count) = (0, 0);
        for (var n = 0; n < size; n++)
        {
            sum += Line(size, i => dark[n, i]) + Line(size, i => dark[i, n]);
            for (var m = 0; m < size; m++)
            {
                count += dark[n, m] ? 1 : 0;
                sum += n > 0 && m > 0 && dark[n, m] == dark[n - 1, m] && dark[n, m] == dark[n, m - 1] && dark[n, m] == dark[n - 1, m - 1] ? 3 : 0;
            }
        }

        return sum + (Math.Abs((count * 20) - (size * size * 10)) / (size * size) * 10);
    }

    private static int Line(int size, Func<int, bool> at)
    {
        var (sum, run) = (0, 1);
        for (var i = 1; i <= size; i++)
        {
            if (i < size && at(i) == at(i - 1))
            {
                run++;
                continue;
            }

            sum += run >= 5 ? run - 2 : 0;
            run = 1;
        }

        for (var i = 0; i + Finder.Length <= size; i++)
        {
            var from = i;
            sum += Matches(Finder, from, at) ? 40 : 0;
            sum += Matches(FinderBackwards, from, at) ? 40 : 0;
        }

        return sum;
    }

    private static bool Matches(bool[] pattern, int from, Func<int, bool> at)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (at(from + i) != pattern[i])
            {
                return false;
            }
        }

        return true;
    }
}
