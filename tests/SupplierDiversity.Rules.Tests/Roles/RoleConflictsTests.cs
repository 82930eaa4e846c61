using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Rules.Tests.Roles;

public class RoleConflictsTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Theory]
    [InlineData(Role.Evaluator, Role.Verifier, RoleConflict.Wall)]
    [InlineData(Role.Evaluator, Role.MonitoringOfficer, RoleConflict.Wall)]
    [InlineData(Role.Evaluator, Role.BusinessAdviser, RoleConflict.Wall)]
    [InlineData(Role.ProcurementOfficer, Role.Verifier, RoleConflict.Wall)]
    [InlineData(Role.Lawyer, Role.Verifier, RoleConflict.Wall)]
    [InlineData(Role.CityAdministrator, Role.BusinessAdviser, RoleConflict.Wall)]
    [InlineData(Role.PortalAdministrator, Role.Evaluator, RoleConflict.Proxies)]
    [InlineData(Role.PortalAdministrator, Role.CityAdministrator, RoleConflict.Proxies)]
    [InlineData(Role.DataProtectionOfficer, Role.ProcurementOfficer, RoleConflict.Proxies)]
    [InlineData(Role.PortalAdministrator, Role.MonitoringOfficer, RoleConflict.Background)]
    [InlineData(Role.PeerReviewer, Role.ContractManager, RoleConflict.OwnWork)]
    [InlineData(Role.Auditor, Role.CityAdministrator, RoleConflict.OwnWork)]
    [InlineData(Role.Auditor, Role.PortalAdministrator, RoleConflict.OwnWork)]
    [InlineData(Role.DataProtectionOfficer, Role.MonitoringOfficer, RoleConflict.Watch)]
    [InlineData(Role.Supplier, Role.Evaluator, RoleConflict.Interest)]
    public void Between_RolesThatDoNotGoTogether_SaysWhyInBothOrders(Role one, Role other, RoleConflict why)
    {
        Assert.Equal(why, RoleConflicts.Between(one, other));
        Assert.Equal(why, RoleConflicts.Between(other, one));
    }

    [Theory]
    [InlineData(Role.Evaluator, Role.ProcurementOfficer)]
    [InlineData(Role.Evaluator, Role.Evaluator)]
    [InlineData(Role.CityAdministrator, Role.Lawyer)]
    [InlineData(Role.Verifier, Role.MonitoringOfficer)]
    [InlineData(Role.PortalAdministrator, Role.ContractManager)]
    public void Between_RolesThatGoTogether_IsNothing(Role one, Role other) => Assert.Null(RoleConflicts.Between(one, other));

    [Fact]
    public void Between_AuditorAndEveryRoleOfACity_NeverGoTogether() =>
        Assert.All(RoleCode.OfCities.Where(r => r != Role.Auditor), r => Assert.NotNull(RoleConflicts.Between(Role.Auditor, r)));

    [Theory]
    [InlineData(-10, -1, false)]
    [InlineData(-10, 0, true)]
    [InlineData(5, null, true)]
    [InlineData(6, null, false)]
    public void Of_DaysThatTouch_MeetInclusively(int from, int? until, bool meets)
    {
        var wanted = new RoleSpan(Role.Evaluator, Day, Day.AddDays(5));
        var held = new RoleSpan(Role.Verifier, Day.AddDays(from), until is { } days ? Day.AddDays(days) : null);
        Assert.Equal(meets ? (Role.Verifier, RoleConflict.Wall) : null, RoleConflicts.Of(wanted, [held]));
    }

    [Fact]
    public void Codes_EveryRole_ComesBack()
    {
        Assert.Equal("data-protection-officer", RoleCode.Of(Role.DataProtectionOfficer));
        Assert.All(Enum.GetValues<Role>(), r => Assert.Equal(r, RoleCode.Find(RoleCode.Of(r))));
        Assert.Null(RoleCode.Find("emperor"));
        Assert.Null(RoleCode.Find(null));
    }
}
