using System.Runtime.InteropServices;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// What changes in pairs of years, and in each year with itself, while firms come, move and go: differences, which are added to what was kept of each pair
/// (<see cref="YearPair"/>).
/// </summary>
public sealed class YearPairs
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly Dictionary<(int Earlier, int Later), Dictionary<long, long>> _changes = [];

    /// <summary>The pairs of years in which something changed.</summary>
    public IEnumerable<(int Earlier, int Later)> Changed => _changes.Where(c => c.Value.Values.Any(n => n != 0)).Select(c => c.Key).Order();

    /// <summary>Adds a firm.</summary>
    /// <param name="years">Where it stands in each of its years.</param>
    public void Add(IEnumerable<(int Year, FunnelFirm Firm)> years) => Change(years, 1);

    /// <summary>Takes a firm away that stood there before.</summary>
    /// <param name="years">Where it stood in each of its years.</param>
    public void Remove(IEnumerable<(int Year, FunnelFirm Firm)> years) => Change(years, -1);

    /// <summary>Two years with what changed in them.</summary>
    /// <param name="years">The earlier and the later one.</param>
    /// <param name="kept">As they were.</param>
    public YearPair On((int Earlier, int Later) years, YearPair kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        int[] numbers = [.. kept.Values.Select(Number)];
        var cells = new Dictionary<long, long>(kept.Cells.Count);
        foreach (var cell in kept.Cells)
        {
            cells[PairKey.With(cell.Key, numbers)] = cell.Firms;
        }

        foreach (var (key, firms) in _changes.GetValueOrDefault(years, []))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _) += firms;
        }

        return Ordered(cells.Where(c => c.Value != 0).Select(c => new YearPairCell(c.Key, c.Value)).ToArray());
    }

    // Only values that are still there, in their order: the same firms always make the same pair.
    private YearPair Ordered(YearPairCell[] cells)
    {
        var used = new bool[_values.Count];
        foreach (var cell in cells)
        {
            (used[PairKey.EarlierValue(cell.Key)], used[PairKey.LaterValue(cell.Key)]) = (true, true);
        }

        List<string> values = [.. _values.Where((_, i) => used[i]).Order(StringComparer.Ordinal)];
        int[] numbers = [.. _values.Select(v => Math.Max(0, values.BinarySearch(v, StringComparer.Ordinal)))];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i] with { Key = PairKey.With(cells[i].Key, numbers) };
        }

        Array.Sort(cells, (x, y) => x.Key.CompareTo(y.Key));
        return new(values, cells);
    }

    private void Change(IEnumerable<(int Year, FunnelFirm Firm)> years, int times)
    {
        var stands = years.OrderBy(y => y.Year).Select(y => (y.Year, y.Firm.Beneath, Place: PairKey.Place(y.Firm.Group, y.Firm.Furthest), Values: Numbers(y.Firm.Traits))).ToList();
        for (var i = 0; i < stands.Count; i++)
        {
            Cross(stands[i].Year, stands[i].Beneath, stands[i].Place, stands[i].Values, times);
            for (var j = i + 1; j < stands.Count; j++)
            {
                var (earlier, later) = (stands[i], stands[j]);
                if (earlier.Beneath != later.Beneath || earlier.Year == later.Year)
                {
                    continue;
                }

                var changes = Of((earlier.Year, later.Year));
                var first = PairKey.Table("", earlier.Beneath);
                for (var table = 0; table < earlier.Values.Length; table++)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(changes, PairKey.Of(first + table, earlier.Values[table], later.Values[table], earlier.Place, later.Place), out _) += times;
                }
            }
        }
    }

    private void Cross(int year, bool beneath, int place, int[] values, int times)
    {
        var changes = Of((year, year));
        // The first is the whole, which is crossed with nothing.
        for (var a = 1; a < values.Length; a++)
        {
            for (var b = a + 1; b < values.Length; b++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(changes, PairKey.Of(PairKey.Crossing(a, b, beneath), values[a], values[b], place), out _) += times;
            }
        }
    }

    private Dictionary<long, long> Of((int Earlier, int Later) years)
    {
        ref var changes = ref CollectionsMarshal.GetValueRefOrAddDefault(_changes, years, out _);
        return changes ??= [];
    }

    private int[] Numbers(FirmTraits traits) => [.. PairKey.Breakdowns.Select(by => Number(by.Length == 0 ? "" : traits.In(by)))];

    private int Number(string value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out var known);
        if (!known)
        {
            number = _values.Count;
            _values.Add(value);
        }

        return number;
    }
}
