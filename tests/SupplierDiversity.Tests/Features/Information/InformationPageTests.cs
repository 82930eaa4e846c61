using System.Globalization;
using System.Net;
using System.Xml.Linq;
using SupplierDiversity.Languages;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Information;

public sealed class InformationPageTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Theory]
    [InlineData("privacy")]
    [InlineData("accessibility")]
    [InlineData("imprint")]
    [InlineData("cookies")]
    [InlineData("contact")]
    public async Task Show_EachPageInEachLanguage_IsLinkedFromTheFootOfEveryPage(string name)
    {
        foreach (var language in portal.Services.GetRequiredService<LanguageList>().All)
        {
            var page = await portal.NewVisitor().GetAsync(language.Path("/" + name));
            Assert.Equal(language[$"information.title.{name}"], page.QuerySelector("h1")!.TextContent);
            Assert.Equal("page", page.QuerySelector($"footer a[href='{language.Path("/" + name)}']")!.GetAttribute("aria-current"));
        }
    }

    [Fact]
    public async Task Save_Imprint_IsShownAndWhatIsMissingIsSaid()
    {
        var buyer = await portal.BuyerAsync("City of Imprints");
        await portal.FollowAsync(await portal.Administrator.GetAsync($"/en/admin/buyers/{buyer.BuyerId}/city"), [new("Name", "Imprints"), new("Slug", "imprints")]);
        var before = await portal.NewVisitor().GetAsync("/en/imprint");
        Assert.Contains("has not said this yet", before.Body!.TextContent, StringComparison.Ordinal);

        var form = await portal.Administrator.GetAsync("/en/admin/cities/imprints/imprint");
        var saved = await portal.FollowAsync(form, [new("Responsible", "City of Imprints"), new("Address", "Market 1\r\n12345 Imprints"), new("Email", "office@imprints.example"), new("Phone", "+49 1")]);
        Assert.Contains("The imprint was saved.", saved.Body!.TextContent, StringComparison.Ordinal);
        var after = await portal.NewVisitor().GetAsync("/en/imprint");
        Assert.NotNull(after.QuerySelector("a[href='mailto:office@imprints.example']"));
        Assert.Contains("12345 Imprints", after.Body!.TextContent, StringComparison.Ordinal);
        var facts = after.QuerySelectorAll("main h2").Single(h => h.TextContent == "Imprints").NextElementSibling!;
        Assert.Equal(4, facts.QuerySelectorAll("dd.muted").Length);
        Assert.NotNull((await portal.NewVisitor().GetAsync("/de/contact")).QuerySelector("a[href='mailto:office@imprints.example']"));
        Assert.Contains("Imprint changed:", (await portal.Administrator.GetAsync("/en/admin/actions")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "no address", "Enter an e-mail address")]
    [InlineData("Email", "a@b.example\r\nBcc: c@d.example", "Enter an e-mail address")]
    [InlineData("Responsible", null, "Shorten this text to 200")]
    public async Task Save_WrongImprint_IsSaidAtItsField(string field, string? value, string error)
    {
        var slug = $"wrong-{Guid.NewGuid():N}"[..20];
        var buyer = await portal.BuyerAsync($"City of {slug}");
        await portal.FollowAsync(await portal.Administrator.GetAsync($"/en/admin/buyers/{buyer.BuyerId}/city"), [new("Name", "Wrong"), new("Slug", slug)]);
        var form = await portal.Administrator.GetAsync($"/en/admin/cities/{slug}/imprint");
        using var answer = await portal.Administrator.SubmitAsync(form, [new(field, value ?? new string('x', 201))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(error, (await PageVisitor.ReadAsync(answer)).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SecurityTxt_NamesAContactAndIsValidForHalfAYear()
    {
        using var answer = await portal.NewVisitor().Http.GetAsync("/.well-known/security.txt", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l.Split(": ")[0], l => l.Split(": ")[1]);
        Assert.Equal("https://portal.example/en/contact", lines["Contact"]);
        Assert.Equal("https://portal.example/.well-known/security.txt", lines["Canonical"]);
        var expires = DateTimeOffset.Parse(lines["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires - portal.Clock.GetUtcNow(), TimeSpan.FromDays(30), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Get_RobotsAndSitemap_LeadToPagesThatAreThere()
    {
        var http = portal.NewVisitor().Http;
        Assert.Contains("Disallow: /*/admin", await http.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var map = XDocument.Parse(await http.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));
        var pages = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).ToList();
        Assert.True(pages.Count >= 30, $"{pages.Count} pages");
        foreach (var page in pages.Where(p => p.StartsWith("/en", StringComparison.Ordinal)))
        {
            await portal.NewVisitor().GetAsync(page);
        }
    }
}
