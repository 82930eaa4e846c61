using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class ComparedRateTests
{
    [Fact]
    public void Won_NoiseOnTheCounts_WidensTheExactRangeAtBothEnds()
    {
        var exact = ComparedRate.Won(Year(40, 12), BidderGroup.Diverse)!;
        Assert.Equal((12, 40, 0.3), (exact.Part, exact.Of, exact.Rate));
        // Clopper–Pearson for 12 of 40, as in R's binom.test.
        Assert.Equal((0.1656, 0.4653), (Math.Round(exact.Low, 4), Math.Round(exact.High, 4)));
        var noisy = ComparedRate.Won(Year(40, 12) with { Noise = 3 }, BidderGroup.Diverse)!;
        // 9 of 43 at the least, 15 of 37 at the most.
        Assert.Equal((0.1004, 0.5790), (Math.Round(noisy.Low, 4), Math.Round(noisy.High, 4)));
    }

    [Fact]
    public void Between_RangesThatTouch_TellNoDifference()
    {
        var (low, high) = (ComparedRate.Won(Year(200, 20), BidderGroup.Diverse), ComparedRate.Won(Year(200, 60), BidderGroup.Diverse));
        Assert.Equal(RateChange.Higher, ComparedRate.Between(low, high));
        Assert.Equal(RateChange.Lower, ComparedRate.Between(high, low));
        Assert.Equal(RateChange.NotTold, ComparedRate.Between(low, ComparedRate.Won(Year(200, 26), BidderGroup.Diverse)));
        Assert.Equal(RateChange.Hidden, ComparedRate.Between(low, null));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(12, 12)]
    [InlineData(11, 0)]
    public void Won_Edges_StayBetweenNoughtAndOne(long bid, long won)
    {
        foreach (var noise in new[] { 0, 3 })
        {
            var rate = ComparedRate.Won(Year(bid, won) with { Noise = noise }, BidderGroup.Diverse);
            Assert.Equal(bid == 0, rate is null);
            Assert.True(rate is null or { Low: >= 0, High: <= 1 } && !(rate?.Low > rate?.Rate || rate?.High < rate?.Rate));
        }
    }

    // Only the line of diverse businesses, at its steps.
    private static ReleasedFunnel Year(long bid, long won) => new()
    {
        LeastCount = 10,
        Columns = [],
        Counts = [],
        Steps = [.. Enumerable.Repeat<IReadOnlyList<long?>>([bid, bid, bid, won, won], 6)],
    };
}
