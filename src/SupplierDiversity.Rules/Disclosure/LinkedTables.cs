namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Tables about the same firms that share their totals: a common table (such as group by stage) and that table again by each
/// of several breakdowns (by trade, by size, by procedure). Every table has all its totals, over hierarchies too.
/// <para>
/// Because the tables share nothing but the common one, any tables that agree with each other belong to some set of firms;
/// so nobody can rule out more than the sums themselves do.
/// </para>
/// </summary>
public sealed class LinkedTables
{
    private readonly int[] _strides;
    private readonly int[] _starts;
    private readonly int _commonCells;

    /// <summary>Tables without any firm yet.</summary>
    /// <param name="common">What all tables are about.</param>
    /// <param name="breakdowns">What each further table is broken down by.</param>
    public LinkedTables(IReadOnlyList<Dimension> common, IReadOnlyList<Dimension> breakdowns)
    {
        ArgumentNullException.ThrowIfNull(common);
        ArgumentNullException.ThrowIfNull(breakdowns);
        (Common, Breakdowns) = (common, breakdowns);
        _strides = new int[common.Count];
        _commonCells = 1;
        for (var d = common.Count - 1; d >= 0; d--)
        {
            _strides[d] = _commonCells;
            _commonCells *= common[d].Codes.Count;
        }

        _starts = new int[breakdowns.Count];
        Cells = _commonCells;
        for (var b = 0; b < breakdowns.Count; b++)
        {
            _starts[b] = Cells;
            Cells += _commonCells * (breakdowns[b].Codes.Count - 1);
        }

        (Counts, Sums, Largest, Second, Keys) = (new long[Cells], new long[Cells], new long[Cells], new long[Cells], new uint[Cells]);
    }

    // The same tables of other firms.
    private LinkedTables(LinkedTables of)
    {
        (Common, Breakdowns, Cells, Changes) = (of.Common, of.Breakdowns, of.Cells, of.Changes);
        (_strides, _starts, _commonCells) = (of._strides, of._starts, of._commonCells);
        (Counts, Sums, Largest, Second, Keys) = (new long[Cells], new long[Cells], new long[Cells], new long[Cells], new uint[Cells]);
    }

    /// <summary>What all tables are about.</summary>
    public IReadOnlyList<Dimension> Common { get; }

    /// <summary>What each further table is broken down by.</summary>
    public IReadOnlyList<Dimension> Breakdowns { get; }

    /// <summary>How many cells all tables have together; what two tables share counts once.</summary>
    public int Cells { get; }

    /// <summary>The true counts by cell; they must not leave.</summary>
    internal long[] Counts { get; }

    /// <summary>The true sums by cell, in cents; they must not leave.</summary>
    internal long[] Sums { get; }

    /// <summary>The largest share of one firm in each sum.</summary>
    internal long[] Largest { get; }

    /// <summary>The second largest share.</summary>
    internal long[] Second { get; }

    /// <summary>The sum of the firms' keys (<see cref="CellKeyNoise"/>), modulo 2³².</summary>
    internal uint[] Keys { get; }

    /// <summary>For each cell of the common table all changes of that table by which it grows, as far as they were asked for.</summary>
    internal Dictionary<int, Signed[][]> Changes { get; } = [];

    /// <summary>The same tables without any firm; what was found out about changes is shared.</summary>
    internal LinkedTables Empty() => new(this);

    /// <summary>Counts a firm, or several alike without euros.</summary>
    /// <param name="common">Its codes in <see cref="Common"/>: codes that nothing is part of.</param>
    /// <param name="breakdowns">Its codes in <see cref="Breakdowns"/>.</param>
    /// <param name="count">How many firms.</param>
    /// <param name="cents">The firm's euros, in cents.</param>
    /// <param name="key">The firm's key (<see cref="CellKeyNoise.KeyOf"/>); needed for public figures only.</param>
    public void Add(IReadOnlyList<string> common, IReadOnlyList<string> breakdowns, long count = 1, long cents = 0, uint key = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(cents);
        foreach (var cell in CellsOf(common, breakdowns))
        {
            Counts[cell] += count;
            Keys[cell] = unchecked(Keys[cell] + key);
            Sums[cell] += cents;
            (Largest[cell], Second[cell]) = cents > Largest[cell] ? (cents, Largest[cell]) : (Largest[cell], Math.Max(cents, Second[cell]));
        }
    }

