namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Years that were told already, beside the one that is to be told. Whoever knows which firms took part in which year, and how
/// far they came, subtracts: the counts of a group in two years tell how many of those that came in between are of the group,
/// less how many of those that went (<see cref="YearMoves"/>).
/// </summary>
public sealed class ToldYears
{
    private readonly ReportCube _cube;
    private readonly IReadOnlyList<ToldYear> _told;
    private readonly int _leastCount;
    private readonly bool _beneath;
    private readonly Dictionary<string, YearMoves> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<(ReportCube Cube, string Breakdown), Dictionary<string, long[]>> _counts = [];

    private ToldYears(ReportCube cube, IReadOnlyList<ToldYear> told, int leastCount, bool beneath) => (_cube, _told, _leastCount, _beneath) = (cube, told, leastCount, beneath);

    /// <summary>No other year was told.</summary>
    public static ToldYears None { get; } = new(new(), [], 1, false);

    /// <summary>The same for the firms that got work from winners.</summary>
    internal ToldYears Subcontractors => new(_cube.Subcontractors, [.. _told.Select(t => t with { Cube = t.Cube.Subcontractors })], _leastCount, true);

    /// <summary>What other years were told of the same firms.</summary>
    /// <param name="cube">The year that is to be told; true figures.</param>
    /// <param name="told">The other ones, earlier or later.</param>
    /// <param name="leastCount">k.</param>
    public static ToldYears Of(ReportCube cube, IEnumerable<ToldYear> told, int leastCount) => new(cube, [.. told], leastCount, false);

    /// <summary>How all firms came, moved and went.</summary>
    internal YearMoves All => In("", [""]);

    /// <summary>How the firms with some values of a breakdown came, moved and went; whoever has another value counts as nowhere.</summary>
    internal YearMoves In(string breakdown, IReadOnlyCollection<string> values)
    {
        if (_told.Count == 0)
        {
            return YearMoves.None;
        }

        // The same values are asked for with other columns and sides.
        var name = string.Join('\n', values.Prepend(breakdown));
        return _found.TryGetValue(name, out var found) ? found : _found[name] = new([.. _told.Select(t => Moves(t, breakdown, values))], _leastCount);
    }

    private YearMove[] Moves(ToldYear told, string breakdown, IReadOnlyCollection<string> values)
    {
        var both = told.Both.Both(breakdown, _beneath, values);
        var (then, now) = (Counts(told.Cube, breakdown, values), Counts(_cube, breakdown, values));
        List<YearMove> moves = [];
        for (var from = 0; from < YearPair.Places; from++)
        {
            for (var to = 0; to < YearPair.Places; to++)
            {
                if (both[told.IsLater ? (to * YearPair.Places) + from : (from * YearPair.Places) + to] is var firms and > 0)
                {
                    moves.Add(new(from, to, firms));
                    then[from] -= firms;
                    now[to] -= firms;
                }
            }
        }

        // Whoever is left was in one of the years only.
        moves.AddRange(then.Select((firms, from) => new YearMove(from, YearPair.Places, firms)).Where(m => m.Firms > 0));
        moves.AddRange(now.Select((firms, to) => new YearMove(YearPair.Places, to, firms)).Where(m => m.Firms > 0));
        return [.. moves];
    }

    private long[] Counts(ReportCube cube, string breakdown, IReadOnlyCollection<string> values)
    {
        if (!_counts.TryGetValue((cube, breakdown), out var counts))
        {
            _counts[(cube, breakdown)] = counts = cube.By(breakdown.Length == 0 ? "all" : breakdown).ToDictionary(v => v.Key, ByPlace, StringComparer.Ordinal);
        }

        var sum = new long[YearPair.Places];
        foreach (var found in values.Select(v => counts.GetValueOrDefault(v)).OfType<long[]>())
        {
            for (var place = 0; place < sum.Length; place++)
            {
                sum[place] += found[place];
            }
        }

        return sum;
    }

    private static long[] ByPlace(IEnumerable<CubeCell> cells)
    {
        var sum = new long[YearPair.Places];
        foreach (var cell in cells)
        {
            sum[PairKey.Place(cell.Group, cell.Stage)] += cell.Count.Firms;
        }

        return sum;
    }
}

/// <summary>A year that was told; true figures.</summary>
/// <param name="Cube">The year.</param>
/// <param name="Both">Its firms that are in the year to be told as well.</param>
/// <param name="IsLater">True: it is after the year to be told.</param>
public sealed record ToldYear(ReportCube Cube, YearPair Both, bool IsLater);
