using System.Net;
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
    public async Task Administration_Anonymous_NoEndpointAnswers()
    {
        var endpoints = Endpoints.Where(e => ("/" + e.RoutePattern.RawText?.TrimStart('/')).Contains("/admin", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var endpoint in endpoints)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Single() ?? "GET";
            var address = string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "lang" } => "en",
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                    when parameter.ParameterPolicies.Any(c => c.Content == "guid") => Guid.Empty.ToString(),
                _ => "1",
            }))));
            using var request = new HttpRequestMessage(new HttpMethod(method), "/" + address);
            using var response = await portal.NewVisitor().Http.SendAsync(request);
            Assert.True(
                response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().StartsWith("/en/sign-in?", StringComparison.Ordinal),
                $"{method} /{address} answered {(int)response.StatusCode} to a stranger.");
        }

        output.WriteLine($"{endpoints.Count} endpoints of the administration, none open to strangers.");
        Assert.True(endpoints.Count >= 14, $"Only {endpoints.Count} endpoints seen.");
    }

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
