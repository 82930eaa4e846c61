using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Tests.Statistics;

public class RateComparisonTests
{
    [Theory]
    [InlineData(80, 100, 100, 100, true)]
    [InlineData(79, 100, 100, 100, false)]
    [InlineData(100, 100, 80, 100, true)]
    [InlineData(4, 10, 1, 2, true)]
    [InlineData(0, 10, 0, 10, true)]
    [InlineData(0, 10, 1, 10, false)]
    [InlineData(0, 0, 1, 10, null)]
    public void FourFifths_WholeNumbers_IsExact(long a, long n1, long c, long n2, bool? expected) =>
        Assert.Equal(expected, new TwoByTwo(a, n1 - a, c, n2 - c).FourFifths());

    [Theory]
    [InlineData(1, 3, 2, 3, RateReading.TooFew)]
    [InlineData(0, 0, 2, 3, RateReading.NothingToCompare)]
    [InlineData(500, 1000, 505, 1000, RateReading.NoDifferenceSeen)]
    [InlineData(300, 1000, 505, 1000, RateReading.FirstLower)]
    [InlineData(505, 1000, 300, 1000, RateReading.FirstHigher)]
    [InlineData(0, 40, 20, 40, RateReading.FirstLower)]
    public void Reading_Figures_SaysWhatTheyCarry(long a, long n1, long c, long n2, RateReading expected) =>
        Assert.Equal(expected, RateComparison.Of([new("", "x", n1, a), new("", "y", n2, c)]).Reading);

    [Fact]
    public void Of_OneGroupOrNone_ComparesNothing()
    {
        Assert.Empty(RateComparison.Of([]).Groups);
        var one = RateComparison.Of([new("", "x", 4, 1), new("s", "x", 6, 1)]);
        Assert.Equal((10, 2), (one.Groups[0].N, one.Groups[0].Successes));
        Assert.Null(one.Overall);
    }

    [Fact]
    public void RateRatio_ZeroRates_HaveNoInventedEnds()
    {
        Assert.Equal((0, null, null), new TwoByTwo(0, 5, 2, 3).RateRatio());
        Assert.Equal((null, null, null), new TwoByTwo(2, 3, 0, 5).RateRatio());
    }

    [Fact]
    public void MantelHaenszel_StrataThatSayNothing_AreNoAnswer()
    {
        Assert.Equal(new(null, null, null, null), MantelHaenszel.Of([]));
        Assert.Equal(new(null, null, null, null), MantelHaenszel.Of([new(1, 0, 0, 0), new(3, 0, 2, 0)]));
    }

    [Fact]
    public void Interval_EverySmallTable_CoversTheTruthAtLeast95PercentOfTheTime()
    {
        for (var n = 1; n <= 25; n++)
        {
            var intervals = Enumerable.Range(0, n + 1).Select(k => ExactInterval.Of(k, n)).ToList();
            for (var p = 0.02; p < 1; p += 0.07)
            {
                var covered = Enumerable.Range(0, n + 1).Where(k => intervals[k].Low <= p && p <= intervals[k].High)
                    .Sum(k => Math.Exp(SpecialFunctions.LogChoose(n, k) + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p))));
                Assert.True(covered >= 0.95 - 1e-9, $"n {n}, p {p}: {covered}");
            }
        }
    }
}
