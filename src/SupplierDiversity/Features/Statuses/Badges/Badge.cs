using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses.Badges;

/// <summary>Which of the two results a badge shows.</summary>
public enum BadgeResult
{
    /// <summary>Migrant-owned business.</summary>
    MigrantOwned,

    /// <summary>Diverse business.</summary>
    Diverse,
}

/// <summary>A badge in force.</summary>
/// <param name="BadgeId">Key.</param>
/// <param name="SupplierId">The firm.</param>
/// <param name="CityId">The city whose definition counts.</param>
/// <param name="GivenAt">UTC.</param>
/// <param name="Result">What it shows.</param>
public sealed record Badge(Guid BadgeId, Guid SupplierId, Guid CityId, DateTimeOffset GivenAt, BadgeResult Result);

/// <summary>What whoever has the link reads.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="City">The city.</param>
/// <param name="Result">The result, which is yes.</param>
/// <param name="Standing">What it rests on.</param>
/// <param name="Day">The day it is about, in the city.</param>
public sealed record ShownBadge(Firm Firm, City City, BadgeResult Result, EvidenceStanding Standing, DateOnly Day);

/// <summary>What of a status a badge may show.</summary>
internal static class BadgeRule
{
    /// <summary>True while the result is yes and no document it rests on has run out.</summary>
    public static bool Holds(this BadgeResult result, FirmStatus status) =>
        (result == BadgeResult.MigrantOwned ? status.MigrantOwned : status.Diverse)?.Answer == StatusAnswer.Yes && result.Standing(status) != EvidenceStanding.Expired;

    /// <summary>What the result rests on.</summary>
    public static EvidenceStanding Standing(this BadgeResult result, FirmStatus status) =>
        result == BadgeResult.MigrantOwned ? status.Evidence.Standing : status.DiverseEvidence?.Together.Standing ?? EvidenceStanding.SelfDeclared;
}
