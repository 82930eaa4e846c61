using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Two years of what kept firms out, read by an officer who knows more than anybody can: who answered in each of them, that all
/// who answered before said the same again, and what the one firm said that came in between. What is its group?
/// </summary>
public class ReasonsAttackTests(ITestOutputHelper output)
{
    private const int K = 10;
    private const int Cities = 60;

    [Fact]
    public void Reasons_OfTwoYearsWithOneFirmMore_DoNotSayWhatItIsAndExactOnesWould()
    {
        var (told, exact, common, counts) = (0, 0, 0, 0);
        var random = new Random(8);
        for (var city = 0; city < Cities; city++)
        {
            List<(BidderGroup Group, string Reason, string Situation)> firms = [.. Enumerable.Range(0, random.Next(150, 300)).Select(_ => ((BidderGroup)random.Next(5), BarrierReasons.All[random.Next(4)], BarrierReasons.Situations[random.Next(3)]))];
            var newcomer = firms[^1];
            var (before, after) = (Year(firms.SkipLast(1), 2024), Year(firms, 2025));
            told += Guess(firms, newcomer, ReleasedReasons.Of(before, K), ReleasedReasons.Of(after, K)) == newcomer.Group ? 1 : 0;
            exact += Guess(firms, newcomer, ReleasedReasons.Of(before, 1), ReleasedReasons.Of(after, 1)) == newcomer.Group ? 1 : 0;
            common += firms.SkipLast(1).GroupBy(f => f.Group).MaxBy(g => g.Count())!.Key == newcomer.Group ? 1 : 0;
            counts += ReleasedReasons.Of(after, K) is var released ? released.Reasons.Concat(released.Situations).Append(new("", released.Said)).Sum(l => l.Counts.Count(c => c is not null)) : 0;
        }

        output.WriteLine($"{Cities} cities of two years with {counts} counts each: the group of the one firm that came is guessed in {told}, by the most frequent group in {common}, by exact counts in {exact}.");
        Assert.True(told * 2 < Cities && exact > Cities * 9 / 10);
    }

    private static BidderGroup Guess(IReadOnlyList<(BidderGroup Group, string Reason, string Situation)> firms, (BidderGroup Group, string Reason, string Situation) newcomer, ReleasedReasons before, ReleasedReasons after)
    {
        List<(IReadOnlyList<long?> Before, IReadOnlyList<long?> After)> lines = [(before.Said, after.Said), .. before.Reasons.Concat(before.Situations).Zip(after.Reasons.Concat(after.Situations))
            .Where(l => l.First.Code == newcomer.Reason || l.First.Code == newcomer.Situation).Select(l => (l.First.Counts, l.Second.Counts))];
        return ReleasedFunnel.Groups.MaxBy(guess => Math.Log(1 + firms.Count(f => f.Group == guess))
            + lines.Sum(l => ReleasedFunnel.Groups.Sum(g => NoiseReader.Likely(l.Before[(int)g], l.After[(int)g], g == guess ? 1 : 0, after.Noise == 0))));
    }

    private static List<SaidReasons> Year(IEnumerable<(BidderGroup Group, string Reason, string Situation)> firms, int year) =>
        [.. firms.Select((f, i) => new SaidReasons(f.Group, f.Situation, new HashSet<string> { f.Reason }, [$"T{i % 7}"], CellKeyNoise.KeyOf([3, 3], $"{i}", year)))];
}
