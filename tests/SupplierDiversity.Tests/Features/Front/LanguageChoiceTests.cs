using System.Net;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Front;

/// <summary>Which language a person gets, and how a choice is kept.</summary>
public class LanguageChoiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("fr-CA, en;q=0.8", "/fr")]
    [InlineData("de;q=0.5, it;q=0.9", "/it")]
    [InlineData("xx, es-MX;q=0.3, *;q=0.1", "/es")]
    [InlineData("fr;q=0, pl", "/pl")]
    [InlineData("xx", "/en")]
    [InlineData("", "/en")]
    public async Task Choose_FirstVisit_FollowsTheBrowser(string accepted, string address)
    {
        using var response = await FrontAsync(portal.NewVisitor(), accepted);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(address, response.Headers.Location?.ToString());
        Assert.Equal(["Accept-Language", "Cookie"], response.Headers.Vary);
    }

    [Fact]
    public async Task Choose_AfterSwitching_FollowsThePerson()
    {
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync("/de/tenders?q=caf%C3%A9&open=true");
        var link = Assert.Single(page.QuerySelectorAll("nav.languages a"), a => a.GetAttribute("hreflang") == "fr");
        Assert.Equal("/fr/tenders?q=caf%C3%A9&open=true", link.GetAttribute("href"));

        using var request = new HttpRequestMessage(HttpMethod.Get, link.GetAttribute("href"));
        request.Headers.Referrer = new Uri(visitor.Http.BaseAddress!, "/de/tenders");
        using var switched = await visitor.Http.SendAsync(request);
        var cookie = Assert.Single(switched.Headers.GetValues("Set-Cookie"), c => c.StartsWith("language=fr;", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);

        using var later = await FrontAsync(visitor, "de");
        Assert.Equal("/fr", later.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/de/tenders")]
    [InlineData("https://elsewhere.example/fr/tenders")]
    [InlineData("/no-language")]
    [InlineData(null)]
    public async Task Show_NoSwitch_SetsNoCookie(string? from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/de/tenders");
        var visitor = portal.NewVisitor();
        request.Headers.Referrer = from is null ? null : new Uri(visitor.Http.BaseAddress!, from);
        using var response = await visitor.Http.SendAsync(request);
        Assert.DoesNotContain(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], c => c.StartsWith("language=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_AnyPage_NamesItselfInEveryLanguage()
    {
        var visitor = portal.NewVisitor();
        foreach (var (address, others) in new[] { ("/it", "https://portal.example/"), ("/it/tenders?q=a%20b", "https://portal.example/en/tenders?q=a%20b") })
        {
            var page = await visitor.GetAsync(address);
            var alternates = page.QuerySelectorAll("head link[rel=alternate][hreflang]").ToDictionary(l => l.GetAttribute("hreflang")!, l => l.GetAttribute("href"));
            Assert.Equal(page.QuerySelectorAll("nav.languages a").Length + 1, alternates.Count);
            Assert.Equal("https://portal.example" + address, alternates["it"]);
            Assert.Equal(others, alternates["x-default"]);
        }
    }

    [Fact]
    public async Task Show_MissingPage_NamesNoOtherLanguage() =>
        Assert.Empty((await portal.NewVisitor().GetAsync("/fr/nulle-part", HttpStatusCode.NotFound)).QuerySelectorAll("link[hreflang]"));

    private static async Task<HttpResponseMessage> FrontAsync(PageVisitor visitor, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        return await visitor.Http.SendAsync(request);
    }
}
