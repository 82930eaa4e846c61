using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Tests.Security;

/// <summary>Nobody has a hand in awards and sees backgrounds, or what stands for them, by any roles they may hold together.</summary>
public class RightsAndConflictsTests
{
    // Statuses and documents; who was entered with help; who reads which alerts; letters and logs.
    private static readonly Right[] Seeing =
    [
        Right.VerifyEvidence, Right.SeePool, Right.ReadReports, Right.ReadSelfAssessment, Right.RunSurveys, Right.AssistBusinesses, Right.MergeBusinesses, Right.MergeCityBusinesses,
        Right.ReadLedger, Right.ReadMails, Right.HandleMail, Right.RunJobs, Right.ReadAudit,
    ];

    [Fact]
    public void Table_RolesOfAwardsAndRolesThatSee_NeverGoTogether()
    {
        var (awards, seeing) = (Roles(Rights.OfAwards), Roles(Seeing));
        Assert.True(awards.Count >= 4 && seeing.Count >= 6);
        Assert.Empty(awards.Intersect(seeing));
        Assert.Empty(from a in awards from s in seeing where RoleConflicts.Between(a, s) is null select $"{a} and {s}");
    }

    private static HashSet<Role> Roles(IEnumerable<Right> rights) => [.. rights.SelectMany(r => Rights.Of(r).Roles)];
}
