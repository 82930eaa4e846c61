using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace SupplierDiversity.Security;

/// <summary>Decides by the table whether a signed-in person has a right at the address they ask for.</summary>
internal sealed class AllowedHandler(Visitor visitor) : AuthorizationHandler<AllowedRequirement>
{
    /// <summary>The part of an address that names a city by its slug.</summary>
    public const string CityParameter = "city";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AllowedRequirement requirement)
    {
        var line = requirement.Line;
        var slug = line.Reach == Reach.City ? (context.Resource as HttpContext)?.GetRouteValue(CityParameter) as string : null;
        var here = (await visitor.RolesAsync()).Where(r => line.Reach != Reach.City || r.IsOf(slug)).ToList();
        if (here.Exists(r => line.Roles.Contains(r.Role)))
        {
            context.Succeed(requirement);
        }
        else if (context.Resource is HttpContext http)
        {
            // What belongs to a city is not even there for people who have nothing to do with it.
            http.Features.Set(new Refusal(line, slug, Hidden: line.Reach == Reach.City && here.Count == 0));
        }
    }
}

/// <summary>The person must have one of the roles of a line of the table.</summary>
/// <param name="Line">The line.</param>
internal sealed record AllowedRequirement(RightLine Line) : IAuthorizationRequirement;

/// <summary>Why a request was refused, for the page that says so.</summary>
/// <param name="Line">What the person would need.</param>
/// <param name="City">Slug of the city asked for, or null.</param>
/// <param name="Hidden">True: the answer is that nothing is there.</param>
internal sealed record Refusal(RightLine Line, string? City, bool Hidden);

/// <summary>Answers 404 instead of 403 for what somebody may not even know of.</summary>
internal sealed class RefusalAnswer : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden || context.Features.Get<Refusal>() is not { Hidden: true })
        {
            return usual.HandleAsync(next, context, policy, authorizeResult);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

internal static class AccessFeature
{
    /// <summary>One policy a right; an endpoint without a mark is closed to everybody.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddScoped<Visitor>();
        services.AddScoped<IAuthorizationHandler, AllowedHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswer>();
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
