using System.Net;
using Dapper;
using SupplierDiversity.Features.Accounts.Sessions;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class SessionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task End_AnotherSession_IsOverAtOnce()
    {
        var phone = await Administrators.VisitAsync(portal, "two@portal.example");
        var desk = portal.NewVisitor();
        desk.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        using var entered = await Administrators.SignInAsync(desk, "two@portal.example", Administrators.Password);
        var page = await desk.GetAsync("/en/account/sessions");
        Assert.Equal(2, page.QuerySelectorAll(".worklist li").Length);
        Assert.Contains("Firefox on Linux", page.Body!.TextContent, StringComparison.Ordinal);
        using var ended = await desk.SubmitAsync(page, [], ".worklist form");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.False(await AccountSteps.IsSignedInAsync(phone));
        Assert.True(await AccountSteps.IsSignedInAsync(desk));
    }

    [Fact]
    public async Task EndOthers_OfThree_LeavesThisOne()
    {
        var here = await Administrators.VisitAsync(portal, "three@portal.example");
        var others = new[] { portal.NewVisitor(), portal.NewVisitor() };
        foreach (var other in others)
        {
            using var entered = await Administrators.SignInAsync(other, "three@portal.example", Administrators.Password);
        }

        using var ended = await here.SubmitAsync(await here.GetAsync("/en/account/sessions"), [], "main > form");
        Assert.All(await Task.WhenAll(others.Select(AccountSteps.IsSignedInAsync)), Assert.False);
        Assert.True(await AccountSteps.IsSignedInAsync(here));
    }

    [Fact]
    public async Task End_SessionOfSomebodyElse_ChangesNothing()
    {
        var victim = await Administrators.VisitAsync(portal, "victim@portal.example");
        var visitor = await Administrators.VisitAsync(portal, "meddler@portal.example");
        using var second = await Administrators.SignInAsync(portal.NewVisitor(), "meddler@portal.example", Administrators.Password);
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var id = await connection.QuerySingleAsync<Guid>(
            "SELECT session_id FROM account_sessions s JOIN accounts a ON a.account_id = s.account_id WHERE a.email = 'victim@portal.example'");
        using var tried = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/sessions"), [new("session", id.ToString())], ".worklist form");
        Assert.True(await AccountSteps.IsSignedInAsync(victim));
    }

    [Fact]
    public async Task SignOut_CopiedCookie_OpensNothing()
    {
        var visitor = portal.NewVisitor();
        await Administrators.VisitAsync(portal, "copied@portal.example");
        using var entered = await Administrators.SignInAsync(visitor, "copied@portal.example", Administrators.Password);
        var copy = portal.NewVisitor();
        copy.Http.DefaultRequestHeaders.Add("Cookie", Cookie(entered));
        Assert.True(await AccountSteps.IsSignedInAsync(copy));
        using var left = await visitor.SubmitAsync(await visitor.GetAsync("/en/account"), [], "header form");
        Assert.False(await AccountSteps.IsSignedInAsync(copy));
    }

    [Fact]
    public async Task SignIn_WithAnOpenSession_MakesANewKeyAndEndsTheOldOne()
    {
        await Administrators.VisitAsync(portal, "planter@portal.example");
        await Administrators.VisitAsync(portal, "target@portal.example");
        var browser = portal.NewVisitor();
        using var planted = await Administrators.SignInAsync(browser, "planter@portal.example", Administrators.Password);
        using var entered = await browser.SubmitAsync(
            await browser.GetAsync("/en/sign-in/again"), [new("Email", "target@portal.example"), new("Password", Administrators.Password)]);
        Assert.NotEqual(Cookie(planted), Cookie(entered));
        var planter = portal.NewVisitor();
        planter.Http.DefaultRequestHeaders.Add("Cookie", Cookie(planted));
        Assert.False(await AccountSteps.IsSignedInAsync(planter));
        Assert.Contains("target@portal.example", (await browser.GetAsync("/en/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_UsedAllDay_EndsAfterTwelveHours()
    {
        var visitor = await Administrators.VisitAsync(portal, "day@portal.example");
        for (var hours = 0; hours < 11; hours += 5)
        {
            Assert.True(await AccountSteps.IsSignedInAsync(visitor));
            portal.Clock.Advance(TimeSpan.FromHours(5));
        }

        Assert.False(await AccountSteps.IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task Session_InTheDatabase_IsSealedAndWithoutNetworkAddress()
    {
        var visitor = portal.NewVisitor();
        await Administrators.VisitAsync(portal, "sealed@portal.example");
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        using var entered = await Administrators.SignInAsync(visitor, "sealed@portal.example", Administrators.Password);
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var rows = (await connection.QueryAsync("SELECT * FROM account_sessions")).Cast<IDictionary<string, object?>>().ToList();
        Assert.NotEmpty(rows);
        var all = string.Join('\n', rows.SelectMany(r => r.Values));
        Assert.DoesNotContain("sealed@portal.example", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Mozilla", all, StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("sealed@portal.example"u8)[..12], all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "macOS")]
    [InlineData("curl/8.0", null, null)]
    public void Device_UserAgent_IsNamedForPeople(string agent, string? browser, string? system)
    {
        var device = Device.Of(agent);
        Assert.Equal((browser, system), (Device.Name(device.Browser), Device.Name(device.System)));
    }

    private static string Cookie(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sd-session=", StringComparison.Ordinal)).Split(';')[0];
}
