namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Linked tables that may be printed together: each count from 1 to k − 1 is hidden, totals included, and so many other cells
/// that nobody can deduce from all that is printed in all tables that a hidden count is below k.
/// </summary>
public sealed class ProtectedTables
{
    // Small sets of tables are made as good as can be found; large ones have no time for it.
    private const long MostWork = 4_000_000;
    private const int Patience = 5;
    private readonly LinkedTables _tables;
    private readonly HashSet<int> _hidden;
    private readonly bool[] _untold;

    private ProtectedTables(LinkedTables tables, LinkedProtection protection, NumberLayer? sums, int k) : this(tables, protection.Hidden, k)
    {
        _untold = sums?.Untold ?? [];
        Proofs = protection.Shown;
        Unreached = protection.Hopeless.Count;
    }

    private ProtectedTables(LinkedTables tables, IEnumerable<int> hidden, int k) => (_tables, _hidden, _untold, K) = (tables, [.. hidden], [], k);

    /// <summary>The least count that is printed besides zero.</summary>
    public int K { get; }

    /// <summary>How many cells are hidden; what two tables share counts once.</summary>
    public int Hidden => _hidden.Count;

    /// <summary>Hidden cells that are known to be small from outside, so that no table can say otherwise; 0 unless something is known.</summary>
    public int Unreached { get; }

    /// <summary>What may be printed of a cell: its count, or null for a hidden one.</summary>
    /// <param name="common">Codes in the common table; <see cref="Dimension.All"/> for totals.</param>
    /// <param name="breakdown">Which breakdown; below zero: the common table.</param>
    /// <param name="code">Code in the breakdown.</param>
    public long? this[IReadOnlyList<string> common, int breakdown = -1, string code = Dimension.All] => this[_tables.Cell(common, breakdown, code)];

    /// <summary>The same by number of the cell.</summary>
    public long? this[int cell] => _hidden.Contains(cell) ? null : _tables.Counts[cell];

    /// <summary>What everybody may read of a cell: the same with noise, or null. Firms must have been added with their keys.</summary>
    public long? Public(int cell) => this[cell] is { } count ? CellKeyNoise.Of(count, _tables.Keys[cell], K) : null;

    /// <summary>What may be printed of a cell's sum, in cents; null: it is hidden, or no euros are told there.</summary>
    public long? Sum(int cell) => cell >= _untold.Length || _untold[cell] || _hidden.Contains(cell) ? null : _tables.Sums[cell];

    /// <summary>For each cell that must not be known to be small the differences of a table in which it is not.</summary>
    internal IReadOnlyDictionary<Need, (int Cell, long Change)[]> Proofs { get; } = new Dictionary<Need, (int Cell, long Change)[]>();

    /// <summary>Tables with nothing but these cells hidden.</summary>
    internal static ProtectedTables Hiding(LinkedTables tables, IEnumerable<int> cells, int k) => new(tables, cells, k);

    /// <summary>True: whoever reads both sees the same.</summary>
    internal bool ReadsLike(ProtectedTables other) =>
        _hidden.SetEquals(other._hidden) && Enumerable.Range(0, _tables.Cells).All(c => this[c] == other[c]);

    /// <summary>Protects tables together.</summary>
    /// <param name="tables">The true counts.</param>
    /// <param name="rules">What must not be told.</param>
    public static ProtectedTables Of(LinkedTables tables, DisclosureRules rules)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.LeastCount, 1);
        ProtectedTables? best = null;
        var (left, worth, idle) = (MostWork, 0.0, 0);
        for (var attempt = 0; attempt < rules.Attempts && idle < Patience && (left > 0 || best is null); attempt++)
        {
            var sums = rules.Dominance is { } dominance ? SumsOf(tables, dominance) : null;
            var protection = new LinkedProtection(tables, [new(tables.Counts, Marked(tables, rules.Known), new bool[tables.Cells]), .. sums is null ? [] : new[] { sums }], rules.LeastCount, attempt);
            Start(protection, tables, rules, sums);
            if (protection.Needs.Count == 0)
            {
                return new(tables, protection, sums, rules.LeastCount);
            }

            protection.Cover(InOrder(protection.Needs, tables, attempt));
            protection.Spare();
            protection.Improve(left - protection.Looked);
            left -= protection.Looked;
            idle++;
            if (best is null || (protection.Hidden.Count, protection.Worth).CompareTo((best.Hidden, worth)) < 0)
            {
                (best, worth, idle) = (new(tables, protection, sums, rules.LeastCount), protection.Worth, 0);
            }
        }

        return best!;
    }

    // The smallest first, then the largest, then mixed, each attempt in its own way and the same on every machine.
    private static IEnumerable<Need> InOrder(IReadOnlyList<Need> needs, LinkedTables tables, int attempt) => attempt switch
    {
        0 => needs.OrderBy(n => tables.Counts[n.Cell]).ThenBy(n => n.Cell),
        1 => needs.OrderByDescending(n => tables.Counts[n.Cell]).ThenBy(n => n.Cell),
        _ => needs.OrderBy(n => LinkedProtection.Mixed(n.Cell, attempt)).ThenBy(n => n.Cell),
    };

    private static void Start(LinkedProtection protection, LinkedTables tables, DisclosureRules rules, NumberLayer? sums)
    {
        var k = rules.LeastCount;
        foreach (var cell in Enumerable.Range(0, tables.Cells).Where(c => tables.Counts[c] > 0 && tables.Counts[c] < k))
        {
            protection.HidePrimary(0, cell, k);
        }

        foreach (var cell in rules.AlsoHidden)
        {
            protection.HidePrimary(0, cell, tables.Counts[cell] + k);
        }

        for (var cell = 0; sums is not null && cell < tables.Cells; cell++)
        {
            // The sum of few firms is hidden with their count, and must be as uncertain as if one of them stood out.
            var few = tables.Counts[cell] < k;
            if (!sums.Untold[cell] && tables.Sums[cell] > 0
                && rules.Dominance!.Margin(few ? tables.Largest[cell] : tables.Sums[cell], tables.Largest[cell], few ? 0 : tables.Second[cell]) is > 0 and var margin)
            {
                protection.HidePrimary(1, cell, tables.Sums[cell] + margin);
            }
        }

        foreach (var others in k > 1 ? rules.Telling?.Of(tables) ?? [] : [])
        {
            protection.HideOneOf(others);
        }
    }

    private static bool[] Marked(LinkedTables tables, IEnumerable<int> cells)
    {
        var marked = new bool[tables.Cells];
        foreach (var cell in cells)
        {
            marked[cell] = true;
        }

        return marked;
    }

    // Euros belong to one code of a dimension: the others have none, and sums over all codes are never printed.
    private static NumberLayer SumsOf(LinkedTables tables, Dominance dominance)
    {
        var (dimension, code) = (dominance.Dimension, tables.Common[dominance.Dimension].Node(dominance.Code));
        var places = Enumerable.Range(0, tables.Cells).Select(c => tables.Place(tables.Where(c).Common, dimension)).ToList();
        return new(tables.Sums, [.. places.Select(p => p != 0 && p != code)], [.. places.Select(p => p == 0)]);
    }
}
