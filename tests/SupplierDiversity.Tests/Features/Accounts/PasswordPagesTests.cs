using System.Net;
using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class PasswordPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Another = "lantern bicycle marble";

    [Fact]
    public async Task Forgotten_LinkFromTheMail_SetsThePasswordOnceAndEndsSessions()
    {
        var older = await Administrators.VisitAsync(portal, "reset@portal.example");
        var link = await LinkAsync("reset@portal.example");
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(link);
        using var set = await visitor.SubmitAsync(page, [new("Password", Another), new("Again", Another)]);
        Assert.Equal("/en/sign-in?welcome=true", set.Headers.Location?.ToString());
        Assert.False(await AccountSteps.IsSignedInAsync(older));
        using var twice = await visitor.SubmitAsync(page, [new("Password", "kettle orchard window"), new("Again", "kettle orchard window")]);
        Assert.Equal(HttpStatusCode.Gone, twice.StatusCode);
        using var old = await Administrators.SignInAsync(portal.NewVisitor(), "reset@portal.example", Administrators.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var entered = await Administrators.SignInAsync(portal.NewVisitor(), "reset@portal.example", Another);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        await RunAsync();
        Assert.Contains(SentMail.In(portal.MailFolder, "reset@portal.example"), m => m.Subject == "Your password was changed");
    }

    [Fact]
    public async Task Forgotten_LinkAfterAnHour_IsGone()
    {
        await Administrators.VisitAsync(portal, "late@portal.example");
        var link = await LinkAsync("late@portal.example");
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await portal.NewVisitor().GetAsync(link, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Forgotten_AskedTenTimes_SendsOneLetterAndKeepsOnlyADigest()
    {
        await Administrators.VisitAsync(portal, "often@portal.example");
        for (var n = 0; n < 10; n++)
        {
            await AskAsync("OFTEN@portal.example");
        }

        await RunAsync();
        await AskAsync("often@portal.example");
        await RunAsync();
        var mail = Assert.Single(SentMail.In(portal.MailFolder, "often@portal.example"));
        var token = Link(mail).Split('/').Last();
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.DoesNotContain(token, await connection.QueryAsync<string>("SELECT token_sha256 FROM account_links"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM password_requests"));
    }

    [Fact]
    public async Task Forgotten_SecondFactorOn_IsStillAskedFor()
    {
        var visitor = await Administrators.VisitAsync(portal, "both@portal.example");
        await AccountSteps.SetUpAppAsync(portal, visitor);
        var link = await LinkAsync("both@portal.example");
        var stranger = portal.NewVisitor();
        using var set = await stranger.SubmitAsync(await stranger.GetAsync(link), [new("Password", Another), new("Again", Another)]);
        using var entered = await Administrators.SignInAsync(stranger, "both@portal.example", Another);
        Assert.StartsWith("/en/sign-in/code", entered.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OldPasswordRight_KeepsThisSessionAndEndsOthersAtOnce()
    {
        var here = await Administrators.VisitAsync(portal, "change@portal.example");
        var elsewhere = portal.NewVisitor();
        using var second = await Administrators.SignInAsync(elsewhere, "change@portal.example", Administrators.Password);
        using var changed = await here.SubmitAsync(
            await here.GetAsync("/en/account/password"), [new("Old", Administrators.Password), new("Password", Another), new("Again", Another)]);
        Assert.Equal("/en/account?done=password", changed.Headers.Location?.ToString());
        Assert.True(await AccountSteps.IsSignedInAsync(here));
        Assert.False(await AccountSteps.IsSignedInAsync(elsewhere));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await AccountSteps.IsSignedInAsync(here));
    }

    [Theory]
    [InlineData("wrong password", Another, "Old", "This is not your password")]
    [InlineData(Administrators.Password, "Password2026!", "Password", "easy to guess")]
    [InlineData(Administrators.Password, "bad.choice rains", "Password", "without your e-mail address")]
    [InlineData(Administrators.Password, "my supplierdiversity", "Password", "without the name of this portal")]
    public async Task Change_NotGood_SaysWhyBesideTheField(string old, string password, string field, string words)
    {
        var visitor = await Administrators.VisitAsync(portal, $"bad.choice@{Guid.NewGuid():N}.example");
        using var response = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/password"), [new("Old", old), new("Password", password), new("Again", password)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, (await PageVisitor.ReadAsync(response)).QuerySelector($"#{field}-error")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_PasswordFromAnotherKeyboard_OpensTheSameAccount()
    {
        const string Composed = "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e";
        await Administrators.VisitAsync(portal, "accents@portal.example");
        var link = await LinkAsync("accents@portal.example");
        var visitor = portal.NewVisitor();
        using var set = await visitor.SubmitAsync(await visitor.GetAsync(link), [new("Password", Composed), new("Again", Composed.Normalize(System.Text.NormalizationForm.FormD))]);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        using var entered = await Administrators.SignInAsync(visitor, "accents@portal.example", Composed.Normalize(System.Text.NormalizationForm.FormD));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    private async Task AskAsync(string email)
    {
        var visitor = portal.NewVisitor();
        using var asked = await visitor.SubmitAsync(await visitor.GetAsync("/en/forgotten-password"), [new("Email", email)]);
        Assert.Equal("/en/forgotten-password/sent", asked.Headers.Location?.ToString());
    }

    private async Task<string> LinkAsync(string email)
    {
        await AskAsync(email);
        await RunAsync();
        return Link(SentMail.In(portal.MailFolder, email).Single(m => m.Subject == "Choose a new password"));
    }

    private static string Link(SentMail mail) =>
        new Uri(mail.Text.Split(' ', '\n').Single(w => w.Contains("/forgotten-password/", StringComparison.Ordinal))).PathAndQuery;

    private Task<JobCount> RunAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
}
