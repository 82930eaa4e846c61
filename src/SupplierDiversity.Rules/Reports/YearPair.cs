using System.Collections.Immutable;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// How many of the firms that took part in two years stood where in both: for the whole and for each breakdown by value, group
/// and stage in each of them, without saying which firm. Of a year and itself: by the values of each two breakdowns. True figures;
/// what they are for is <see cref="ToldYears"/> and <see cref="CrossedCuts"/>.
/// </summary>
/// <param name="Values">The values of all breakdowns in ordinal order; cells name them by place.</param>
/// <param name="Cells">Those that are not empty, by rising key.</param>
public sealed record YearPair(IReadOnlyList<string> Values, IReadOnlyList<YearPairCell> Cells)
{
    /// <summary>How many places a firm can have in a year: a group and a stage.</summary>
    internal static int Places { get; } = ReleasedFunnel.Groups.Count * FunnelStages.All.Count;

    /// <summary>Two years without a firm in common.</summary>
    public static YearPair Empty { get; } = new([], []);

    /// <summary>
    /// The firms that had one of some values in both years, by place in the earlier one (times <see cref="Places"/>) and in the later one.
    /// </summary>
    /// <param name="breakdown">One of <see cref="FirmTraits.Breakdowns"/>; empty for the whole, of which the value is empty as well.</param>
    /// <param name="beneath">The firms that got work from winners.</param>
    /// <param name="values">The values.</param>
    internal long[] Both(string breakdown, bool beneath, IReadOnlyCollection<string> values)
    {
        var firms = new long[Places * Places];
        var table = PairKey.Table(breakdown, beneath);
        var wanted = Enumerable.Range(0, Values.Count).Where(v => values.Contains(Values[v])).ToHashSet();
        foreach (var value in wanted)
        {
            for (var at = First(PairKey.Of(table, value)); at < Cells.Count && PairKey.IsOf(Cells[at].Key, table, value); at++)
            {
                if (wanted.Contains(PairKey.LaterValue(Cells[at].Key)))
                {
                    firms[(PairKey.EarlierPlace(Cells[at].Key) * Places) + PairKey.LaterPlace(Cells[at].Key)] += Cells[at].Firms;
                }
            }
        }

        return firms;
    }

    /// <summary>The firms of one year by the values of two breakdowns, <see cref="FirstOf"/> them first, and by place.</summary>
    internal IEnumerable<(string First, string Second, int Place, long Firms)> Crossing(string first, string second, bool beneath)
    {
        var table = PairKey.Crossing(Index(first), Index(second), beneath);
        for (var at = First(PairKey.Of(table, 0)); at < Cells.Count && Cells[at].Key < PairKey.Of(table + 1, 0); at++)
        {
            var (key, firms) = Cells[at];
            yield return (Values[PairKey.EarlierValue(key)], Values[PairKey.LaterValue(key)], PairKey.EarlierPlace(key), firms);
        }
    }

    /// <summary>The one of two breakdowns that stands first where they are crossed.</summary>
    internal static string FirstOf(string one, string other) => Index(one) < Index(other) ? one : other;

    private static int Index(string breakdown) => PairKey.Breakdowns.IndexOf(breakdown);

    private int First(long key)
    {
        var (low, high) = (0, Cells.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Cells[middle].Key < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>A cell of two years.</summary>
/// <param name="Key">Table, value and place (<see cref="PairKey"/>).</param>
/// <param name="Firms">Different firms.</param>
public readonly record struct YearPairCell(long Key, long Firms);

/// <summary>The parts of a cell's key from the highest bits on: table, earlier value, later value, earlier place, later place.</summary>
internal static class PairKey
{
    private const int PlaceBits = 5;
    private const int ValueBits = 20;
    private const int LaterValueAt = 2 * PlaceBits;
    private const int EarlierValueAt = LaterValueAt + ValueBits;
    private const int TableAt = EarlierValueAt + ValueBits;

    /// <summary>The breakdowns that have a table; the empty one is the whole.</summary>
    public static ImmutableArray<string> Breakdowns { get; } = ["", .. FirmTraits.Breakdowns];

    /// <summary>The table of a breakdown; those of the firms that got work from winners come after all others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such breakdown.</exception>
    public static int Table(string breakdown, bool beneath) =>
        Breakdowns.IndexOf(breakdown) is var at and >= 0 ? at + (beneath ? Breakdowns.Length : 0)
            : throw new ArgumentOutOfRangeException(nameof(breakdown), breakdown, "No breakdown of a report.");

    /// <summary>The table of two breakdowns of one year, of which the first is the one before.</summary>
    public static int Crossing(int first, int second, bool beneath) => (first * Breakdowns.Length) + second + (beneath ? Breakdowns.Length * Breakdowns.Length : 0);

    /// <summary>Where a firm stands in a year, from 0 on.</summary>
    public static int Place(BidderGroup group, FunnelStage stage) => ((int)group * FunnelStages.All.Count) + (int)stage;

    public static long Of(int table, int earlierValue, int laterValue = 0, int earlierPlace = 0, int laterPlace = 0) =>
        ((long)table << TableAt) | ((long)earlierValue << EarlierValueAt) | ((long)laterValue << LaterValueAt) | ((long)earlierPlace << PlaceBits) | (uint)laterPlace;

    public static bool IsOf(long key, int table, int earlierValue) => key >> EarlierValueAt == Of(table, earlierValue) >> EarlierValueAt;

    public static int EarlierValue(long key) => (int)(key >> EarlierValueAt) & ((1 << ValueBits) - 1);

    public static int LaterValue(long key) => (int)(key >> LaterValueAt) & ((1 << ValueBits) - 1);

    public static int EarlierPlace(long key) => (int)(key >> PlaceBits) & ((1 << PlaceBits) - 1);

    public static int LaterPlace(long key) => (int)key & ((1 << PlaceBits) - 1);

    /// <summary>The same cell where values have other numbers.</summary>
    public static long With(long key, int[] values) => Of((int)(key >> TableAt), values[EarlierValue(key)], values[LaterValue(key)], EarlierPlace(key), LaterPlace(key));
}
