using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

/// <summary>
/// How few cells of linked tables must be hidden at least, by trying: whenever the attacker bounds a cell below k, one of the
/// printed cells that his bound rests on must be hidden too. He may think in fractions, so the true figure may be lower than
/// whole numbers need, never higher.
/// </summary>
internal sealed class FewestHidden(LinkedTables tables, long k, int mostSteps)
{
    private const double Small = 1e-6;
    private readonly IReadOnlyList<(int Total, int[] Parts)> _equations = TableEquations.Of(tables);
    private int _steps;

    /// <summary>The number of hidden cells; null: not found in so many steps.</summary>
    public int? Find()
    {
        List<int> hidden = [.. Enumerable.Range(0, tables.Cells).Where(c => tables.Counts[c] > 0 && tables.Counts[c] < k)];
        for (var more = 0; _steps <= mostSteps; more++)
        {
            if (Find(hidden, [], more))
            {
                return hidden.Count + more;
            }
        }

        return null;
    }

    private bool Find(List<int> hidden, HashSet<int> printed, int more)
    {
        if (++_steps > mostSteps)
        {
            return false;
        }

        var cuts = Cuts(hidden).Select(c => c.Where(cell => !printed.Contains(cell)).ToList()).OrderBy(c => c.Count).ToList();
        // Cuts without a common cell need one cell each.
        HashSet<int> seen = [];
        if (cuts.Count(c => !seen.Overlaps(c) && c.All(seen.Add)) > more || cuts is [[], ..])
        {
            return false;
        }

        if (cuts.Count == 0)
        {
            return true;
        }

        List<int> tried = [];
        foreach (var cell in cuts[0])
        {
            hidden.Add(cell);
            var found = Find(hidden, printed, more - 1);
            hidden.RemoveAt(hidden.Count - 1);
            if (found)
            {
                return true;
            }

            printed.Add(cell);
            tried.Add(cell);
        }

        printed.ExceptWith(tried);
        return false;
    }

    private IEnumerable<List<int>> Cuts(List<int> hidden)
    {
        var attacker = new Attacker(_equations, tables.Counts, hidden);
        foreach (var cell in hidden.Where(c => tables.Counts[c] < k))
        {
            if (attacker.Most(cell) < k - Small)
            {
                var weights = attacker.Weights(cell);
                var rests = new double[tables.Cells];
                for (var r = 0; r < weights.Length; r++)
                {
                    var (total, parts) = _equations[attacker.Used[r]];
                    rests[total] -= weights[r];
                    foreach (var part in parts)
                    {
                        rests[part] += weights[r];
                    }
                }

                // What weighs the other way round must grow, which anything can; the rest must shrink.
                yield return [.. Enumerable.Range(0, tables.Cells).Where(c => !hidden.Contains(c) && (rests[c] < -Small || (rests[c] > Small && tables.Counts[c] > 0)))];
            }
        }
    }
}
