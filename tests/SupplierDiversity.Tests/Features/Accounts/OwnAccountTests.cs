using System.Net;
using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class OwnAccountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("old", "new")]
    [InlineData("new", "old")]
    public async Task Email_BothMailboxesAgree_ChangesItAndEndsSessions(string first, string second)
    {
        var (from, to) = ($"from-{first}@portal.example", $"to-{first}@portal.example");
        var visitor = await Administrators.VisitAsync(portal, from);
        await AskAsync(visitor, to);
        Assert.Contains("the other address must agree", await AgreeAsync(first == "old" ? from : to, first), StringComparison.Ordinal);
        Assert.True(await AccountSteps.IsSignedInAsync(visitor));
        using var early = await Administrators.SignInAsync(portal.NewVisitor(), to, Administrators.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("The address is changed", await AgreeAsync(second == "old" ? from : to, second), StringComparison.Ordinal);
        Assert.False(await AccountSteps.IsSignedInAsync(visitor));
        using var entered = await Administrators.SignInAsync(portal.NewVisitor(), to, Administrators.Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        await RunAsync();
        Assert.Contains(SentMail.In(portal.MailFolder, from), m => m.Subject == "Your account has another address");
    }

    [Fact]
    public async Task Email_OfAnotherAccount_IsAnsweredAlikeAndNeverTaken()
    {
        await Administrators.VisitAsync(portal, "taken@portal.example");
        var visitor = await Administrators.VisitAsync(portal, "taker@portal.example");
        await AskAsync(visitor, "taken@portal.example");
        await AgreeAsync("taker@portal.example", "old");
        await AgreeAsync("taken@portal.example", "new", HttpStatusCode.Gone);
        Assert.True(await AccountSteps.IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task Email_LinksAfterADay_AreGone()
    {
        var visitor = await Administrators.VisitAsync(portal, "slow@portal.example");
        await AskAsync(visitor, "slower@portal.example");
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await portal.NewVisitor().GetAsync(await LinkAsync("slower@portal.example", "new"), HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Details_NameAndLanguage_AreKeptAndMailsFollow()
    {
        var visitor = await Administrators.VisitAsync(portal, "details@portal.example");
        using var saved = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/details"), [new("Name", "  Ada \u0007Lovelace "), new("Language", "tr")]);
        var page = await visitor.GetAsync(saved.Headers.Location!.ToString());
        Assert.Contains("Ada Lovelace", page.Body!.TextContent, StringComparison.Ordinal);
        await AccountSteps.SetUpAppAsync(portal, visitor);
        await RunAsync();
        Assert.Equal("tr", Assert.Single(SentMail.In(portal.MailFolder, "details@portal.example"))["Content-Language"]);
    }

    [Fact]
    public async Task Leave_NotTheLastAdministrator_DeletesEverythingOfTheAccount()
    {
        await Administrators.VisitAsync(portal, "stays@portal.example");
        var visitor = await Administrators.VisitAsync(portal, "leaves@portal.example");
        await AccountSteps.SetUpAppAsync(portal, visitor);
        await AskAsync(visitor, "elsewhere@portal.example");
        using var left = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/leave"), [new("confirm", "delete")]);
        Assert.Equal("/en/account-deleted", left.Headers.Location?.ToString());
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM accounts WHERE email = 'leaves@portal.example'"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM recovery_codes c WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.account_id = c.account_id)"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM audit_records WHERE action = 'account-left'"));
        using var again = await Administrators.SignInAsync(portal.NewVisitor(), "leaves@portal.example", Administrators.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    private static async Task AskAsync(PageVisitor visitor, string to)
    {
        using var asked = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/email"), [new("NewEmail", to)]);
        Assert.Equal("/en/account?done=email", asked.Headers.Location?.ToString());
    }

    private async Task<string> AgreeAsync(string mailbox, string side, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var visitor = portal.NewVisitor();
        using var agreed = await visitor.SubmitAsync(await visitor.GetAsync(await LinkAsync(mailbox, side)), []);
        Assert.Equal(expected, agreed.StatusCode);
        return await agreed.Content.ReadAsStringAsync();
    }

    private async Task<string> LinkAsync(string mailbox, string side)
    {
        await RunAsync();
        var words = SentMail.In(portal.MailFolder, mailbox).SelectMany(m => m.Text.Split(' ', '\n'));
        return new Uri(words.Single(w => w.Contains($"/email-change/{side}/", StringComparison.Ordinal))).PathAndQuery;
    }

    private Task<JobCount> RunAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
}

public class LastAdministratorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Leave_LastAdministrator_IsKept()
    {
        var visitor = await Administrators.VisitAsync(portal, "only@portal.example");
        var page = await visitor.GetAsync("/en/account/leave");
        Assert.Contains("You are the only administrator", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        using var forced = await visitor.Http.PostAsync("/en/account/leave", new FormUrlEncodedContent([
            new("confirm", "delete"),
            new("__RequestVerificationToken", (await visitor.GetAsync("/en/account/details")).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]));
        Assert.Equal(HttpStatusCode.Conflict, forced.StatusCode);
        Assert.True(await AccountSteps.IsSignedInAsync(visitor));
    }
}
