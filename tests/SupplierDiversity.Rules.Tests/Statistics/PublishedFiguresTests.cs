using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Tests.Statistics;

/// <summary>Every statistic against figures that others published.</summary>
public class PublishedFiguresTests
{
    // Six departments of Berkeley in 1973: admitted and rejected men, admitted and rejected women (Bickel, Hammel and
    // O'Connell, Science 187, 1975).
    private static readonly TwoByTwo[] Berkeley =
        [new(512, 313, 89, 19), new(353, 207, 17, 8), new(120, 205, 202, 391), new(138, 279, 131, 244), new(53, 138, 94, 299), new(22, 351, 24, 317)];

    // R, help of binom.test (Mendel's peas), and the tables of Clopper and Pearson.
    [Theory]
    [InlineData(682, 925, 0.7076683, 0.7654066)]
    [InlineData(0, 10, 0, 0.3084971)]
    [InlineData(10, 10, 0.6915029, 1)]
    [InlineData(8, 10, 0.44390454, 0.97478927)]
    [InlineData(5, 10, 0.1870860, 0.8129140)]
    [InlineData(1, 1, 0.025, 1)]
    public void Interval_ClopperPearson_IsThePublishedOne(long successes, long n, double low, double high)
    {
        var interval = ExactInterval.Of(successes, n);
        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Fact]
    public void BinomialP_MendelsPeas_IsThePublishedOne() => Assert.Equal(0.3825, ExactInterval.BinomialP(682, 925, 0.75), 4);

    // Fisher's tea-tasting lady (The Design of Experiments, 1935) and the convictions of twins (R, help of fisher.test).
    [Theory]
    [InlineData(3, 1, 1, 3, 0.4857)]
    [InlineData(4, 0, 0, 4, 0.02857)]
    [InlineData(2, 15, 10, 3, 0.0005367)]
    [InlineData(0, 0, 3, 4, 1)]
    public void Fisher_TwoSided_IsThePublishedOne(long a, long b, long c, long d, double p) => Assert.Equal(p, new TwoByTwo(a, b, c, d).FisherP(), 4);

    // Milliards on both sides: the exact test and the normal approximation meet (z = 2.2361).
    [Fact]
    public void Fisher_AMilliardAGroup_IsTheNormalOneAndEnds() => Assert.Equal(0.02535, new TwoByTwo(500_050_000, 499_950_000, 500_000_000, 500_000_000).FisherP(), 4);

    // Heart attacks with placebo and with aspirin (Agresti, Categorical Data Analysis, Physicians' Health Study).
    [Fact]
    public void RateRatio_Aspirin_IsThePublishedOne()
    {
        var (ratio, low, high) = new TwoByTwo(189, 11034 - 189, 104, 11037 - 104).RateRatio();
        Assert.Equal(1.82, ratio!.Value, 2);
        Assert.Equal(1.43, low!.Value, 2);
        Assert.Equal(2.31, high!.Value, 2);
    }

    // R, help of mantelhaen.test.
    [Fact]
    public void MantelHaenszel_Berkeley_IsThePublishedOne()
    {
        var common = MantelHaenszel.Of(Berkeley);
        Assert.Equal(0.9046968, common.OddsRatio!.Value, 6);
        Assert.Equal(0.7719074, common.Low!.Value, 6);
        Assert.Equal(1.0603298, common.High!.Value, 6);
        Assert.Equal(0.2323, common.P!.Value, 4);
    }

    [Fact]
    public void Compare_Berkeley_ShowsThatDepartmentsTurnTheResultRound()
    {
        var lines = Berkeley.SelectMany((t, i) => new[]
        {
            new RateLine($"{(char)('A' + i)}", "men", t.A + t.B, t.A),
            new RateLine($"{(char)('A' + i)}", "women", t.C + t.D, t.C),
        }).ToList();
        var comparison = RateComparison.Of(lines);
        Assert.Equal(RateReading.FirstHigher, comparison.Reading);
        Assert.True(comparison.TurnsRound);
        Assert.Equal(["men", "women"], comparison.Groups.Select(g => g.Group));
        Assert.Equal(0.445, comparison.Groups[0].Rate!.Value, 3);
        Assert.False(comparison.Overall!.Value.FourFifths());
    }

    [Theory]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(2.575829303548901, 0.01)]
    [InlineData(3.290526731491926, 0.001)]
    [InlineData(0, 1)]
    [InlineData(0.6744897501960817, 0.5)]
    [InlineData(6.109410204869, 1e-9)]
    public void NormalTwoSided_KnownPoints_AreTheTables(double z, double p) => Assert.Equal(1, SpecialFunctions.NormalTwoSided(z) / p, 9);
}
