using Microsoft.AspNetCore.Authorization;

namespace SupplierDiversity.Security;

/// <summary>Only people who have this right reach the page; see <see cref="Rights"/>.</summary>
/// <param name="right">What one does there.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowedAttribute(Right right) : AuthorizeAttribute(right.ToString())
{
    /// <summary>What one does there.</summary>
    public Right Right => right;
}

/// <summary>Everybody reaches the page, known or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>Everybody who is signed in reaches the page, whatever their roles: their own account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;

/// <summary>Sees that every endpoint says who may reach it, once and clearly.</summary>
internal static class AccessMarks
{
    /// <summary>The mark of an endpoint, or null when it has none, or more than one.</summary>
    public static Attribute? Of(Endpoint endpoint) =>
        endpoint.Metadata.Where(m => m is IAuthorizeData or IAllowAnonymous).ToList() is [Attribute mark]
            && mark is AllowedAttribute or PublicAttribute or SignedInAttribute
            ? mark : null;

    /// <summary>Stops the start of a portal that has a door nobody decided about.</summary>
    /// <exception cref="InvalidOperationException">Names the endpoints without a clear mark.</exception>
    public static void Require(IEndpointRouteBuilder app)
    {
        var unclear = app.DataSources.SelectMany(s => s.Endpoints).Where(e => Of(e) is null || Lost(e)).Select(e => e.DisplayName).Distinct().ToList();
        if (unclear.Count > 0)
        {
            throw new InvalidOperationException(
                $"Each page says once who may reach it, by [Allowed(…)], [SignedIn] or [Public]. These do not: {string.Join("; ", unclear)}");
        }
    }

    // A right within a city needs an address that names the city.
    private static bool Lost(Endpoint endpoint) =>
        Of(endpoint) is AllowedAttribute allowed && Rights.Of(allowed.Right).Reach == Reach.City
        && (endpoint as RouteEndpoint)?.RoutePattern.GetParameter(AllowedHandler.CityParameter) is null;
}
