using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Rules.Tests.Workforces;

public class StaffComparisonTests
{
    // P-values worked out with exact fractions.
    [Theory]
    [InlineData(1, 0, 0, 3000, StaffReading.TooFew, 1)]
    [InlineData(2, 2, 0, 3000, StaffReading.TooFew, 0.09)]
    [InlineData(40, 9, 0, 2000, StaffReading.Alike, 0.6928)]
    [InlineData(40, 1, 0, 2000, StaffReading.Below, 0.0025)]
    [InlineData(40, 18, 0, 2000, StaffReading.Above, 0.0004)]
    [InlineData(45, 9, 5, 2000, StaffReading.Alike, 0.6928)]
    [InlineData(4, 0, 0, 5000, StaffReading.TooFew, 0.125)]
    [InlineData(6, 6, 0, 5000, StaffReading.Above, 0.0312)]
    public void Of_HeadCount_SaysWhatChanceCouldMake(int total, int with, int undeclared, int population, StaffReading reading, double p)
    {
        var comparison = StaffComparison.Of(new(total, with, undeclared), population);
        Assert.Equal((reading, total - undeclared), (comparison.Reading, comparison.Known));
        Assert.Equal(p, comparison.P, 0.0005);
    }

    [Theory]
    [InlineData(10, null, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(10, 0, 10)]
    public void Of_NothingKnown_SaysNothing(int total, int? with, int undeclared) =>
        Assert.Equal(StaffReading.NothingKnown, StaffComparison.Of(new(total, with, undeclared), 3000).Reading);
}
