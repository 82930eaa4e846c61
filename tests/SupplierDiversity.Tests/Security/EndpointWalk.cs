using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

/// <summary>Asks every endpoint of the running portal as one visitor, forms with a valid antiforgery token.</summary>
internal sealed class EndpointWalk(IServiceProvider services, IReadOnlyDictionary<string, string> places)
{
    // Sent with every form: what is right for one does no harm in another.
    private static readonly KeyValuePair<string, string>[] Fields =
    [
        new("reason", "The walk takes it back"), new("Name", "Walkstadt"), new("Slug", "walkstadt"), new("Country", "DEU"), new("TimeZone", "Europe/Berlin"),
        new("Language", "de"), new("Email", "invited@walkstadt.example"), new("Role", "lawyer"), new("From", "2999-01-01"), new("city", "rosenhafen"),
    ];

    /// <summary>Every endpoint with each of its methods.</summary>
    public IReadOnlyList<(RouteEndpoint Endpoint, string Method, string Address)> Doors { get; } =
        [.. services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .SelectMany(e => Methods(e).Select(m => (e, m, Address(e, places))))];

    /// <summary>What an endpoint answered, and whether it took what was sent.</summary>
    public static async Task<(Answer Answer, bool Taken)> AskAsync(Walker walker, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", walker.Token), .. Fields]);
        }

        using var response = await walker.Visitor.Http.SendAsync(request);
        var answer = (int)response.StatusCode switch
        {
            302 when response.Headers.Location!.ToString().StartsWith("/en/sign-in?returnUrl", StringComparison.Ordinal) => Answer.SignIn,
            403 => Answer.Refused,
            404 => Answer.NotThere,
            429 => throw new InvalidOperationException($"{walker.Name} was too fast at {address}."),
            _ => Answer.Served,
        };
        return (answer, answer == Answer.Served && (int)response.StatusCode < 400);
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    // A part is named by the word before it ("drafts/id") or by its own name alone. What names nothing in the walk's portal is
    // filled with things that are not there.
    private static string Address(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> places)
    {
        var (address, before) = ("", "");
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            address += "/" + string.Concat(segment.Parts.Select(p => p switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart parameter when places.TryGetValue($"{before}/{parameter.Name}", out var place) || places.TryGetValue(parameter.Name, out place) => place,
                RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(c => c.Content == "guid") => Guid.Empty.ToString(),
                RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(c => c.Content == "int") => "404",
                _ => "000000000000",
            }));
            before = segment.Parts is [RoutePatternLiteralPart word] ? word.Content : before;
        }

        return address.Length == 0 ? "/" : address;
    }
}

/// <summary>Somebody who walks.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Visitor">Signed in, or not.</param>
/// <param name="Token">An antiforgery token of theirs.</param>
internal sealed record Walker(string Name, PageVisitor Visitor, string Token)
{
    /// <summary>A walker with the token of a form that every page has.</summary>
    public static async Task<Walker> ReadyAsync(string name, PageVisitor visitor, bool signedIn)
    {
        var page = await visitor.GetAsync(signedIn ? "/en" : "/en/sign-in");
        return new(name, visitor, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }
}

/// <summary>What became of a request, as far as access goes.</summary>
internal enum Answer
{
    /// <summary>The page, a form's answer or its complaint.</summary>
    Served,

    /// <summary>Nothing there, or nothing the visitor may know of.</summary>
    NotThere,

    /// <summary>To the sign-in page.</summary>
    SignIn,

    /// <summary>403.</summary>
    Refused,
}
