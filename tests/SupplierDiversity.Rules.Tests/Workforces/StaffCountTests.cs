using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Workforces;

namespace SupplierDiversity.Rules.Tests.Workforces;

public class StaffCountTests
{
    [Fact]
    public void For_LevelsThatWereAskedAndOneThatWasNot_CountsTheOthersAsUnknown()
    {
        var count = new StaffCount(2025,
        [
            new(StaffLevel.Leading, 2, [new("UnitedNations DE", 1, 0)]),
            new(StaffLevel.Skilled, 10, [new("UnitedNations DE", 3, 2), new("Dive2009 DE", 10, 0)]),
            new(StaffLevel.Other, 5, []),
        ]);
        Assert.Equal(new Workforce(17, 4, 7), count.For("UnitedNations DE"));
        Assert.Equal(new Workforce(17, 10, 7), count.For("Dive2009 DE"));
        Assert.Equal(new Workforce(17, null, 17), count.For("SelfIdentification FR"));
    }

    [Theory]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(null, 6, true)]
    [InlineData(int.MaxValue, int.MaxValue, true)]
    public void TooMany_PartsOfALevel_AreNeverMoreThanTheLevel(int? with, int unknown, bool tooMany)
    {
        var count = new StaffCount(2025, [new(StaffLevel.Other, 5, [new("A", with, unknown)])]);
        Assert.Equal(tooMany ? [(StaffLevel.Other, "A")] : [], count.TooMany());
    }
}