    /// <summary>
    /// Adds up what is known of each table by itself, where firms are not at hand. The caller adds the same firms to the common
    /// table (<paramref name="breakdown"/> below zero) and to every breakdown.
    /// </summary>
    /// <param name="common">Codes in <see cref="Common"/>.</param>
    /// <param name="breakdown">Which breakdown; below zero: the common table.</param>
    /// <param name="code">Code in that breakdown.</param>
    /// <param name="count">How many firms.</param>
    public void AddTo(IReadOnlyList<string> common, int breakdown, string code, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        foreach (var cell in CommonCellsOf(common))
        {
            if (breakdown < 0)
            {
                Counts[cell] += count;
                continue;
            }

            foreach (var step in Leaf(Breakdowns[breakdown], code).Where(s => s.Node > 0))
            {
                Counts[At(cell, breakdown, step.Node)] += count;
            }
        }
    }

    /// <summary>The cell of these codes.</summary>
    /// <param name="common">Codes in <see cref="Common"/>.</param>
    /// <param name="breakdown">Which breakdown; below zero: the common table.</param>
    /// <param name="code">Code in that breakdown; <see cref="Dimension.All"/> is the cell of the common table.</param>
    public int Cell(IReadOnlyList<string> common, int breakdown = -1, string code = Dimension.All)
    {
        ArgumentNullException.ThrowIfNull(common);
        var cell = 0;
        for (var d = 0; d < Common.Count; d++)
        {
            cell += Common[d].Node(common[d]) * _strides[d];
        }

        return breakdown < 0 ? cell : At(cell, breakdown, Breakdowns[breakdown].Node(code));
    }

    /// <summary>Every cell a firm of these codes counts in.</summary>
    internal IEnumerable<int> CellsOf(IReadOnlyList<string> common, IReadOnlyList<string> breakdowns)
    {
        var cells = CommonCellsOf(common);
        return cells.Concat(Breakdowns.SelectMany((dimension, b) =>
            from cell in cells from step in Leaf(dimension, breakdowns[b]) where step.Node > 0 select At(cell, b, step.Node)));
    }

    /// <summary>The cell at a place of a breakdown.</summary>
    internal int At(int common, int breakdown, int node) =>
        node == 0 ? common : _starts[breakdown] + (common * (Breakdowns[breakdown].Codes.Count - 1)) + node - 1;

    /// <summary>Where a cell is: the cell of the common table, the breakdown (below zero: none), and the place in it.</summary>
    internal (int Common, int Breakdown, int Node) Where(int cell)
    {
        if (cell < _commonCells)
        {
            return (cell, -1, 0);
        }

        var b = _starts.Length - 1;
        while (_starts[b] > cell)
        {
            b--;
        }

        var width = Breakdowns[b].Codes.Count - 1;
        return ((cell - _starts[b]) / width, b, ((cell - _starts[b]) % width) + 1);
    }

    /// <summary>The place of a cell of the common table in one of its dimensions.</summary>
    internal int Place(int common, int dimension) => common / _strides[dimension] % Common[dimension].Codes.Count;

    internal int Stride(int dimension) => _strides[dimension];

    private List<int> CommonCellsOf(IReadOnlyList<string> common)
    {
        List<int> cells = [0];
        for (var d = 0; d < Common.Count; d++)
        {
            var (up, stride) = (Leaf(Common[d], common[d]), _strides[d]);
            cells = [.. from cell in cells from step in up select cell + (step.Node * stride)];
        }

        return cells;
    }

    private static Signed[] Leaf(Dimension dimension, string code) =>
        dimension.Node(code) is var node && dimension.IsLeaf(node) ? dimension.Up(node) : throw new ArgumentException($"Others are part of '{code}' in {dimension.Name}.", nameof(code));
}
