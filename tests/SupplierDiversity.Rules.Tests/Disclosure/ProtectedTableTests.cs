using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

public class ProtectedTableTests
{
    [Fact]
    public void Of_NothingSmall_HidesNothing()
    {
        var table = ProtectedTable.Of(new(new long[,] { { 10, 0 }, { 25, 30 } }), 10);
        Assert.Equal((0, 10, 65), (table.Hidden, table[0, 0], table[2, 2]));
    }

    [Fact]
    public void Of_KOfOne_HidesNothing() => Assert.Equal(0, ProtectedTable.Of(new(new long[,] { { 1, 2 }, { 3, 4 } }), 1).Hidden);

    [Fact]
    public void Of_OneSmallCell_HidesARectangle()
    {
        var table = ProtectedTable.Of(new(new long[,] { { 3, 20, 30 }, { 40, 50, 60 }, { 70, 80, 90 } }), 10);
        Assert.Null(table[0, 0]);
        Assert.Equal(4, table.Hidden);
        Assert.True(table.IsFewest);
    }

    [Fact]
    public void Of_WholeTableTooSmall_HidesAllThatIsNotZero()
    {
        var table = ProtectedTable.Of(new(new long[,] { { 1, 0 }, { 0, 2 } }), 10);
        Assert.Null(table[2, 2]);
        Assert.Null(table[0, 0]);
        Assert.Null(table[1, 1]);
    }

    [Fact]
    public void Of_EmptyTable_IsPrinted()
    {
        Assert.Equal(0, ProtectedTable.Of(new(new long[0, 0]), 10)[0, 0]);
        Assert.Equal(0, ProtectedTable.Of(new(new long[,] { { 0, 0 } }), 10)[1, 2]);
    }

    // A row that is the group: 4 of 30, so 26 is hidden too, and both again in another row.
    [Fact]
    public void Of_RowTotalPrinted_ItsOnlyHiddenCellNeverStandsAlone()
    {
        var table = ProtectedTable.Of(new(new long[,] { { 4, 26 }, { 50, 50 }, { 60, 60 } }), 10);
        for (var row = 0; row <= 3; row++)
        {
            Assert.NotEqual(1, Enumerable.Range(0, 3).Count(c => table[row, c] is null));
        }
    }

    [Fact]
    public void Of_RandomTables_NoHiddenCountIsPinnedBelowKByTryingAllTables()
    {
        var random = new Random(11);
        var looked = 0;
        for (var round = 0; round < 150; round++)
        {
            const int K = 3;
            var inner = Random(random, 2, random.Next(2, 4), 5);
            var table = ProtectedTable.Of(new(inner), K);
            foreach (var (cell, largest) in LargestByTrying(table, inner))
            {
                looked++;
                Assert.True(largest >= K, $"{Shown(inner)}: the cell {cell} could be {largest} at most.");
            }
        }

        Assert.True(looked > 300, $"Only {looked} hidden cells were looked at.");
    }

    [Fact]
    public void Of_RandomTables_HidesAsFewCellsAsAnySetDoes()
    {
        var random = new Random(5);
        for (var round = 0; round < 120; round++)
        {
            var counts = new CountTable(Random(random, random.Next(1, 4), random.Next(1, 4), 30));
            var k = random.Next(2, 12);
            var table = ProtectedTable.Of(counts, k);
            Assert.True(table.IsFewest);
            Assert.Equal(FewestByTrying(counts, k), table.Hidden);
        }
    }

    [Fact]
    public void Of_PageSizedTables_AreSafeAndMostlyProvenFewest()
    {
        var random = new Random(3);
        var proven = 0;
        for (var round = 0; round < 10; round++)
        {
            var counts = new CountTable(Random(random, 8, 5, 60));
            var table = ProtectedTable.Of(counts, 10);
            proven += table.IsFewest ? 1 : 0;
            var hidden = new HiddenCells(counts);
            foreach (var cell in counts.Cells.Where(c => table[c.Row, c.Column] is null))
            {
                hidden.Hide(cell);
            }

            Assert.All(hidden.All, cell => Assert.Null(hidden.Exposed(cell, 10)));
            Assert.All(counts.Cells.Where(c => counts[c.Row, c.Column] is > 0 and < 10), c => Assert.Null(table[c.Row, c.Column]));
        }

        Assert.True(proven >= 5, $"Only {proven} of 10 were proven.");
    }

    private static long[,] Random(Random random, int rows, int columns, int below)
    {
        var inner = new long[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                inner[row, column] = random.Next(4) == 0 ? 0 : random.Next(below);
            }
        }

        return inner;
    }

    // Every table of small counts that agrees with what is printed; nothing of the rules' own reasoning is used.
    private static Dictionary<Cell, long> LargestByTrying(ProtectedTable table, long[,] truth)
    {
        var (rows, columns) = (truth.GetLength(0), truth.GetLength(1));
        var largest = new Dictionary<Cell, long>();
        var tried = new long[rows, columns];
        Try(0);
        return largest;

        void Try(int at)
        {
            if (at == rows * columns)
            {
                var counts = new CountTable(tried);
                if (counts.Cells.All(c => table[c.Row, c.Column] is not { } printed || printed == counts[c.Row, c.Column]))
                {
                    foreach (var cell in counts.Cells.Where(c => table[c.Row, c.Column] is null))
                    {
                        largest[cell] = Math.Max(largest.GetValueOrDefault(cell), counts[cell.Row, cell.Column]);
                    }
                }

                return;
            }

            var (row, column) = (at / columns, at % columns);
            for (var value = table[row, column] ?? 0; value <= (table[row, column] ?? 6); value++)
            {
                tried[row, column] = value;
                Try(at + 1);
            }
        }
    }

    private static int FewestByTrying(CountTable counts, long k)
    {
        var small = counts.Cells.Where(c => counts[c.Row, c.Column] is var n && n > 0 && n < k).ToList();
        var others = counts.Cells.Except(small).ToList();
        for (var more = 0; ; more++)
        {
            foreach (var mask in Enumerable.Range(0, 1 << others.Count).Where(m => System.Numerics.BitOperations.PopCount((uint)m) == more))
            {
                var hidden = new HiddenCells(counts);
                foreach (var cell in small.Concat(others.Where((_, i) => (mask >> i & 1) == 1)))
                {
                    hidden.Hide(cell);
                }

                if (hidden.All.All(c => hidden.Exposed(c, k) is null))
                {
                    return small.Count + more;
                }
            }
        }
    }

    private static string Shown(long[,] inner) => string.Join(' ', inner.Cast<long>());
}
