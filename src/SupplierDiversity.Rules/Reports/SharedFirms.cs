namespace SupplierDiversity.Rules.Reports;

/// <summary>How many firms each line of one breakdown has in common with each of another one, by parts: groups of which counts are told.</summary>
/// <param name="lines">Lines of the one.</param>
/// <param name="others">Lines of the other.</param>
/// <param name="parts">The groups of each part.</param>
internal sealed class SharedFirms(int lines, int others, IReadOnlyList<IReadOnlyList<BidderGroup>> parts)
{
    // Of so many lines all that could stand together are tried, of more each one and each two.
    private const int FewLines = 7;

    private readonly int _parts = parts.Count;
    private readonly long[] _firms = new long[lines * others * parts.Count];

    /// <summary>Adds the firms of a place, by line and line.</summary>
    public void Add(int part, long[,,] firms, int place)
    {
        for (var i = 0; i < lines; i++)
        {
            for (var j = 0; j < others; j++)
            {
                _firms[At(i, j) + part] += firms[i, j, place];
            }
        }
    }

    /// <summary>The same seen from the other breakdown.</summary>
    public SharedFirms Turned()
    {
        var turned = new SharedFirms(others, lines, parts);
        for (var i = 0; i < lines; i++)
        {
            for (var j = 0; j < others; j++)
            {
                Array.Copy(_firms, At(i, j), turned._firms, turned.At(j, i), _parts);
            }
        }

        return turned;
    }

    /// <summary>
    /// True: some lines of the one that stand together are so nearly the firms of lines of the other that the difference tells of
    /// groups. Each union is put beside the nearest one of the other breakdown, as it is and with each line put in or left out.
    /// </summary>
    public bool Tell(int leastCount)
    {
        var (all, inside) = (Sum(Enumerable.Range(0, lines)), new long[others * _parts]);
        long[] only = new long[_parts], missing = new long[_parts];
        var nearest = new bool[others];
        foreach (var union in Unions())
        {
            Sum(union, inside);
            Array.Clear(only);
            Array.Clear(missing);
            var taken = 0;
            for (var j = 0; j < others; j++)
            {
                nearest[j] = Total(inside, j) * 2 > Total(all, j);
                taken += nearest[j] ? 1 : 0;
                Move(j, nearest[j]);
            }

            for (var turned = -1; turned < others; turned++)
            {
                var has = turned < 0 ? taken : taken + (nearest[turned] ? -1 : 1);
                Turn(turned, 1);
                // No line and all lines are no more than the union itself.
                var tells = has > 0 && has < others && Tells(only, missing, leastCount);
                Turn(turned, -1);
                if (tells)
                {
                    return true;
                }
            }
        }

        return false;

        // A line of the other one is taken, or left out.
        void Move(int j, bool isTaken)
        {
            for (var part = 0; part < _parts; part++)
            {
                var (both, whole) = (inside[(j * _parts) + part], all[(j * _parts) + part]);
                (isTaken ? missing : only)[part] += isTaken ? whole - both : both;
            }
        }

        // A line is put to the other side, or back.
        void Turn(int j, int times)
        {
            if (j < 0)
            {
                return;
            }

            var sign = nearest[j] ? times : -times;
            for (var at = j * _parts; at < (j + 1) * _parts; at++)
            {
                only[at - (j * _parts)] += sign * inside[at];
                missing[at - (j * _parts)] -= sign * (all[at] - inside[at]);
            }
        }
    }

    // The reader knows by how much the one is more than the other in each part, and how many firms are on each side. As many as
    // both sides have in common of a part could be of any.
    private bool Tells(long[] only, long[] missing, int leastCount)
    {
        var free = 0L;
        for (var part = 0; part < _parts; part++)
        {
            free += Math.Min(only[part], missing[part]);
        }

        return TellsOf(only, missing) || TellsOf(missing, only);

        bool TellsOf(long[] side, long[] other)
        {
            var (firms, filled, last) = (0L, 0, 0);
            for (var part = 0; part < _parts; part++)
            {
                (firms, filled, last) = side[part] > 0 ? (firms + side[part], filled + 1, part) : (firms, filled, last);
            }

            if (firms < leastCount)
            {
                return firms > 0 && free == 0;
            }

            for (var part = 0; part < _parts; part++)
            {
                if (side[part] > 0 && side[part] + free - Math.Min(side[part], other[part]) < leastCount)
                {
                    return true;
                }
            }

            return free == 0 && filled == 1 && parts[last] is not [BidderGroup.Unknown];
        }
    }

    // What is left out tells the same as what is in, so the last of few lines is always left out.
    private IEnumerable<int[]> Unions() => lines <= FewLines
        ? Enumerable.Range(1, (1 << (lines - 1)) - 1).Select(bits => Enumerable.Range(0, lines - 1).Where(i => (bits >> i & 1) == 1).ToArray())
        : Enumerable.Range(0, lines).SelectMany(i => Enumerable.Range(i, lines - i), (i, j) => i == j ? new[] { i } : [i, j]);

    private long[] Sum(IEnumerable<int> union)
    {
        var sum = new long[others * _parts];
        Sum([.. union], sum);
        return sum;
    }

    private void Sum(int[] union, long[] sum)
    {
        Array.Clear(sum);
        foreach (var i in union)
        {
            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] += _firms[At(i, 0) + at];
            }
        }
    }

    private long Total(long[] firms, int line)
    {
        var sum = 0L;
        for (var part = 0; part < _parts; part++)
        {
            sum += firms[(line * _parts) + part];
        }

        return sum;
    }

    private int At(int line, int other) => ((line * others) + other) * _parts;
}
