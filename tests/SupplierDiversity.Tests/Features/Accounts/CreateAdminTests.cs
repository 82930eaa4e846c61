using System.Net;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class CreateAdminTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Link_PasswordChosenAndSignedIn_ShowsTheAdministration()
    {
        var visitor = await Administrators.VisitAsync(portal);
        var page = await visitor.GetAsync("/en/admin");
        Assert.Equal("What waits for you", page.QuerySelector("h1")?.TextContent);
        using var left = await visitor.SubmitAsync(page, [], "header form");
        Assert.Equal("/en", left.Headers.Location?.ToString());
        using var after = await visitor.Http.GetAsync("/en/admin");
        Assert.Equal("/en/sign-in?returnUrl=%2Fen%2Fadmin", after.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Link_UsedOnce_IsGone()
    {
        var link = await Administrators.LinkAsync(portal, "once@portal.example");
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(link);
        using var first = await visitor.SubmitAsync(page, [new("Password", Administrators.Password), new("Again", Administrators.Password)]);
        Assert.Equal("/en/sign-in?welcome=true", first.Headers.Location?.ToString());
        using var second = await visitor.SubmitAsync(page, [new("Password", "another long password"), new("Again", "another long password")]);
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        await visitor.GetAsync(link, HttpStatusCode.Gone);
        using var signedIn = await Administrators.SignInAsync(visitor, "once@portal.example", "another long password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signedIn.StatusCode);
    }

    [Fact]
    public async Task Link_TwoVisitorsAtOnce_OneSetsThePassword()
    {
        var link = await Administrators.LinkAsync(portal, "race@portal.example");
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var visitor = portal.NewVisitor();
            return (Visitor: visitor, Page: await visitor.GetAsync(link));
        }));
        var statuses = await Task.WhenAll(pages.Select(async (open, n) =>
        {
            var (visitor, page) = open;
            using var response = await visitor.SubmitAsync(page, [new("Password", $"password number {n}"), new("Again", $"password number {n}")]);
            return response.StatusCode;
        }));
        Assert.Single(statuses, s => s == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Link_OlderThanADay_IsGone()
    {
        var link = await Administrators.LinkAsync(portal, "late@portal.example");
        portal.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await portal.NewVisitor().GetAsync(link);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.NewVisitor().GetAsync(link, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Link_AskedForAgain_ReplacesTheFirstAndResetsThePassword()
    {
        var first = await Administrators.LinkAsync(portal, "again@portal.example");
        await Administrators.VisitAsync(portal, "AGAIN@portal.example");
        await portal.NewVisitor().GetAsync(first, HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("short", "short", "Password", "en/", "at least 12 characters")]
    [InlineData("orchard kettle window", "orchard kettle door", "Again", "en/", "same password in both")]
    [InlineData("kısa", "kısa", "Password", "tr/", "en az 12 karakter")]
    public async Task Link_PasswordNotGood_SaysSoBesideTheField(string password, string again, string field, string language, string words)
    {
        var link = (await Administrators.LinkAsync(portal, $"{Guid.NewGuid():N}@portal.example")).Replace("en/", language, StringComparison.Ordinal);
        var visitor = portal.NewVisitor();
        using var response = await visitor.SubmitAsync(await visitor.GetAsync(link), [new("Password", password), new("Again", again)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await PageVisitor.ReadAsync(response);
        Assert.Contains(words, page.QuerySelector($"#{field}-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal($"#{field}", page.QuerySelector(".errors a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("two@x.example three@x.example")]
    [InlineData("Name <a@x.example>")]
    public async Task Verb_NotAnAddress_IsBadUsage(string email)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall([email], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = errors };
        Assert.Equal(Exit.BadUsage, await CreateAdminVerb.Verb.RunAsync(call));
        Assert.Equal("", output.ToString());
        Assert.NotEqual("", errors.ToString());
    }

    [Fact]
    public async Task Verb_SomebodyWhoEvaluates_IsRefused()
    {
        var people = new TestPeople(portal);
        await people.GiveAsync(await people.PersonAsync("judge@trennstadt.example"), await people.CityAsync("trennstadt"), Role.Evaluator);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall(["judge@trennstadt.example"], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = errors };
        Assert.Equal(Exit.SomeRefused, await CreateAdminVerb.Verb.RunAsync(call));
        Assert.Contains("evaluator", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }
}
