using Microsoft.AspNetCore.Authorization;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Security;

/// <summary>Decides by the table whether a signed-in person has a right.</summary>
internal sealed class AllowedHandler : AuthorizationHandler<AllowedRequirement>
{
    /// <summary>The part of an address that names a city by its slug.</summary>
    public const string CityParameter = "city";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AllowedRequirement requirement)
    {
        if (context.User.IsInRole(Roles.Administrator) && requirement.Line.Roles.Contains(Role.PortalAdministrator))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>The person must have one of the roles of a line of the table.</summary>
/// <param name="Line">The line.</param>
internal sealed record AllowedRequirement(RightLine Line) : IAuthorizationRequirement;

internal static class AccessFeature
{
    /// <summary>One policy a right; an endpoint without a mark is closed to everybody.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, AllowedHandler>();
        var builder = services.AddAuthorizationBuilder();
        foreach (var line in Rights.Table)
        {
            builder.AddPolicy(line.Right.ToString(), p => p.RequireAuthenticatedUser().AddRequirements(new AllowedRequirement(line)));
        }

        // The fallback also meets requests that lead to no endpoint at all: those may be told that nothing is there.
        builder.SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is null).Build());
    }
}
