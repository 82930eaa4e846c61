namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// A table of counts that may be printed: each count from 1 to k − 1 is hidden, totals included, and so many other
/// cells that nobody can deduce from what is printed that a hidden count is below k.
/// </summary>
public sealed class ProtectedTable
{
    // Enough for every table a page shows; beyond it the good answer of the first pass stands.
    private const int MostSteps = 20_000;
    private readonly HashSet<Cell> _hidden;

    private ProtectedTable(CountTable counts, IEnumerable<Cell> hidden, bool isFewest) => (Counts, _hidden, IsFewest) = (counts, [.. hidden], isFewest);

    /// <summary>The true counts; they must not leave.</summary>
    private CountTable Counts { get; }

    /// <summary>True when it is proven that no table hides fewer cells.</summary>
    public bool IsFewest { get; }

    /// <summary>How many cells are hidden, totals included.</summary>
    public int Hidden => _hidden.Count;

    /// <summary>What may be printed: a count, or null for a hidden one. Totals stand at the last row and column.</summary>
    public long? this[int row, int column] => _hidden.Contains(new(row, column)) ? null : Counts[row, column];

    /// <summary>Protects a table so that every hidden count could be <paramref name="k"/> or more.</summary>
    /// <param name="counts">The true counts.</param>
    /// <param name="k">The least count that is printed besides zero; 1 hides nothing.</param>
    public static ProtectedTable Of(CountTable counts, long k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var hidden = new HiddenCells(counts);
        foreach (var cell in counts.Cells.Where(c => counts[c.Row, c.Column] is var n && n > 0 && n < k))
        {
            hidden.Hide(cell);
        }

        var small = hidden.All.ToList();
        Cover(hidden, k);
        Spare(hidden, small, k);
        var best = hidden.All.ToList();
        var search = new FewestCells(counts, k, MostSteps);
        for (var more = 0; small.Count + more < best.Count; more++)
        {
            if (search.Find(small, more) is { } fewer)
            {
                return new(counts, fewer, isFewest: true);
            }

            if (search.GaveUp)
            {
                return new(counts, best, isFewest: false);
            }
        }

        return new(counts, best, isFewest: true);
    }

    // Hides along cheapest ways until every hidden cell could be large.
    private static void Cover(HiddenCells hidden, long k)
    {
        for (var i = 0; i < hidden.All.Count; i++)
        {
            var cell = hidden.All[i];
            while (hidden.Exposed(cell, k) is { } cut)
            {
                var before = hidden.All.Count;
                foreach (var over in hidden.CheapestWay(cell) ?? [])
                {
                    if (!hidden[over])
                    {
                        hidden.Hide(over);
                    }
                }

                // The cheapest way is open already but too narrow: widen the cut itself.
                if (hidden.All.Count == before)
                {
                    hidden.Hide(cut[0]);
                }
            }
        }
    }

    // Prints again what need not be hidden; cells hidden late are the likeliest.
    private static void Spare(HiddenCells hidden, List<Cell> small, long k)
    {
        foreach (var cell in hidden.All.Except(small).Reverse().ToList())
        {
            hidden.Print(cell);
            if (hidden.All.Any(h => hidden.Exposed(h, k) is not null))
            {
                hidden.Hide(cell);
            }
        }
    }
}
