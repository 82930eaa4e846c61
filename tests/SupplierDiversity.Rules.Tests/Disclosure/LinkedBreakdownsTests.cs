using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

public class LinkedBreakdownsTests
{
    private static readonly string[] Names = ["trade", "size"];

    [Fact]
    public void Of_ManyFirms_ShowsTotalsAndBreakdownsThatAddUp()
    {
        var set = LinkedBreakdowns.Of([.. Many(60, 0, "45", "small"), .. Many(40, 1, "45", "micro"), .. Many(30, 0, "90", "micro"), .. Many(50, 2, "90", "small"), .. Many(20, 1, "90", "small")], Names, 3, 10);
        Assert.Equal([90, 60, 50], set.Totals);
        Assert.Equal(["trade", "size"], set.Shown.Select(b => b.Name));
        Assert.All(set.Shown, b => Assert.Equal(90, b.Lines.Sum(l => l.Counts[0])));
    }

    [Fact]
    public void Of_SmallTotalOrAllAlike_ShowsNothing()
    {
        Assert.Null(LinkedBreakdowns.Of([.. Many(9, 0, "45", "small"), .. Many(90, 1, "45", "small")], Names, 3, 10).Totals);
        Assert.Null(LinkedBreakdowns.Of([.. Many(90, 0, "45", "small")], Names, 3, 10).Totals);
        // That nothing is known of anybody tells nothing.
        Assert.NotNull(LinkedBreakdowns.Of([.. Many(90, 2, "45", "small")], Names, 3, 10).Totals);
    }

    [Fact]
    public void Of_GroupWhereAllAreAlike_IsPutTogetherWithOthers()
    {
        var set = LinkedBreakdowns.Of(
            [.. Many(30, 0, "71", "small"), .. Many(40, 1, "45", "micro"), .. Many(40, 0, "45", "micro"), .. Many(3, 1, "03", "small"), .. Many(27, 1, "15", "small"), .. Many(30, 0, "15", "small")], Names, 3, 10);
        var trades = Assert.Single(set.Shown, b => b.Name == "trade");
        Assert.Equal(["45", "15", LinkedBreakdowns.Others], trades.Lines.Select(l => l.Group));
    }

    // Of every table that is printed together, whole numbers below k stay hidden, and no column of totals gives one away.
    [Fact]
    public void Of_RandomFirms_NeverPrintsASmallCountOrHidesATotal()
    {
        var random = new Random(11);
        var (tables, hidden) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var firms = Enumerable.Range(0, random.Next(40, 400)).Select(_ => (random.Next(3), (IReadOnlyList<string>)[$"{random.Next(1 + random.Next(8))}", $"{random.Next(4)}"])).ToList();
            var set = LinkedBreakdowns.Of(firms, Names, 3, 10);
            foreach (var breakdown in set.Shown)
            {
                tables++;
                hidden += breakdown.Lines.Sum(l => l.Counts.Count(c => c is null));
                Assert.All(breakdown.Lines.SelectMany(l => l.Counts.Append(l.All)), c => Assert.False(c is > 0 and < 10));
                for (var s = 0; s < 3; s++)
                {
                    // A single hidden cell in a column would be the total less the others.
                    Assert.NotEqual(1, breakdown.Lines.Count(l => l.Counts[s] is null));
                }
            }
        }

        Assert.True(tables > 200 && hidden > 50, $"{tables} tables with {hidden} hidden cells");
    }

    private static IEnumerable<(int, IReadOnlyList<string>)> Many(int count, int status, string trade, string size) => Enumerable.Repeat((status, (IReadOnlyList<string>)[trade, size]), count);
}
