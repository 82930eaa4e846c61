namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Looks for a protection that hides at most so many cells besides the small ones. Each step takes an exposed cell and
/// tries, one after the other, the printed cells of which one must be hidden too; what was tried is not tried again
/// beneath its neighbours, so every combination comes up once.
/// </summary>
internal sealed class FewestCells(CountTable table, long k, int mostSteps)
{
    private int _steps;

    /// <summary>True when it stopped before it had seen all.</summary>
    public bool GaveUp => _steps > mostSteps;

    /// <summary>The hidden cells, or null when there is no such protection (or it gave up).</summary>
    public IReadOnlyList<Cell>? Find(IReadOnlyList<Cell> small, int more)
    {
        var hidden = new HiddenCells(table);
        foreach (var cell in small)
        {
            hidden.Hide(cell);
        }

        return Find(hidden, [], more) ? [.. hidden.All] : null;
    }

    private bool Find(HiddenCells hidden, HashSet<Cell> printed, int more)
    {
        if (++_steps > mostSteps || Lonely(hidden) > more)
        {
            return false;
        }

        List<Cell>? fewest = null;
        foreach (var cell in hidden.All)
        {
            if (hidden.Exposed(cell, k) is { } cut)
            {
                var open = cut.Where(c => !printed.Contains(c)).ToList();
                fewest = fewest is null || open.Count < fewest.Count ? open : fewest;
            }
        }

        if (fewest is null)
        {
            return true;
        }

        if (more == 0)
        {
            return false;
        }

        List<Cell> tried = [];
        foreach (var cell in fewest.OrderBy(c => (c.Row == table.Rows ? 1 : 0) + (c.Column == table.Columns ? 1 : 0)).ThenBy(c => table[c.Row, c.Column]))
        {
            hidden.Hide(cell);
            if (Find(hidden, printed, more - 1))
            {
                return true;
            }

            hidden.Print(cell);
            printed.Add(cell);
            tried.Add(cell);
        }

        printed.ExceptWith(tried);
        return false;
    }

    // A row or column with one hidden cell gives it away, and one more cell mends one row and one column at most.
    private static int Lonely(HiddenCells hidden) => Math.Max(
        hidden.All.GroupBy(c => c.Row).Count(g => g.Count() == 1),
        hidden.All.GroupBy(c => c.Column).Count(g => g.Count() == 1));
}
