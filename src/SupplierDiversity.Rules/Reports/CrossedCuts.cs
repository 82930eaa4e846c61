namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Two breakdowns of one year may have lines, or several lines together, of nearly the same firms: who is asked for a turnover is
/// mostly asked for references, too. Everybody knows which tenders make the difference, so whoever subtracts one from the other
/// learns of few firms which groups they are of. Such breakdowns are not told beside each other.
/// </summary>
/// <param name="crossed">The year's firms by the values of each two breakdowns; true figures.</param>
/// <param name="beneath">Of the firms that got work from winners.</param>
/// <param name="leastCount">k.</param>
internal sealed class CrossedCuts(YearPair crossed, bool beneath, int leastCount)
{
    // Of so many lines all that could stand together are tried, of more each one and each two.
    private const int FewLines = 7;

    /// <summary>True: one of them must not be told where the other is.</summary>
    public bool TellTooMuch(CutChoice one, CutChoice other)
    {
        var (a, b) = YearPair.FirstOf(one.Cut.By, other.Cut.By) == one.Cut.By ? (one, other) : (other, one);
        var firms = Firms(a, b);
        var parts = Parts(a.Sides, b.Sides);
        foreach (var stages in Spans(a.Cut.Columns, b.Cut.Columns))
        {
            var shared = new long[a.Lines.Count][][];
            for (var i = 0; i < shared.Length; i++)
            {
                shared[i] = [.. Enumerable.Range(0, b.Lines.Count).Select(j => parts.Select(part => part.Sum(g => stages.Sum(s => firms[i, j, PairKey.Place(g, s)]))).ToArray())];
            }

            if (AnyTells(shared, parts) || AnyTells(Turned(shared), parts))
            {
                return true;
            }
        }

        return false;
    }

    // By line of the one, line of the other, and place.
    private long[,,] Firms(CutChoice a, CutChoice b)
    {
        var firms = new long[a.Lines.Count, b.Lines.Count, YearPair.Places];
        var (lines, others) = (Lines(a), Lines(b));
        foreach (var (value, otherValue, place, count) in crossed.Crossing(a.Cut.By, b.Cut.By, beneath))
        {
            // Who came nowhere that is told has no line.
            if (lines.TryGetValue(value, out var i) && others.TryGetValue(otherValue, out var j))
            {
                firms[i, j, place] += count;
            }
        }

        return firms;

        static Dictionary<string, int> Lines(CutChoice cut) =>
            cut.Lines.SelectMany((line, i) => line.Codes.Select(code => (code, i))).ToDictionary(x => x.code, x => x.i, StringComparer.Ordinal);
    }

    // Lines of the one that stand together, each beside the lines of the other that come nearest to them.
    private bool AnyTells(long[][][] shared, List<IReadOnlyList<BidderGroup>> parts)
    {
        var (count, others) = (shared.Length, shared[0].Length);
        var all = Enumerable.Range(0, others).Select(j => Sum(Enumerable.Range(0, count).Select(i => shared[i][j]), parts.Count)).ToList();
        foreach (var union in Unions(count))
        {
            var inside = Enumerable.Range(0, others).Select(j => Sum(union.Select(i => shared[i][j]), parts.Count)).ToList();
            bool[] nearest = [.. Enumerable.Range(0, others).Select(j => inside[j].Sum() * 2 > all[j].Sum())];
            // As it is, and with each line put in or left out.
            for (var turned = -1; turned < others; turned++)
            {
                var (only, missing) = (new long[parts.Count], new long[parts.Count]);
                var taken = 0;
                for (var j = 0; j < others; j++)
                {
                    var isTaken = nearest[j] != (j == turned);
                    taken += isTaken ? 1 : 0;
                    for (var part = 0; part < parts.Count; part++)
                    {
                        only[part] += isTaken ? 0 : inside[j][part];
                        missing[part] += isTaken ? all[j][part] - inside[j][part] : 0;
                    }
                }

                if (taken > 0 && taken < others && Tells(only, missing, parts))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The reader knows by how much the one is more than the other in each group, and how many firms are on each side. As many as
    // both sides have in common of a group could be of any.
    private bool Tells(long[] only, long[] missing, List<IReadOnlyList<BidderGroup>> parts)
    {
        var common = only.Zip(missing, Math.Min).ToArray();
        var free = common.Sum();
        return TellsOf(only) || TellsOf(missing);

        bool TellsOf(long[] side) => side.Sum() is > 0 and var firms
            && (firms < leastCount ? free == 0
                : side.Where((count, part) => count > 0 && count + free - common[part] < leastCount).Any()
                    || (free == 0 && Enumerable.Range(0, side.Length).Where(part => side[part] > 0).ToList() is [var alone] && parts[alone] is not [BidderGroup.Unknown]));
    }

    private static IEnumerable<IReadOnlyList<int>> Unions(int lines) => lines <= FewLines
        // What is left out tells the same, so the last line is always left out.
        ? Enumerable.Range(1, (1 << (lines - 1)) - 1).Select(bits => (IReadOnlyList<int>)[.. Enumerable.Range(0, lines - 1).Where(i => (bits >> i & 1) == 1)])
        : Enumerable.Range(0, lines).SelectMany(i => Enumerable.Range(i, lines - i), (i, j) => (IReadOnlyList<int>)(i == j ? [i] : [i, j]));

    // Groups that stand together in either of them.
    private static List<IReadOnlyList<BidderGroup>> Parts(IReadOnlyList<IReadOnlyList<BidderGroup>> sides, IReadOnlyList<IReadOnlyList<BidderGroup>> others)
    {
        List<IReadOnlyList<BidderGroup>> parts = [.. sides];
        foreach (var side in others)
        {
            var joined = parts.Where(p => p.Intersect(side).Any()).ToList();
            parts = [.. parts.Except(joined), [.. joined.SelectMany(p => p).Order()]];
        }

        return parts;
    }

    // Stages that both tell, alone or one after the other.
    private static IEnumerable<IReadOnlyList<FunnelStage>> Spans(IReadOnlyList<IReadOnlyList<FunnelStage>> columns, IReadOnlyList<IReadOnlyList<FunnelStage>> others)
    {
        var ends = columns.Select(c => (int)c[0]).Intersect(others.Select(c => (int)c[0])).Append(FunnelStages.All.Count).Order().ToList();
        return from first in Enumerable.Range(0, ends.Count)
               from last in Enumerable.Range(first + 1, ends.Count - first - 1)
               select (IReadOnlyList<FunnelStage>)[.. FunnelStages.All.Where(s => (int)s >= ends[first] && (int)s < ends[last])];
    }

    private static long[][][] Turned(long[][][] shared) => [.. Enumerable.Range(0, shared[0].Length).Select(j => shared.Select(line => line[j]).ToArray())];

    private static long[] Sum(IEnumerable<long[]> counts, int parts)
    {
        var sum = new long[parts];
        foreach (var count in counts)
        {
            for (var part = 0; part < parts; part++)
            {
                sum[part] += count[part];
            }
        }

        return sum;
    }
}

/// <summary>A breakdown as it could be told.</summary>
/// <param name="Cut">What is printed.</param>
/// <param name="Lines">What each line is made of.</param>
/// <param name="Sides">The groups whose counts are told, or follow from what is told.</param>
internal sealed record CutChoice(ReleasedCut Cut, IReadOnlyList<CutValue> Lines, IReadOnlyList<IReadOnlyList<BidderGroup>> Sides);
