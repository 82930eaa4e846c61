using Microsoft.AspNetCore.Authorization;
using SupplierDiversity.Features.Accounts;

namespace SupplierDiversity.Security;

/// <summary>Everything under <c>/{lang}/admin</c> is for administrators, by its address: a page cannot forget to say so.</summary>
internal static class AdministratorArea
{
    /// <summary>True for the route patterns of the administration.</summary>
    public static bool Contains(string? pattern) =>
        pattern?.Trim('/').Split('/') is [var language, var area, ..]
        && language.StartsWith("{lang", StringComparison.Ordinal)
        && area.Equals("admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the requirement to each endpoint of the administration.</summary>
    public static void ProtectAdministration(this IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder route && Contains(route.RoutePattern.RawText))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute { Roles = Roles.Administrator });
        }
    });
}
