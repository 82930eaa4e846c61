using System.Net;
using SupplierDiversity.Features.Information;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

/// <summary>The portal as it runs for everybody: in production, behind a proxy that ends TLS.</summary>
public sealed class ProductionTests(ProductionTests.Production portal) : IClassFixture<ProductionTests.Production>
{
    [Fact]
    public async Task Cookies_OfAWholeSignIn_AreBoundToTheHostAndListedOnTheCookiePage()
    {
        var email = $"cookie-{Guid.NewGuid():N}@portal.example";
        var visitor = Secure(portal.NewVisitor());
        var set = new List<string>();
        var page = await NotedAsync(visitor, set, await Administrators.LinkAsync(portal, email));
        using (var saved = await visitor.SubmitAsync(page, [new("Password", Administrators.Password), new("Again", Administrators.Password)]))
        {
            Note(saved, set);
        }

        using (var entered = await visitor.SubmitAsync(await NotedAsync(visitor, set, "/en/sign-in"), [new("Email", email), new("Password", Administrators.Password)]))
        {
            Note(entered, set);
            Assert.Equal("/en/admin", entered.Headers.Location?.ToString());
        }

        await NotedAsync(visitor, set, "/en/admin");
        await NotedAsync(visitor, set, "/en/alerts/new");
        visitor.Http.DefaultRequestHeaders.Referrer = new Uri("https://portal.example/de/tenders");
        await NotedAsync(visitor, set, "/en/tenders");
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        var names = set.Select(c => c["__Host-".Length..].Split('=')[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(names.Except(PortalCookies.All.Select(c => c.Name)));
        Assert.Equal(3, names.Count());
        var listed = (await visitor.GetAsync("/en/cookies")).QuerySelectorAll("main td code").Select(c => c.TextContent);
        Assert.Equal(PortalCookies.All.Select(c => c.Name), listed);
    }

    [Fact]
    public async Task Get_OverTls_TellsBrowsersToStayThere()
    {
        using var secure = await Secure(portal.NewVisitor()).Http.GetAsync("/en", TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await portal.NewVisitor().Http.GetAsync("/en", TestContext.Current.CancellationToken);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    private static PageVisitor Secure(PageVisitor visitor)
    {
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Http.BaseAddress = new Uri("https://portal.example");
        return visitor;
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> NotedAsync(PageVisitor visitor, List<string> set, string address)
    {
        using var answer = await visitor.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Note(answer, set);
        return await PageVisitor.ReadAsync(answer);
    }

    private static void Note(HttpResponseMessage answer, List<string> set) =>
        set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);

    public sealed class Production : PortalFixture
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("environment", "Production"), new("Portal:BaseUrl", "https://portal.example")];
    }
}

/// <summary>A named proxy in front, and somebody who only says so.</summary>
public sealed class ProxyTests(ProxyTests.Named named, ProxyTests.Stranger stranger) : IClassFixture<ProxyTests.Named>, IClassFixture<ProxyTests.Stranger>
{
    [Fact]
    public async Task Post_ThroughANamedProxy_IsCountedByTheVisitorsOwnAddress() => Assert.Equal(0, await RefusedAsync(named));

    [Fact]
    public async Task Post_WithInventedAddresses_IsCountedByWhereItComesFrom() => Assert.True(await RefusedAsync(stranger) >= 5);

    [Fact]
    public async Task Post_TooOften_SaysInWordsAndInNumbersWhenToComeAgain()
    {
        await RefusedAsync(stranger);
        using var answer = await stranger.NewVisitor().Http.PostAsync("/de/sign-in", new StringContent(""), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange((int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("de", (await PageVisitor.ReadAsync(answer)).DocumentElement.GetAttribute("lang"));
    }

    // Each try claims to come from another address.
    private static async Task<int> RefusedAsync(PortalFixture portal)
    {
        var refused = 0;
        for (var i = 0; i < RateLimits.PasswordsPerMinute + 5; i++)
        {
            using var answer = await portal.NewVisitor().Http.PostAsync("/en/sign-in", new StringContent(""), TestContext.Current.CancellationToken);
            refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        return refused;
    }

    public sealed class Named : PortalFixture
    {
        protected override IPAddress Proxy => IPAddress.Parse("192.0.2.7");

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Portal:Proxies", "198.51.100.1; 192.0.2.0/28")];
    }

    public sealed class Stranger : PortalFixture
    {
        protected override IPAddress Proxy => IPAddress.Parse("192.0.2.77");

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Portal:Proxies", "192.0.2.0/28")];
    }
}
