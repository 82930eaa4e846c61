namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Which cells of a table are hidden, and what can be deduced about them from the cells that are printed, given that
/// counts are whole and not negative.
/// <para>
/// All tables that agree with what is printed differ from the true one by a circulation: rows and columns are nodes,
/// hidden cells are edges, and each row and column balances. So the largest value a hidden cell can have is its own
/// plus the largest flow back from its column to its row through the other hidden cells, which is exact in whole
/// numbers (Ford and Fulkerson).
/// </para>
/// </summary>
internal sealed class HiddenCells(CountTable table)
{
    private static readonly Dictionary<Cell, long> NoFlow = [];
    private const long Unbounded = long.MaxValue / 4;
    private readonly bool[,] _hidden = new bool[table.Rows + 1, table.Columns + 1];
    private readonly List<Cell> _list = [];

    public IReadOnlyList<Cell> All => _list;

    public bool this[Cell cell] => _hidden[cell.Row, cell.Column];

    public void Hide(Cell cell)
    {
        _hidden[cell.Row, cell.Column] = true;
        _list.Add(cell);
    }

    public void Print(Cell cell)
    {
        _hidden[cell.Row, cell.Column] = false;
        _list.Remove(cell);
    }

    /// <summary>
    /// Null when the cell could be as large as <paramref name="k"/>. Otherwise the printed cells of which at least one
    /// has to be hidden too (those across a smallest cut); none means that it cannot be protected.
    /// </summary>
    public IReadOnlyList<Cell>? Exposed(Cell cell, long k)
    {
        var wanted = k - table[cell.Row, cell.Column];
        if (wanted <= 0)
        {
            return null;
        }

        var flow = new Dictionary<Cell, long>();
        // A margin grows when less flows from its row to its column, an inner cell when more does; the rest flows back.
        var fromRow = table.IsMargin(cell);
        while (true)
        {
            var reached = Reach(cell, fromRow, flow, out var path);
            if (path is null)
            {
                return [.. table.Cells.Where(c => !_hidden[c.Row, c.Column] && Crosses(c, reached))];
            }

            var most = path.Min(step => Room(step.Cell, step.FromRow, flow));
            foreach (var (over, from) in path)
            {
                flow[over] = flow.GetValueOrDefault(over) + (from ? most : -most);
            }

            wanted -= most;
            if (wanted <= 0)
            {
                return null;
            }
        }
    }

    /// <summary>The cells of a way by which the cell could grow, over as few printed cells as can be; null when there is none.</summary>
    public IReadOnlyList<Cell>? CheapestWay(Cell cell)
    {
        var start = Node(cell, table.IsMargin(cell));
        var goal = Node(cell, !table.IsMargin(cell));
        var cost = new Dictionary<int, int> { [start] = 0 };
        var by = new Dictionary<int, (int Node, Cell Cell)>();
        var open = new PriorityQueue<int, int>([(start, 0)]);
        while (open.TryDequeue(out var node, out var spent))
        {
            if (node == goal)
            {
                break;
            }

            if (spent > cost[node])
            {
                continue;
            }

            foreach (var (next, over) in Edges(node))
            {
                if (over == cell || Room(over, IsRow(node), NoFlow) == 0)
                {
                    continue;
                }

                // A hundred for each newly hidden cell; totals last, as they tell the most.
                var price = spent + (_hidden[over.Row, over.Column] ? 1 : over.Row == table.Rows || over.Column == table.Columns ? 120 : 100);
                if (!cost.TryGetValue(next, out var known) || price < known)
                {
                    cost[next] = price;
                    by[next] = (node, over);
                    open.Enqueue(next, price);
                }
            }
        }

        if (!by.ContainsKey(goal))
        {
            return null;
        }

        List<Cell> way = [];
        for (var node = goal; node != start; node = by[node].Node)
        {
            way.Add(by[node].Cell);
        }

        return way;
    }

    // Breadth first over hidden cells with room; the path to the other end of the cell, or the nodes reached without it.
    private HashSet<int> Reach(Cell cell, bool fromRow, Dictionary<Cell, long> flow, out List<(Cell Cell, bool FromRow)>? path)
    {
        var (start, goal) = (Node(cell, fromRow), Node(cell, !fromRow));
        var reached = new HashSet<int> { start };
        var by = new Dictionary<int, (int Node, Cell Cell)>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var (next, over) in Edges(node))
            {
                if (over != cell && _hidden[over.Row, over.Column] && !reached.Contains(next) && Room(over, IsRow(node), flow) > 0)
                {
                    reached.Add(next);
                    by[next] = (node, over);
                    open.Enqueue(next);
                }
            }
        }

        path = null;
        if (reached.Contains(goal))
        {
            path = [];
            for (var node = goal; node != start; node = by[node].Node)
            {
                path.Add((by[node].Cell, IsRow(by[node].Node)));
            }
        }

        return reached;
    }

    // How much more can flow over a cell in a direction. What is taken away from a count ends at zero.
    private long Room(Cell cell, bool fromRow, Dictionary<Cell, long> flow)
    {
        var grows = fromRow != table.IsMargin(cell);
        if (grows)
        {
            return Unbounded;
        }

        var now = flow.GetValueOrDefault(cell);
        return table[cell.Row, cell.Column] + (table.IsMargin(cell) ? -now : now);
    }

    private bool Crosses(Cell cell, HashSet<int> reached)
    {
        var (row, column) = (reached.Contains(Node(cell, true)), reached.Contains(Node(cell, false)));
        return row != column && Room(cell, row, NoFlow) > 0;
    }

    private IEnumerable<(int Node, Cell Cell)> Edges(int node)
    {
        if (IsRow(node))
        {
            for (var column = 0; column <= table.Columns; column++)
            {
                yield return (table.Rows + 1 + column, new(node, column));
            }
        }
        else
        {
            for (var row = 0; row <= table.Rows; row++)
            {
                yield return (row, new(row, node - table.Rows - 1));
            }
        }
    }

    private bool IsRow(int node) => node <= table.Rows;

    private int Node(Cell cell, bool row) => row ? cell.Row : table.Rows + 1 + cell.Column;
}
