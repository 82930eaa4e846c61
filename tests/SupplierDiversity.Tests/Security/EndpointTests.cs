using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

public class EndpointTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    // Addresses that answer forms without an antiforgery token, each for a reason.
    private static readonly HashSet<string> WithoutAntiforgery =
    [
        "/alerts/unsubscribe/{token}", // RFC 8058: the mail provider sends it, without cookies
        "/errors/{status:int}", // shows what went wrong with any request; changes nothing
    ];

    private List<RouteEndpoint> Endpoints => [.. portal.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()];

    [Fact]
    public void Posts_AllButNamedOnes_NeedAnAntiforgeryToken()
    {
        var posts = Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } m || m.HttpMethods.Any(h => h is not ("GET" or "HEAD"))).ToList();
        var open = posts.Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action && !Validates(action))
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Distinct().ToList();
        output.WriteLine($"{posts.Count} endpoints that take forms, {open.Count} without antiforgery: {string.Join(", ", open)}");
        Assert.True(posts.Count >= 4, $"Only {posts.Count} endpoints seen.");
        Assert.Empty(open.Except(WithoutAntiforgery));
        var unguarded = posts.Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is null && e.Metadata.GetMetadata<IAntiforgeryMetadata>() is null)
            .Select(e => e.RoutePattern.RawText).Where(p => p?.StartsWith("/health/", StringComparison.Ordinal) != true).ToList();
        Assert.Empty(unguarded);
    }

    private static bool Validates(ControllerActionDescriptor action)
    {
        var filters = action.FilterDescriptors.OrderBy(f => f.Scope).Select(f => f.Filter).ToList();
        return filters.OfType<AutoValidateAntiforgeryTokenAttribute>().Any() && !filters.OfType<IgnoreAntiforgeryTokenAttribute>().Any();
    }
}
