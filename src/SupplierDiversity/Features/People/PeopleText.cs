using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.People;

/// <summary>Roles and refusals in words.</summary>
internal static class PeopleText
{
    /// <summary>The name of a role.</summary>
    public static string Of(Role role, Language t) => t[$"people.role.{RoleCode.Of(role)}"];

    /// <summary>Why a role was not given, changed or ended.</summary>
    public static string Of(RoleRefusal refusal, Role role, Language t) => refusal switch
    {
        { Kind: RoleRefusalKind.AlreadyHeld } => t["people.refused.already"],
        { Kind: RoleRefusalKind.LastAdministrator } => t["people.refused.last"],
        { Kind: RoleRefusalKind.Conflict, With: { } with, Why: { } why } => t.Of(Reason(why), ("role", Of(role, t)), ("other", Of(with, t))),
        _ => t["people.offer.gone_text"],
    };

    private static string Reason(RoleConflict why) => why switch
    {
        RoleConflict.Wall => "people.conflict.wall",
        RoleConflict.Proxies => "people.conflict.proxies",
        RoleConflict.Background => "people.conflict.background",
        RoleConflict.OwnWork => "people.conflict.own_work",
        RoleConflict.Watch => "people.conflict.watch",
        _ => "people.conflict.interest",
    };
}
