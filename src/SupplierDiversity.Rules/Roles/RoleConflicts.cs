namespace SupplierDiversity.Rules.Roles;

/// <summary>Which roles one person never holds at the same time in the same city, and why.</summary>
public static class RoleConflicts
{
    private static readonly Role[] SeeBackground = [Role.Verifier, Role.MonitoringOfficer, Role.BusinessAdviser];

    // Who writes, signs, judges or decides; a city's administrator signs what others wrote.
    private static readonly Role[] HandleAwards = [Role.ProcurementOfficer, Role.Evaluator, Role.Lawyer, Role.CityAdministrator];

    // Read from the top: the first line that fits gives the reason.
    private static readonly (Role One, IReadOnlyList<Role> Others, RoleConflict Why)[] Table =
    [
        (Role.Verifier, HandleAwards, RoleConflict.Wall),
        (Role.MonitoringOfficer, HandleAwards, RoleConflict.Wall),
        (Role.BusinessAdviser, HandleAwards, RoleConflict.Wall),
        (Role.PortalAdministrator, HandleAwards, RoleConflict.Proxies),
        (Role.PortalAdministrator, SeeBackground, RoleConflict.Background),
        (Role.PeerReviewer, [Role.PortalAdministrator, .. RoleCode.OfCities], RoleConflict.OwnWork),
        (Role.Auditor, [Role.PortalAdministrator, .. RoleCode.OfCities], RoleConflict.OwnWork),
        (Role.DataProtectionOfficer, [Role.PortalAdministrator, Role.CityAdministrator, Role.Verifier, Role.MonitoringOfficer], RoleConflict.Watch),
        (Role.DataProtectionOfficer, HandleAwards, RoleConflict.Proxies),
        (Role.Supplier, RoleCode.OfCities, RoleConflict.Interest),
    ];

    /// <summary>Why two roles do not go together, or null when they do. A role goes together with itself.</summary>
    public static RoleConflict? Between(Role one, Role other) =>
        one == other ? null
            : Array.Find(Table, line => (line.One == one && line.Others.Contains(other)) || (line.One == other && line.Others.Contains(one))) is { Others: not null } found
                ? found.Why : null;

    /// <summary>
    /// The first of a person's roles in a city that stands against a new one. Days are inclusive, in the city's own zone;
    /// roles whose days do not touch do not meet.
    /// </summary>
    public static (Role With, RoleConflict Why)? Of(RoleSpan wanted, IEnumerable<RoleSpan> held)
    {
        foreach (var other in held)
        {
            if (wanted.Meets(other) && Between(wanted.Role, other.Role) is { } why)
            {
                return (other.Role, why);
            }
        }

        return null;
    }
}

/// <summary>Why two roles do not go together.</summary>
public enum RoleConflict
{
    /// <summary>Who prepares or evaluates an award never sees a bidder's background (2014/24/EU art. 18 and 67).</summary>
    Wall,

    /// <summary>Who reads logs, letters or the ledger of alerts sees who asked for help, in which language; never together with awards.</summary>
    Proxies,

    /// <summary>Who runs the portal for all cities never sees anybody's background.</summary>
    Background,

    /// <summary>Who reviews or audits has no part in what is reviewed.</summary>
    OwnWork,

    /// <summary>Who watches over personal data does not decide about its use (GDPR art. 38(6)).</summary>
    Watch,

    /// <summary>Who bids has no part in the city's buying (2014/24/EU art. 24).</summary>
    Interest,
}

/// <summary>A role over a time.</summary>
/// <param name="Role">The role.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null: until somebody ends it.</param>
public sealed record RoleSpan(Role Role, DateOnly From, DateOnly? Until)
{
    /// <summary>True when there is a day on which both hold.</summary>
    public bool Meets(RoleSpan other) => From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);
}
