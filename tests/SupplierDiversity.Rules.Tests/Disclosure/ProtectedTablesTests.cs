using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

public class ProtectedTablesTests(ITestOutputHelper output)
{
    private static readonly string[] Groups = ["migrant", "diverse", "neither", "unknown"];
    private static readonly string[] Stages = ["bid", "won"];

    [Fact]
    public void Of_NothingSmall_HidesNothing()
    {
        var tables = new LinkedTables([Dimension.Flat("group", ["a", "b"])], [Dimension.Flat("size", ["small", "large"])]);
        tables.Add(["a"], ["small"], 20);
        tables.Add(["b"], ["large"], 30);
        var safe = ProtectedTables.Of(tables, new() { LeastCount = 10 });
        Assert.Equal((0, 50, 20, 0), (safe.Hidden, safe[["all"]], safe[["a"], 0, "small"], safe[["a"], 0, "large"]));
    }

    [Fact]
    public void Of_KOfOne_HidesNothing() => Assert.Equal(0, ProtectedTables.Of(Random(new(1), 30), new() { LeastCount = 1 }).Hidden);

    [Fact]
    public void Of_EmptyTables_ArePrinted() => Assert.Equal(0, ProtectedTables.Of(Random(new(1), 0), new() { LeastCount = 10 }).Hidden);

    [Fact]
    public void Of_OneFirm_HidesAllThatCountsIt()
    {
        var safe = ProtectedTables.Of(Random(new(1), 1), new() { LeastCount = 10 });
        Assert.Null(safe[["all", "all"]]);
    }

