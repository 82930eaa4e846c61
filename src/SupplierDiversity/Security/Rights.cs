using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Security;

/// <summary>
/// Who may do what: the whole of it, in one table. What is not here nobody may do. A page names its right with
/// <see cref="AllowedAttribute"/>; a page that names none is not served.
/// </summary>
internal static class Rights
{
    /// <summary>Each right once, where it holds, and who has it.</summary>
    public static IReadOnlyList<RightLine> Table { get; } =
    [
        new(Right.SeeWork, Reach.Anywhere, [Role.PortalAdministrator, .. RoleCode.OfCities]),
        new(Right.ImportNotices, Reach.Portal, [Role.PortalAdministrator]),
        new(Right.ReadLedger, Reach.Portal, [Role.PortalAdministrator]) { Sensitive = true },
        new(Right.HandleMail, Reach.Portal, [Role.PortalAdministrator]),
        new(Right.ReadMails, Reach.Portal, [Role.PortalAdministrator]) { Sensitive = true },
        new(Right.RunJobs, Reach.Portal, [Role.PortalAdministrator]),
        new(Right.KeepCities, Reach.Portal, [Role.PortalAdministrator]),
        new(Right.ChangeCity, Reach.City, [Role.PortalAdministrator, Role.CityAdministrator]),
        new(Right.SetDefinition, Reach.City, [Role.PortalAdministrator, Role.CityAdministrator, Role.MonitoringOfficer]),
        new(Right.KeepAsking, Reach.City, [Role.CityAdministrator, Role.DataProtectionOfficer]),
        new(Right.GiveRoles, Reach.City, [Role.PortalAdministrator, Role.CityAdministrator]) { Sensitive = true },
        new(Right.ReadAudit, Reach.Anywhere, [Role.PortalAdministrator, Role.Auditor, Role.DataProtectionOfficer]) { Sensitive = true },
        new(Right.RunSurveys, Reach.City, [Role.MonitoringOfficer]),
        new(Right.ReadReports, Reach.City, [Role.MonitoringOfficer]),
        new(Right.ReadSelfAssessment, Reach.City, [Role.MonitoringOfficer, Role.PeerReviewer]),
        new(Right.RemarkAsPeer, Reach.City, [Role.PeerReviewer]),
        new(Right.AssistBusinesses, Reach.City, [Role.BusinessAdviser]),
        new(Right.MergeBusinesses, Reach.Portal, [Role.PortalAdministrator]),
        new(Right.MergeCityBusinesses, Reach.City, [Role.BusinessAdviser]),
        new(Right.VerifyEvidence, Reach.City, [Role.Verifier]),
        new(Right.SeePool, Reach.City, [Role.MonitoringOfficer, Role.BusinessAdviser]) { Sensitive = true },
        new(Right.ReadPreparation, Reach.City,
            [Role.PortalAdministrator, Role.CityAdministrator, Role.ProcurementOfficer, Role.Evaluator, Role.Lawyer, Role.MonitoringOfficer, Role.ContractManager, Role.Auditor]),
        new(Right.PrepareTenders, Reach.City, [Role.ProcurementOfficer, Role.Lawyer]),
        new(Right.ApproveClauses, Reach.City, [Role.Lawyer]),
        new(Right.SignAssurance, Reach.City, [Role.CityAdministrator, Role.ProcurementOfficer, Role.Lawyer]),
        new(Right.ReceiveBids, Reach.City, [Role.ProcurementOfficer]),
        new(Right.EvaluateBids, Reach.City, [Role.Evaluator]),
        new(Right.DecideAwards, Reach.City, [Role.ProcurementOfficer]),
        new(Right.ReadProcedureFile, Reach.City, [Role.CityAdministrator, Role.ProcurementOfficer, Role.Lawyer, Role.Auditor]),
        new(Right.KeepContracts, Reach.City, [Role.ProcurementOfficer, Role.ContractManager]),
        new(Right.SignTenders, Reach.City, [Role.CityAdministrator, Role.ProcurementOfficer]),
    ];

    /// <summary>
    /// Who gives each role, and to whom it cannot be given. Every role is in it once; a test sees to that. Which roles of a
    /// city exclude each other is <see cref="RoleConflicts"/>.
    /// </summary>
    public static IReadOnlyList<RoleSource> Sources { get; } =
    [
        new([Role.PortalAdministrator], "The operator gives it on the command line (create-admin). No page gives it, so that no stolen session can."),
        new(RoleCode.OfCities, "A city's administrator gives it by invitation, for that city only (GiveRoles). Nobody gives one to themselves."),
        new([Role.Supplier], "A firm's own people have it by acting for their firm in the register. No city gives it: a buyer must not choose who bids."),
        new([Role.Network], "Nobody has it yet. A network's contact manages its own alerts by the signed link in every mail and needs no account; the role is kept for networks that will act for several people."),
    ];

    /// <summary>The rights of those who prepare, sign, judge or decide an award: nobody who has one sees what is behind the wall.</summary>
    public static IReadOnlyList<Right> OfAwards { get; } =
        [Right.PrepareTenders, Right.ApproveClauses, Right.SignAssurance, Right.SignTenders, Right.ReceiveBids, Right.EvaluateBids, Right.DecideAwards];

    /// <summary>The line of a right.</summary>
    public static RightLine Of(Right right) => Table.Single(line => line.Right == right);
}

/// <summary>One line of the table.</summary>
/// <param name="Right">What may be done.</param>
/// <param name="Reach">Where.</param>
/// <param name="Roles">By whom.</param>
internal sealed record RightLine(Right Right, Reach Reach, IReadOnlyList<Role> Roles)
{
    /// <summary>True: what is read there tells about people, so that every reading is recorded.</summary>
    public bool Sensitive { get; init; }
}

/// <summary>Where roles come from.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Given">By whom they are given, and why only so.</param>
internal sealed record RoleSource(IReadOnlyList<Role> Roles, string Given);

/// <summary>Where a right holds.</summary>
internal enum Reach
{
    /// <summary>Over the whole portal.</summary>
    Portal,

    /// <summary>For people who have the role in whichever city; what they see there is theirs.</summary>
    Anywhere,

    /// <summary>In the city the address names as <c>{city}</c>, for people who have the role in that city.</summary>
    City,
}
