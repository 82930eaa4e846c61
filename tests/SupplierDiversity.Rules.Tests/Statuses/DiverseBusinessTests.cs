using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Tests.Statuses;

public class DiverseBusinessTests
{
    [Theory]
    [InlineData(3, "20%", SmallFirmRule.Strict, 1)]
    [InlineData(3, "20%", SmallFirmRule.Nearest, 1)]
    [InlineData(2, "20%", SmallFirmRule.Strict, 1)]
    [InlineData(2, "20%", SmallFirmRule.Nearest, 1)] // 0.4 rounds to none, but one is the least
    [InlineData(6, "20%", SmallFirmRule.Strict, 2)]
    [InlineData(6, "20%", SmallFirmRule.Nearest, 1)]
    [InlineData(10, "25%", SmallFirmRule.Nearest, 3)] // 2.5 rounds upwards
    [InlineData(40, "20%", SmallFirmRule.Strict, 8)]
    [InlineData(100, "49%", SmallFirmRule.Strict, 49)]
    [InlineData(5, "0", SmallFirmRule.Nearest, 0)]
    [InlineData(5, "0", SmallFirmRule.Strict, 0)]
    public void Needed_SmallFirm_FollowsTheCitysRule(int total, string population, SmallFirmRule rule, int needed) =>
        Assert.Equal(needed, DiverseBusiness.Needed(total, Share.Parse(population)!.Value, rule));

    [Theory]
    [InlineData(9, 0, StatusAnswer.Yes)]
    [InlineData(8, 0, StatusAnswer.Yes)]
    [InlineData(7, 0, StatusAnswer.No)]
    [InlineData(7, 1, StatusAnswer.Undeclared)]
    [InlineData(3, 4, StatusAnswer.No)]
    [InlineData(null, 0, StatusAnswer.Undeclared)]
    public void Decide_Dive2009_ComparesWithThePopulation(int? known, int undeclared, StatusAnswer expected) =>
        Assert.Equal(expected, Decide(DiverseVersion.Dive2009, new(40, known, undeclared), 72));

    [Fact]
    public void Decide_NothingToCompare_IsNeverNo()
    {
        Assert.Equal(StatusAnswer.Undeclared, Decide(DiverseVersion.Dive2009, null, 72));
        Assert.Equal(StatusAnswer.CannotBeDetermined, Decide(DiverseVersion.Dive2009, new(0, 0), 72));
        Assert.Equal(
            StatusAnswer.CannotBeDetermined,
            DiverseBusiness.Decide(new(DiverseVersion.Dive2009, SmallFirmRule.Strict, 60, null), new(40, 9), 72).Answer);
    }

    // Staff: 9 of 40 is yes, 7 is no, nothing said is open. Practice: 60 is yes, 59 is no, not answered is open.
    [Theory]
    [InlineData(9, 60, StatusAnswer.Yes, StatusAnswer.Yes)]
    [InlineData(9, 59, StatusAnswer.No, StatusAnswer.Yes)]
    [InlineData(7, 60, StatusAnswer.No, StatusAnswer.Yes)]
    [InlineData(7, 59, StatusAnswer.No, StatusAnswer.No)]
    [InlineData(9, null, StatusAnswer.Undeclared, StatusAnswer.Yes)]
    [InlineData(7, null, StatusAnswer.No, StatusAnswer.Undeclared)]
    [InlineData(null, 60, StatusAnswer.Undeclared, StatusAnswer.Yes)]
    [InlineData(null, 59, StatusAnswer.No, StatusAnswer.Undeclared)]
    [InlineData(null, null, StatusAnswer.Undeclared, StatusAnswer.Undeclared)]
    public void Decide_Dive2010_JoinsBothLimbs(int? staff, int? score, StatusAnswer both, StatusAnswer either)
    {
        Assert.Equal(both, Decide(DiverseVersion.Dive2010And, new(40, staff), score));
        Assert.Equal(either, Decide(DiverseVersion.Dive2010Or, new(40, staff), score));
    }

    [Fact]
    public void Decide_NoMinimumSet_LeavesPracticeOpen()
    {
        DiverseDefinition definition = new(DiverseVersion.Dive2010And, SmallFirmRule.Strict, null, new(1, 5));
        Assert.Equal(StatusAnswer.CannotBeDetermined, DiverseBusiness.Decide(definition, new(40, 9), 72).Answer);
        Assert.Equal(StatusAnswer.No, DiverseBusiness.Decide(definition, new(40, 7), 72).Answer);
    }

    private static StatusAnswer Decide(DiverseVersion version, Workforce? workforce, int? score) =>
        DiverseBusiness.Decide(new(version, SmallFirmRule.Strict, 60, new(1, 5)), workforce, score).Answer;
}
