using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The main table of a report as it is protected: groups by columns, each column alone and together with all that come after
/// it, because both are printed. How many firms of all groups came how far is known to whoever follows the city's tenders, so it
/// is printed, and what is hidden must be able to be large though everybody knows it. Firms of one group only, or of one tender,
/// are hidden like a small count; so nobody can tell which of these a hidden count is. Where what is hidden would say by itself how
/// small a count is (<see cref="LookAlikes"/>), nothing is told of any group.
/// </summary>
internal sealed class FunnelTable
{
    private readonly IReadOnlyList<IReadOnlyList<FunnelStage>> _columns;
    private readonly LinkedTables _places;

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

        _places = new([Dimension.Flat("group", ReleasedFunnel.Groups.Select(g => $"{g}")), Dimension.Tree("stage", codes)], []);
        Cells = [.. (from g in ReleasedFunnel.Groups
                     from c in Enumerable.Range(0, columns.Count)
                     from cell in new FunnelCell[] { new((int)g, c, c, Alone(g, c), Alone(null, c)), new((int)g, c, columns.Count - 1, From(g, c), From(null, c)) }
                     select cell).Distinct()];
    }

    /// <summary>The counts of groups, each once.</summary>
    public IReadOnlyList<FunnelCell> Cells { get; }

    /// <summary>Fills the table and protects it.</summary>
    /// <param name="cube">The true figures.</param>
    /// <param name="leastCount">k.</param>
    /// <param name="told">Other years that were told.</param>
    public ProtectedTables Protect(ReportCube cube, int leastCount, ToldYears told)
    {
        var city = new long[ReleasedFunnel.Groups.Count, _columns.Count];
        foreach (var (group, column) in from g in ReleasedFunnel.Groups from c in Enumerable.Range(0, _columns.Count) select (g, c))
        {
            city[(int)group, column] = cube.Of([group], _columns[column]).Firms;
        }

        var rules = new DisclosureRules
        {
            LeastCount = leastCount,
            // More ways would hide a hundredth less, and take as many times as long for each city that could look alike.
            Attempts = 1,
            Known = [.. Cells.Select(c => c.AllNumber).Distinct()],
            AlsoHidden = leastCount == 1 ? [] : AlsoHidden(cube, leastCount, told),
            Telling = new(0, $"{BidderGroup.Unknown}"),
        };
        return leastCount == 1 || new LookAlikes(this, rules).Differ(city)
            ? ProtectedTables.Of(Filled(city), rules) : ProtectedTables.Hiding(Filled(city), Cells.Where(c => c.OfAll(city) > 0).Select(c => c.Number), leastCount);
    }

    /// <summary>The table of a city.</summary>
    /// <param name="city">Firms by group and column.</param>
    public LinkedTables Filled(long[,] city)
    {
        var tables = _places.Empty();
        foreach (var cell in Cells)
        {
            tables.Counts[cell.Number] = cell.In(city);
            tables.Counts[cell.AllNumber] = cell.OfAll(city);
        }

        return tables;
    }

    // Large counts that are of one tender only, and all counts of groups of which another year told too much.
    private HashSet<int> AlsoHidden(ReportCube cube, int leastCount, ToldYears told)
    {
        var repeated = Repeated(told);
        return [.. Cells.Where(c => (BidderGroup)c.Group is var group && (repeated.Contains(group) || (cube.Of([group], Stages(c)) is { IsOneTender: true } count && count.Firms >= leastCount))).Select(c => c.Number)];
    }

    // What these groups are together follows from all others; so there are so many of them that this tells nothing either.
    private List<BidderGroup> Repeated(ToldYears told)
    {
        var moves = told.All;
        List<BidderGroup> found = [.. ReleasedFunnel.Groups.Where(g => Tells([g]))];
        while (found.Count > 0 && found.Count < ReleasedFunnel.Groups.Count && Tells(found))
        {
            var others = ReleasedFunnel.Groups.Except(found).Reverse().ToList();
            found.Add(others.FirstOrDefault(g => !Tells([.. found, g]), others[0]));
        }

        return found;

        bool Tells(IReadOnlyList<BidderGroup> groups) =>
            Cells.Where(c => c.Group == 0).Any(c => moves.TellTooMuch(groups, Stages(c).Contains));
    }

    private List<FunnelStage> Stages(FunnelCell cell) => [.. _columns.Take(cell.Last + 1).Skip(cell.First).SelectMany(c => c)];

    /// <summary>The cell of a group (null: all) and a column.</summary>
    public int Alone(BidderGroup? group, int column) => Cell(group, Leaf(column));

    /// <summary>The cell of a group (null: all), a column and all that come after it.</summary>
    public int From(BidderGroup? group, int column) => Cell(group, column > 0 && column == _columns.Count - 1 ? Leaf(column) : Node(column));

    private int Cell(BidderGroup? group, string code) => _places.Cell([group is { } g ? $"{g}" : Dimension.All, code]);

    private string Node(int column) => column == 0 ? Dimension.All : column == _columns.Count - 1 ? Leaf(column) : $"from {column}";

    private static string Leaf(int column) => $"{column}";
}
