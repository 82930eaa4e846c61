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
    /// <summary>True: one of them must not be told where the other is.</summary>
    public bool TellTooMuch(CutChoice one, CutChoice other)
    {
        var (a, b) = YearPair.FirstOf(one.Cut.By, other.Cut.By) == one.Cut.By ? (one, other) : (other, one);
        var firms = Firms(a, b);
        var parts = Parts(a.Sides, b.Sides);
        foreach (var stages in Spans(a.Cut.Columns, b.Cut.Columns))
        {
            var shared = new SharedFirms(a.Lines.Count, b.Lines.Count, parts);
            for (var part = 0; part < parts.Count; part++)
            {
                foreach (var place in from g in parts[part] from s in stages select PairKey.Place(g, s))
                {
                    shared.Add(part, firms, place);
                }
            }

            if (shared.Tell(leastCount) || shared.Turned().Tell(leastCount))
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
}

/// <summary>A breakdown as it could be told.</summary>
/// <param name="Cut">What is printed.</param>
/// <param name="Lines">What each line is made of.</param>
/// <param name="Sides">The groups whose counts are told, or follow from what is told.</param>
internal sealed record CutChoice(ReleasedCut Cut, IReadOnlyList<CutValue> Lines, IReadOnlyList<IReadOnlyList<BidderGroup>> Sides);
