using System.Collections.Frozen;

namespace SupplierDiversity.Rules.Roles;

/// <summary>Roles as they are written in the database, in addresses and in keys of texts: <c>procurement-officer</c>.</summary>
public static class RoleCode
{
    private static readonly FrozenDictionary<Role, string> Codes = Enum.GetValues<Role>().ToFrozenDictionary(r => r, Hyphened);
    private static readonly FrozenDictionary<string, Role> ByCode = Codes.ToFrozenDictionary(c => c.Value, c => c.Key);

    /// <summary>The roles a city gives to people; the others come with running the portal or with acting for an organisation.</summary>
    public static IReadOnlyList<Role> OfCities { get; } =
    [
        Role.CityAdministrator, Role.ProcurementOfficer, Role.Evaluator, Role.Verifier, Role.Lawyer, Role.MonitoringOfficer,
        Role.ContractManager, Role.BusinessAdviser, Role.PeerReviewer, Role.Auditor, Role.DataProtectionOfficer,
    ];

    /// <summary>The code of a role.</summary>
    public static string Of(Role role) => Codes[role];

    /// <summary>The role of a code, or null when there is none.</summary>
    public static Role? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var role) ? role : null;

    private static string Hyphened(Role role) =>
        string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
