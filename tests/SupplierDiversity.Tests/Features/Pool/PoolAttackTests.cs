using SupplierDiversity.Features.Pool;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Tests.Attack;

namespace SupplierDiversity.Tests.Features.Pool;

/// <summary>
/// Two editions of a pool to which some firms came. An officer knows which, and that all others are what they were; it looks for
/// the answers of the new ones that fit all counts they are part of best: by trade and size, by each of them, and of all.
/// </summary>
public class PoolAttackTests(ITestOutputHelper output)
{
    private const int K = 10;
    private const int Firms = 300;
    private const int Starts = 4;

    /// <summary>Of one firm, and of as many as would be told together.</summary>
    [Theory]
    [InlineData(1, 120)]
    [InlineData(K, 12)]
    public void Editions_WithNewFirms_SayLittleOfEachAndExactOnesWouldSayAllOfOne(int newcomers, int rounds)
    {
        var random = new Random(6);
        List<Member> firms = [.. Enumerable.Range(0, Firms).Select(_ => Member.Of(random))];
        var (before, open) = (Edition(firms, 1, K), Edition(firms, 1, 1));
        var (told, exact, common, counts) = (0, 0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            List<Member> came = [.. Enumerable.Range(0, newcomers).Select(_ => Member.Of(random))];
            var after = Edition([.. firms, .. came], 2 + round, K);
            counts += after.Sum(c => c.MigrantOwned.Count(n => n is not null));
            told += Right(came, Guess(came, before, after, isExact: false, random));
            exact += Right(came, Guess(came, open, Edition([.. firms, .. came], 2 + round, 1), isExact: true, random));
            common += came.Count(c => c.Owned == firms.GroupBy(f => f.Owned).MaxBy(g => g.Count())!.Key);
        }

        output.WriteLine($"{rounds} times {newcomers} firms came, {counts} counts read: what they are is guessed of {told}, by the most frequent answer of {common}, by exact counts of {exact}.");
        Assert.True(told * 3 < rounds * newcomers * 2);
        Assert.True(newcomers > 1 || exact == rounds);
    }

    private static int Right(IReadOnlyList<Member> came, int[] guesses) => came.Zip(guesses).Count(c => c.First.Owned == c.Second);

    // Each answer is changed as long as all of them together become more likely; from several beginnings.
    private static int[] Guess(IReadOnlyList<Member> came, IReadOnlyList<PoolCell> before, IReadOnlyList<PoolCell> after, bool isExact, Random random)
    {
        var cells = (from now in after where now.Area == Dimension.All let then = before.FirstOrDefault(c => (c.Trade, c.Size, c.Area) == (now.Trade, now.Size, now.Area)) where then is not null select (Then: then, Now: now)).ToList();
        return Enumerable.Range(0, Starts).Select(_ => Climb([.. came.Select(_ => random.Next(3))])).MaxBy(Fit)!;

        double Fit(int[] guesses) => cells.Sum(c => Enumerable.Range(0, 3).Sum(a =>
            NoiseReader.Likely(c.Then.MigrantOwned[a], c.Now.MigrantOwned[a], came.Zip(guesses).Count(g => g.Second == a && g.First.IsIn(c.Now)), isExact)));

        int[] Climb(int[] guesses)
        {
            for (var better = true; better;)
            {
                better = false;
                foreach (var (firm, answer) in from f in Enumerable.Range(0, guesses.Length) from a in Enumerable.Range(0, 3) select (f, a))
                {
                    int[] other = [.. guesses];
                    other[firm] = answer;
                    if (Fit(other) > Fit(guesses) + 1e-9)
                    {
                        (guesses, better) = (other, true);
                    }
                }
            }

            return guesses;
        }
    }

    private static IReadOnlyList<PoolCell> Edition(IEnumerable<Member> firms, int day, int least)
    {
        var table = new PoolTable(least);
        foreach (var (firm, i) in firms.Select((f, i) => (f, i)))
        {
            table.Add(firm.Trade, firm.Size, "DE21", firm.Owned, 2, CellKeyNoise.KeyOf([9], $"{i}", day));
        }

        return table.Protect();
    }

    private sealed record Member(string Trade, string Size, int Owned)
    {
        public static Member Of(Random random) => new($"{45 + random.Next(3)}", PoolTable.Sizes[random.Next(2)], random.Next(3));

        public bool IsIn(PoolCell cell) => (cell.Trade == Dimension.All || cell.Trade == Trade) && (cell.Size == Dimension.All || cell.Size == Size);
    }
}
