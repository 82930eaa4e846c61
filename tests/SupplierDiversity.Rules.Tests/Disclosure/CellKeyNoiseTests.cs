using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

public class CellKeyNoiseTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void Distribution_AsPublished_HasNoBias()
    {
        Assert.Equal(1000, CellKeyNoise.Distribution.Sum(d => d.PerMille));
        Assert.Equal(0, CellKeyNoise.Distribution.Sum(d => d.Noise * d.PerMille));
        Assert.Equal(CellKeyNoise.Most, CellKeyNoise.Distribution.Max(d => d.Noise));
    }

    [Fact]
    public void Noise_OfManyCells_IsAsPublished()
    {
        const int Cells = 20_000;
        var found = Enumerable.Range(0, Cells).CountBy(i => CellKeyNoise.Of(50, CellKeyNoise.KeyOf(Secret, $"{i}", 2025), 10) - 50).ToDictionary();
        Assert.All(CellKeyNoise.Distribution, d => Assert.InRange(found[d.Noise] * 1000.0 / Cells, d.PerMille * 0.85, d.PerMille * 1.15));
    }

    [Fact]
    public void Noise_OfNoughtOrNearK_StaysNoughtAndDoesNotFallBelowK()
    {
        var keys = Enumerable.Range(0, 200).Select(i => CellKeyNoise.KeyOf(Secret, $"{i}", 2025)).ToList();
        Assert.All(keys, key => Assert.Equal(0, CellKeyNoise.Of(0, key, 10)));
        Assert.All(keys, key => Assert.InRange(CellKeyNoise.Of(11, key, 10), 10, 14));
    }

    // Two counts of which one is part of the other differ by k or more; the part must stay the smaller one.
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public void Noise_OfAnyK_IsLessThanHalfOfIt(int k) =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.InRange(Math.Abs(CellKeyNoise.Of(50, CellKeyNoise.KeyOf(Secret, $"{i}", 2025), k) - 50), 0, (k - 1) / 2));

    // The same firms counted as a trade and as a size get the same noise; another secret gives another.
    [Fact]
    public void Public_SameFirmsInTwoTables_AreOneCount()
    {
        var (seen, other) = (Count(Secret), Count([.. Secret.Reverse()]));
        Assert.Equal(seen.Select(s => s.Trade), seen.Select(s => s.Size));
        Assert.NotEqual(seen, other);
        Assert.True(seen.Distinct().Count() > 1);
    }

    // Somebody knows that one firm more won than the year before, and subtracts the winners of a group: was it one of them?
    [Fact]
    public void Difference_OfTwoYears_DoesNotTellTheGroupOfOneFirmMore()
    {
        const int Cities = 4000;
        var (told, exact) = (0, 0);
        for (var city = 0; city < Cities; city++)
        {
            var inside = city % 2 == 0;
            var (before, after) = (Winners(city, 30, 2024), Winners(city, inside ? 31 : 30, 2025));
            exact += (after.Count - before.Count >= 1) == inside ? 1 : 0;
            told += (CellKeyNoise.Of(after.Count, after.Key, 10) - CellKeyNoise.Of(before.Count, before.Key, 10) >= 1) == inside ? 1 : 0;
        }

        Assert.Equal(Cities, exact);
        Assert.InRange(told, Cities * 0.5, Cities * 0.68);
    }

    private static (long Count, uint Key) Winners(int city, int count, int year) =>
        (count, Enumerable.Range(0, count).Aggregate(0u, (sum, i) => unchecked(sum + CellKeyNoise.KeyOf(Secret, $"{city}/{i}", year))));

    private static List<(long? Trade, long? Size)> Count(byte[] secret) => [.. Enumerable.Range(0, 20).Select(city =>
    {
        var tables = new LinkedTables([Dimension.Flat("group", ["a", "b"])], [Dimension.Flat("trade", ["x", "y"]), Dimension.Flat("size", ["s", "l"])]);
        for (var i = 0; i < 40; i++)
        {
            tables.Add([i % 4 < 2 ? "a" : "b"], i % 2 == 0 ? ["x", "s"] : ["y", "l"], key: CellKeyNoise.KeyOf(secret, $"{city}/{i}", 2025));
        }

        var safe = ProtectedTables.Of(tables, new() { LeastCount = 10 });
        return (safe.Public(tables.Cell(["all"], 0, "x")), safe.Public(tables.Cell(["all"], 1, "s")));
    })];
}