    // The same small count can be subtracted from the table by size though the table by trade hides it well.
    [Fact]
    public void Of_CommonCellHiddenForOneBreakdown_IsHiddenInTheOtherToo()
    {
        var tables = new LinkedTables([Dimension.Flat("group", ["a", "b", "c"])], [Dimension.Flat("trade", ["x", "y"]), Dimension.Flat("size", ["s", "l"])]);
        tables.Add(["a"], ["x", "s"], 4);
        tables.Add(["b"], ["x", "s"], 30);
        tables.Add(["b"], ["y", "l"], 30);
        tables.Add(["c"], ["y", "s"], 40);
        tables.Add(["c"], ["x", "l"], 40);
        var safe = ProtectedTables.Of(tables, new() { LeastCount = 10 });
        Assert.Null(safe[["a"]]);
        Assert.All([0, 1], breakdown => Assert.True(tables.Breakdowns[breakdown].Codes.Skip(1).Count(c => safe[["all"], breakdown, c] is null) != 1));
        Assert.Empty(Pinned(tables, safe, 10));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Of_RandomTables_EachSmallCellHasATableInWhichItIsNot(int k)
    {
        var random = new Random(k);
        var looked = 0;
        for (var round = 0; round < 5; round++)
        {
            var tables = Random(random, random.Next(1, 900));
            var safe = ProtectedTables.Of(tables, new() { LeastCount = k });
            Assert.All(Enumerable.Range(0, tables.Cells), c => Assert.False(safe[c] is { } n && n > 0 && n < k));
            var equations = TableEquations.Of(tables);
            foreach (var cell in Enumerable.Range(0, tables.Cells).Where(c => safe[c] is null && tables.Counts[c] < k))
            {
                looked++;
                var other = tables.Counts.ToArray();
                foreach (var (at, change) in safe.Proofs[new(0, cell)])
                {
                    other[at] += change;
                }

                Assert.True(other[cell] >= k);
                Assert.True(Enumerable.Range(0, other.Length).All(c => other[c] >= 0 && (safe[c] is not { } printed || printed == other[c])));
                Assert.True(equations.All(e => other[e.Total] == e.Parts.Sum(p => other[p])));
            }
        }

        output.WriteLine($"{looked} hidden cells below {k}, each proven");
        Assert.True(looked > 50);
    }

    [Fact]
    public void Of_RandomTables_AttackerPinsNothingAndDoesWithoutProtection()
    {
        var random = new Random(8);
        var (open, hidden) = (0, 0);
        for (var round = 0; round < 4; round++)
        {
            var tables = Random(random, random.Next(50, 400));
            var safe = ProtectedTables.Of(tables, new() { LeastCount = 5 });
            hidden += safe.Hidden;
            Assert.Empty(Pinned(tables, safe, 5));
            var small = Enumerable.Range(0, tables.Cells).Where(c => tables.Counts[c] is > 0 and < 5).ToList();
            var attacker = new Attacker(TableEquations.Of(tables), tables.Counts, small);
            open += small.Count(c => attacker.Most(c) < 4.99);
        }

        output.WriteLine($"{hidden} cells hidden, none pinned; with only the small ones hidden {open} were.");
        Assert.True(open > 30);
    }

    [Fact]
    public void Of_SmallTables_HidesAtMostThreeTenthsMoreThanTheFewest()
    {
        var random = new Random(4);
        var (ours, fewest, worst, proven) = (0, 0, 1.0, 0);
        for (var round = 0; round < 40; round++)
        {
            var tables = Tiny(random);
            if (new FewestHidden(tables, 5, 3000).Find() is { } least)
            {
                var hidden = ProtectedTables.Of(tables, new() { LeastCount = 5 }).Hidden;
                (ours, fewest, worst, proven) = (ours + hidden, fewest + least, Math.Max(worst, least == 0 ? 1 : (double)hidden / least), proven + 1);
            }
        }

        output.WriteLine($"{proven} tables: {ours} hidden, {fewest} at least; worst {worst:0.00}");
        Assert.True(proven > 30 && worst <= 1.3);
    }

    [Fact]
    public void Of_RowOfOneKnownGroup_HidesThatItIs()
    {
        var tables = new LinkedTables([Dimension.Flat("group", Groups), Dimension.Flat("stage", Stages)], [Dimension.Flat("trade", ["45", "90"])]);
        tables.Add(["neither", "won"], ["45"], 20);
        tables.Add(["neither", "bid"], ["45"], 20);
        tables.Add(["neither", "won"], ["90"], 20);
        tables.Add(["diverse", "won"], ["90"], 20);
        tables.Add(["diverse", "bid"], ["90"], 20);
        tables.Add(["migrant", "bid"], ["90"], 30);
        tables.Add(["unknown", "bid"], ["45"], 30);
        Assert.Equal(0, ProtectedTables.Of(tables, new() { LeastCount = 10 }).Hidden);
        var safe = ProtectedTables.Of(tables, new() { LeastCount = 10, Telling = new(0, "unknown") });
        Assert.Contains(Groups.Where(g => g != "neither"), g => safe[[g, "won"], 0, "45"] is null);
        Assert.Empty(Pinned(tables, safe, 10));
    }

    // One firm won nearly all of what its group won; the second knows its own share and could subtract.
    [Fact]
    public void Of_SumOfOneLargeFirm_IsHiddenAndCouldBeSoMuchLarger()
    {
        var tables = new LinkedTables([Dimension.Flat("group", Groups), Dimension.Flat("stage", Stages)], [Dimension.Flat("trade", ["45", "90"])]);
        foreach (var (group, trade) in Groups.SelectMany(g => new[] { (g, "45"), (g, "90") }))
        {
            for (var i = 0; i < 12; i++)
            {
                tables.Add([group, "won"], [trade], cents: group == "diverse" && trade == "45" && i == 0 ? 90_000_000 : 1_000_000 + i);
                tables.Add([group, "bid"], [trade]);
            }
        }

        var dominance = new Dominance(20, 1, "won");
        var (all, one) = (tables.Cell(["all", "won"]), tables.Cell(["diverse", "won"], 0, "45"));
        Assert.Equal(0, ProtectedTables.Of(tables, new() { LeastCount = 10 }).Hidden);
        var safe = ProtectedTables.Of(tables, new() { LeastCount = 10, Dominance = dominance });
        Assert.Null(safe.Sum(one));
        Assert.Null(safe[one]);
        Assert.Equal(tables.Sums[all], safe.Sum(all));
        Assert.Null(safe.Sum(tables.Cell(["all", "all"])));
        var more = tables.Sums.ToArray();
        foreach (var (cell, change) in safe.Proofs[new(1, one)])
        {
            more[cell] += change;
        }

        Assert.True(more[one] >= tables.Sums[one] + dominance.Margin(tables.Sums[one], tables.Largest[one], tables.Second[one]));
        Assert.All(TableEquations.Of(tables), e => Assert.Equal(more[e.Total], e.Parts.Sum(p => more[p])));
        Assert.All(Enumerable.Range(0, tables.Cells), c => Assert.True(more[c] >= 0 && (safe.Sum(c) is not { } printed || printed == more[c])));
    }

    [Theory]
    [InlineData(100, 50, 30, false)]
    [InlineData(100, 89, 10, true)]
    [InlineData(100, 80, 12, false)]
    [InlineData(100, 100, 0, true)]
    [InlineData(0, 0, 0, false)]
    public void Dominance_OfOneLargeShare_MustBeHidden(long sum, long largest, long second, bool expected) =>
        Assert.Equal(expected, new Dominance(10, 0, "won").Margin(sum, largest, second) > 0);

    private static List<int> Pinned(LinkedTables tables, ProtectedTables safe, int k)
    {
        var hidden = Enumerable.Range(0, tables.Cells).Where(c => safe[c] is null).ToList();
        var attacker = new Attacker(TableEquations.Of(tables), tables.Counts, hidden);
        return [.. hidden.Where(c => tables.Counts[c] < k && attacker.Most(c) < k - 1e-6)];
    }

    private static LinkedTables Tiny(Random random)
    {
        var tables = new LinkedTables([Dimension.Flat("group", ["a", "b", "c"])], [Dimension.Tree("trade", [("A", "all"), ("1", "A"), ("2", "A"), ("3", "all")]), Dimension.Flat("size", ["s", "l"])]);
        for (var i = random.Next(20, 120); i > 0; i--)
        {
            tables.Add([$"{"abc"[Skewed(random, 3)]}"], [$"{Skewed(random, 3) + 1}", random.Next(3) == 0 ? "s" : "l"]);
        }

        return tables;
    }

    private static LinkedTables Random(Random random, int firms)
    {
        var trades = Dimension.Tree("trade", [("F", "all"), ("41", "F"), ("42", "F"), ("43", "F"), ("N", "all"), ("80", "N"), ("81", "N")]);
        var tables = new LinkedTables([Dimension.Flat("group", Groups), Dimension.Flat("stage", Stages)], [trades, Dimension.Flat("size", ["micro", "small", "large"])]);
        string[] leaves = ["41", "42", "43", "80", "81"];
        string[] sizes = ["micro", "small", "large"];
        for (var i = 0; i < firms; i++)
        {
            tables.Add([Groups[Skewed(random, 4)], Stages[Skewed(random, 2)]], [leaves[Skewed(random, 5)], sizes[Skewed(random, 3)]]);
        }

        return tables;
    }

    // Skewed as life is: few of most kinds.
    private static int Skewed(Random random, int below) => (int)(Math.Pow(random.NextDouble(), 2) * below);
}
