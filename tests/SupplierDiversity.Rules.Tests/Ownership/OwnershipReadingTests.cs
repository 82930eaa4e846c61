using SupplierDiversity.Rules.Ownership;

namespace SupplierDiversity.Rules.Tests.Ownership;

public class OwnershipReadingTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    // y… has a migrant background, n… has none, u… has not said, i… is an institution; capitals are companies.
    private static Owner OwnerOf(string id) => id[0] switch
    {
        'y' => new(id, OwnerKind.Person, Background.Yes),
        'n' => new(id, OwnerKind.Person, Background.No),
        'u' => new(id, OwnerKind.Person),
        'i' => new(id, OwnerKind.Institution),
        _ => new(id, OwnerKind.Company),
    };

    // "y 40% F; H 60% F; y 20% H"
    private static OwnershipTable Table(string text)
    {
        var stakes = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(' '))
            .Select(p => new Stake(p[0], p[2], Share.Parse(p[1])!.Value, Date(p, 3), Date(p, 4))).ToList();
        return new("F", stakes.SelectMany(s => new[] { s.OwnerId, s.In }).Distinct().Where(o => o != "F").Select(OwnerOf), stakes);
    }

    private static DateOnly? Date(string[] parts, int at) =>
        parts.Length > at && parts[at] != "-" ? DateOnly.Parse(parts[at], System.Globalization.CultureInfo.InvariantCulture) : null;

    [Theory]
    [InlineData("", "0", "0", "0", "1")]
    [InlineData("y 100% F", "1", "0", "0", "0")]
    [InlineData("y 1/3 F; n 1/3 F; u 1/3 F", "1/3", "1/3", "1/3", "0")]
    [InlineData("y 40% F; i 60% F", "2/5", "3/5", "0", "0")]
    [InlineData("y 25% F; y 26% F; n 49% F", "51/100", "49/100", "0", "0")] // two share classes of one owner
    [InlineData("y 40% F; H 60% F; y 20% H; n 80% H", "13/25", "12/25", "0", "0")] // the example of the README
    [InlineData("y 40% F; H 60% F", "2/5", "0", "0", "3/5")]
    [InlineData("H 100% F; K 50% H; n 50% H; y 50% K; u 50% K", "1/4", "1/2", "1/4", "0")]
    [InlineData("H 50% F; K 50% F; L 100% H; L 100% K; y 60% L; n 40% L", "3/5", "2/5", "0", "0")] // two ways to one holding
    [InlineData("F 10% F; y 45% F; n 45% F", "1/2", "1/2", "0", "0")] // treasury stock
    [InlineData("H 50% F; y 50% F; F 50% H; n 50% H", "2/3", "1/3", "0", "0")] // x = ½ + ½·½x
    [InlineData("H 100% F; F 100% H", "0", "0", "0", "1")] // nobody behind the circle
    [InlineData("y 50% F; H 50% F; K 100% H; H 100% K", "1/2", "0", "0", "1/2")]
    [InlineData("H 1/2 F; y 1/2 F; K 1/2 H; n 1/2 H; L 1/2 K; u 1/2 K; H 1/2 L; y 1/2 L", "4/7", "2/7", "1/7", "0")]
    public void Of_ChainsAndCircles_AddsUpExactly(string table, string held, string others, string undeclared, string missing)
    {
        var reading = OwnershipReading.Of(Table(table), Day);
        Assert.Equal((held, others, undeclared, missing), (reading.Held.ToString(), reading.Others.ToString(), reading.Undeclared.ToString(), reading.Missing.ToString()));
    }

    [Theory]
    [InlineData("y 40% F; H 60% F; y 20% H", false)]
    [InlineData("H 50% F; K 50% F; L 100% H; L 100% K; y 60% L", false)]
    [InlineData("F 10% F; y 45% F", true)]
    [InlineData("H 50% F; F 50% H", true)]
    [InlineData("H 50% F; K 100% H; L 50% K; H 50% L", true)]
    public void Of_CompaniesOwningEachOther_IsMarkedCircular(string table, bool circular) =>
        Assert.Equal(circular, OwnershipReading.Of(Table(table), Day).Circular);

    [Theory]
    [InlineData("y 100% F 2026-01-01 2026-01-01", "1")]
    [InlineData("y 100% F 2026-01-02", "0")]
    [InlineData("y 100% F - 2025-12-31", "0")]
    [InlineData("n 100% F - 2025-12-31; y 100% F 2026-01-01", "1")]
    public void Of_StakeWithDates_CountsOnItsFirstAndLastDay(string table, string held) =>
        Assert.Equal(held, OwnershipReading.Of(Table(table), Day).Held.ToString());

    [Theory]
    [InlineData("y 60% F; n 41% F", OwnershipFault.TotalOverWhole)]
    [InlineData("H 10% F; y 60% H; n 41% H", OwnershipFault.TotalOverWhole)]
    [InlineData("y 101% F", OwnershipFault.StakeOutOfRange)]
    [InlineData("y -1% F", OwnershipFault.StakeOutOfRange)]
    [InlineData("y 10% F 2026-02-01 2026-01-01", OwnershipFault.EndsBeforeItBegins)]
    [InlineData("y 10% F; n 10% y", OwnershipFault.HeldIsNoCompany)]
    public void Contradictions_ImpossibleTable_IsNamed(string table, OwnershipFault fault) =>
        Assert.Contains(Table(table).ContradictionsOn(Day), c => c.Fault == fault);

    [Fact]
    public void Contradictions_StakesThatFollowEachOther_AreNone() =>
        Assert.Empty(Table("y 60% F - 2025-12-31; n 60% F 2026-01-01; y 40% F").ContradictionsOn(Day));

    [Fact]
    public void Of_RandomCircles_SatisfiesEveryEquationAndAddsUpToTheWhole()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            string[] companies = ["F", "A", "B", "C", "D"];
            List<Stake> stakes = [];
            foreach (var company in companies)
            {
                // Eight twentieths go to people for certain, so that somebody is behind every circle.
                stakes.Add(new("y", company, new(random.Next(0, 5), 20)));
                stakes.Add(new("n", company, new(random.Next(0, 3), 20)));
                stakes.Add(new("u", company, new(2, 20)));
                stakes.AddRange(companies.Where(_ => random.Next(2) == 0).Select(c => new Stake(c, company, new(random.Next(1, 3), 20))));
            }

            Owner[] owners = [OwnerOf("y"), OwnerOf("n"), OwnerOf("u")];
            var read = companies.ToDictionary(c => c, c => OwnershipReading.Of(new(c, owners, stakes), Day));
            foreach (var company in companies)
            {
                var expected = stakes.Where(s => s.In == company).Aggregate(Share.Zero, (sum, s) => sum + (s.Share * (s.OwnerId == "y" ? Share.One : read.TryGetValue(s.OwnerId, out var r) ? r.Held : Share.Zero)));
                Assert.Equal(expected, read[company].Held);
                Assert.True(read[company].Missing >= Share.Zero);
            }
        }
    }

    [Fact]
    public void Of_FourThousandOwners_IsExact()
    {
        var stakes = Enumerable.Range(0, 4000).Select(i => new Stake($"{(i % 2 == 0 ? 'y' : 'n')}{i}", "F", new(1, 4000))).ToList();
        Assert.Equal(new Share(1, 2), OwnershipReading.Of(new("F", stakes.Select(s => OwnerOf(s.OwnerId)), stakes), Day).Held);
    }

    [Fact]
    public void Of_ChainOfAThousandCompanies_IsTheProduct()
    {
        var stakes = Enumerable.Range(0, 1000).Select(i => new Stake($"C{i + 1}", i == 0 ? "F" : $"C{i}", new(1, 2))).Append(new("y", "C1000", Share.One)).ToList();
        var reading = OwnershipReading.Of(new("F", [OwnerOf("y")], stakes), Day);
        Assert.Equal(new Share(1, System.Numerics.BigInteger.Pow(2, 1000)), reading.Held);
        Assert.False(reading.Circular);
    }
}
