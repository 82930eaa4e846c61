using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The main table of a report as it is protected beside other years: groups by columns, each column alone and together with all that come after
/// it, because both are printed.
/// </summary>
internal sealed class FunnelTable
{
    private readonly IReadOnlyList<IReadOnlyList<FunnelStage>> _columns;
    private readonly LinkedTables _tables;

    /// <summary>An empty table.</summary>
    /// <param name="columns">Stages, alone or several put together, from the first to the last.</param>
    public FunnelTable(IReadOnlyList<IReadOnlyList<FunnelStage>> columns)
    {
        _columns = columns;
        List<(string Code, string PartOf)> codes = [];
        for (var i = 0; i < columns.Count; i++)
        {
            codes.AddRange(i == columns.Count - 1 ? i == 0 ? [(Leaf(i), Dimension.All)] : [] : [(Leaf(i), Node(i)), (Node(i + 1), Node(i))]);
        }

        _tables = new([Dimension.Flat("group", ReleasedFunnel.Groups.Select(g => $"{g}")), Dimension.Tree("stage", codes)], []);
    }

    /// <summary>The cells that must not be told because of what other years told.</summary>
    public IReadOnlyCollection<int> Repeating(ToldYears told)
    {
        var found = new HashSet<int>();
        foreach (var (group, i) in from g in ReleasedFunnel.Groups from i in Enumerable.Range(0, _columns.Count) select (g, i))
        {
            var (alone, first) = (_columns[i], _columns[i][0]);
            if (told.TellTooMuch([group], alone.Contains))
            {
                found.Add(Alone(group, i));
            }

            if (told.TellTooMuch([group], s => s >= first))
            {
                found.Add(From(group, i));
            }
        }

        return found;
    }

    /// <summary>Fills the table and protects it.</summary>
    /// <param name="cube">The true figures.</param>
    /// <param name="leastCount">k.</param>
    /// <param name="repeating">Cells that must be hidden because of other years.</param>
    public ProtectedTables Protect(ReportCube cube, int leastCount, IReadOnlyCollection<int> repeating)
    {
        foreach (var (group, column) in from g in ReleasedFunnel.Groups from c in Enumerable.Range(0, _columns.Count) select (g, c))
        {
            _tables.Add([$"{group}", Leaf(column)], [], _columns[column].Sum(s => cube.Of(group, s).Firms));
        }

        return ProtectedTables.Of(_tables, new() { LeastCount = leastCount, Attempts = 4, AlsoHidden = repeating, Telling = new(0, $"{BidderGroup.Unknown}") });
    }

    /// <summary>The cell of a group (null: all) and a column.</summary>
    public int Alone(BidderGroup? group, int column) => Cell(group, Leaf(column));

    /// <summary>The cell of a group (null: all), a column and all that come after it.</summary>
    public int From(BidderGroup? group, int column) => Cell(group, column > 0 && column == _columns.Count - 1 ? Leaf(column) : Node(column));

    private int Cell(BidderGroup? group, string code) => _tables.Cell([group is { } g ? $"{g}" : Dimension.All, code]);

    private string Node(int column) => column == 0 ? Dimension.All : column == _columns.Count - 1 ? Leaf(column) : $"from {column}";

    private static string Leaf(int column) => $"{column}";
}
