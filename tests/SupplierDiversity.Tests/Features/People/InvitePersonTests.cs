using System.Net;
using System.Text.RegularExpressions;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.People;

public partial class InvitePersonTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private TestPeople People => new(portal);

    [Fact]
    public async Task Invite_NewPerson_ComesByLinkChoosesAPasswordAndSeesOnlyTheirs()
    {
        var city = await People.CityAsync("neustadt");
        var link = await InviteAsync(city, "eva@neustadt.example", Role.Evaluator, "de");
        Assert.StartsWith("/de/invitations/", link, StringComparison.Ordinal);

        var visitor = portal.NewVisitor();
        var offer = await visitor.GetAsync(link);
        Assert.Contains("Bewertung der Angebote", offer.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        using var accepted = await visitor.SubmitAsync(offer, []);
        Assert.StartsWith("/de/welcome/", accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var chosen = await visitor.SubmitAsync(await visitor.GetAsync(accepted.Headers.Location!.ToString()), [new("Password", Administrators.Password), new("Again", Administrators.Password)]);
        await visitor.GetAsync(link, HttpStatusCode.Gone);

        var eva = await People.SignInAsync("eva@neustadt.example");
        var home = await eva.GetAsync("/en/admin");
        Assert.Contains("Evaluator of bids", home.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["What waits"], home.QuerySelectorAll(".admin-nav a").Select(a => a.TextContent));
        var refused = await eva.GetAsync("/en/admin/cities/neustadt/people", HttpStatusCode.Forbidden);
        Assert.Contains("Administrator of the city", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await eva.GetAsync("/en/admin/cities/nowhere/people", HttpStatusCode.NotFound);

        var list = await portal.Administrator.GetAsync("/en/admin/cities/neustadt/people");
        Assert.Contains("given by officer@portal.example", list.QuerySelector("ul.worklist")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_RoleThatNoLongerFits_IsRefusedWithTheReasonAndGivesNothing()
    {
        var city = await People.CityAsync("wallberg");
        var link = await InviteAsync(city, "double@wallberg.example", Role.Evaluator, "en");
        var account = await People.PersonAsync("double@wallberg.example");
        await People.GiveAsync(account, city, Role.Verifier);
        var visitor = portal.NewVisitor();
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync(link), []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("must not see anybody's background", (await PageVisitor.ReadAsync(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["verifier"], (await Book.OfPersonAsync(account, CancellationToken.None)).Select(r => r.Role));
        await visitor.GetAsync(link);
    }

    // Who offers the role is not told that the person acts for a business; the person is.
    [Fact]
    public async Task Accept_PersonWhoActsForABusiness_IsToldThatBothDoNotGoTogether()
    {
        var city = await People.CityAsync("unbefangen");
        var link = await InviteAsync(city, "both@unbefangen.example", Role.Lawyer, "en");
        var (visitor, _, _) = await new BusinessSteps(portal).RegisterAsync("both@unbefangen.example");
        using var answer = await visitor.SubmitAsync(await visitor.GetAsync(link), []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("must have no part in what the city buys", (await PageVisitor.ReadAsync(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("officer@portal.example", "evaluator", "You cannot give yourself a role")]
    [InlineData("no address", "evaluator", "Enter one e-mail address")]
    [InlineData("new@person.example", "emperor", "Choose a role from the list")]
    [InlineData("new@person.example", "portal-administrator", "Choose a role from the list")]
    public async Task Invite_WrongForm_SaysWhatToDo(string email, string role, string words)
    {
        var city = await People.CityAsync($"falschau-{Guid.NewGuid():N}");
        var page = await portal.Administrator.GetAsync($"/en/admin/cities/{city.Slug}/people/invite");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await portal.Administrator.Http.PostAsync(
            $"/en/admin/cities/{city.Slug}/people/invite",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Email", email), new("Role", role), new("Language", "en"), new("From", Today)]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, (await PageVisitor.ReadAsync(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_HolderOfAConflictingRole_IsRefusedBeforeAnyMail()
    {
        var city = await People.CityAsync("streitau");
        await People.GiveAsync(await People.PersonAsync("m@streitau.example"), city, Role.MonitoringOfficer);
        using var answer = await SendAsync(city, "m@streitau.example", Role.Evaluator, "en");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        Assert.Empty(SentMail.In(portal.MailFolder, "m@streitau.example"));
    }

    [Fact]
    public async Task Revoke_AndExpiry_MakeTheLinkVoid()
    {
        var city = await People.CityAsync("rueckau");
        var revoked = await InviteAsync(city, "r@rueckau.example", Role.Lawyer, "en");
        var list = await portal.Administrator.GetAsync("/en/admin/cities/rueckau/people");
        await portal.FollowAsync(list, [], "main form");
        await portal.NewVisitor().GetAsync(revoked, HttpStatusCode.Gone);

        var old = await InviteAsync(city, "o@rueckau.example", Role.Lawyer, "en");
        portal.Clock.Advance(Invitations.Validity);
        await portal.NewVisitor().GetAsync(old, HttpStatusCode.Gone);
        // The other tests' administrator signed in before.
        portal.Clock.Advance(-Invitations.Validity);
    }

    private static RoleBook BookOf(PortalFixture portal) => portal.Services.GetRequiredService<RoleBook>();

    private RoleBook Book => BookOf(portal);

    private string Today => InviteForm.Day(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(1))!;

    private async Task<HttpResponseMessage> SendAsync(City city, string email, Role role, string language)
    {
        var page = await portal.Administrator.GetAsync($"/en/admin/cities/{city.Slug}/people/invite");
        return await portal.Administrator.SubmitAsync(page, [new("Email", email), new("Role", RoleCode.Of(role)), new("Language", language)]);
    }

    private async Task<string> InviteAsync(City city, string email, Role role, string language)
    {
        using var sent = await SendAsync(city, email, role, language);
        Assert.Equal($"/en/admin/cities/{city.Slug}/people?done=invited", sent.Headers.Location?.ToString());
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var mail = Assert.Single(SentMail.In(portal.MailFolder, email));
        Assert.Equal(language, mail["Content-Language"]);
        return Link().Match(mail.Text).Groups[1].Value;
    }

    [GeneratedRegex(@"https://portal\.example(/\w\w/invitations/[\w-]+)")]
    private static partial Regex Link();
}
