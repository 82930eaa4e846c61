using System.Numerics;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>Who won at which price is public. Somebody tries all ways in which the winners could be of two groups.</summary>
public class AmountsAttackTests(ITestOutputHelper output)
{
    private const int K = 5;
    private const int Rounds = 30;
    private const int Winners = 16;
    private const long CentsPerThousand = 100_000;

    [Fact]
    public void Amounts_OfPublicPrices_NameNoWinnerAndExactOnesWould()
    {
        var (random, told, named) = (new Random(2), 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var spread = random.NextDouble() * 4;
            long[] prices = [.. Enumerable.Range(0, Winners).Select(_ => (long)(200_000_000 * Math.Exp(spread * random.NextDouble())))];
            var of = Enumerable.Range(0, Winners).Select(i => i is < 6 or (< 10 and > 7)).ToArray();
            List<FunnelFirm> firms =
            [
                .. prices.Select((p, i) => new FunnelFirm(of[i] ? BidderGroup.Diverse : BidderGroup.Neither, FunnelStage.Won, [$"T{i % 5}"]) { Won = [new("EUR", p)] }),
                .. Enumerable.Range(0, 40).Select(i => new FunnelFirm(i % 2 == 0 ? BidderGroup.Diverse : BidderGroup.Neither, FunnelStage.Bid, [$"T{i % 5}"])),
            ];
            var released = ReleasedFunnel.Of(firms, K);
            if (released.Amounts.FirstOrDefault(a => a.Group == BidderGroup.Diverse) is not { } sum)
            {
                continue;
            }

            told++;
            Assert.Equal(8, released.Reached(BidderGroup.Diverse, FunnelStage.Won));
            Assert.Empty(Named(prices, [.. released.Amounts.Where(a => a.Group is not null).Select(a => (a.Group == BidderGroup.Diverse, a.Thousands, a.Step))]));
            var exact = Enumerable.Range(0, Winners).Where(i => of[i]).Sum(i => prices[i]);
            named += Named(prices, [(true, Round(exact, 1), 1)]).Count;
        }

        output.WriteLine($"{told} of {Rounds} years told what groups won: no winner was named; by exact thousands {named} were.");
        Assert.True(told > Rounds / 4 && named > Winners);
    }

    // Winners that are in the group, or not in it, in all ways that agree with what is printed.
    private static List<int> Named(long[] prices, List<(bool OfGroup, long Thousands, long Step)> printed)
    {
        var (always, ever) = ((1u << Winners) - 1, 0u);
        for (var way = 0u; way < 1u << Winners; way++)
        {
            if (BitOperations.PopCount(way) == 8 && printed.TrueForAll(p => Round(Sum(prices, p.OfGroup ? way : ~way), p.Step) == p.Thousands))
            {
                (always, ever) = (always & way, ever | way);
            }
        }

        return [.. Enumerable.Range(0, Winners).Where(i => (always >> i & 1) == 1 || (ever >> i & 1) == 0)];
    }

    private static long Sum(long[] prices, uint way)
    {
        var sum = 0L;
        for (var i = 0; i < Winners; i++)
        {
            sum += (way >> i & 1) == 1 ? prices[i] : 0;
        }

        return sum;
    }

    private static long Round(long cents, long step) => ((cents / CentsPerThousand) + (step / 2) + (cents % CentsPerThousand >= CentsPerThousand / 2 && step == 1 ? 1 : 0)) / step * step;
}
