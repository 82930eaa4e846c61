using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Surveys;

public class AnswerSurveyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSurveys Surveys => new(portal);

    [Fact]
    public async Task Answer_WholeSurvey_IsSavedPageByPageAndFrozenWhenSent()
    {
        var (_, invitation, address) = await InvitedAsync("ganzau", "9001");
        var visitor = portal.NewVisitor();
        var page = await FollowAsync(visitor, await visitor.GetAsync(address), "owners", [new("owners_total", "3")]);
        Assert.EndsWith("/workforce", page.Url, StringComparison.Ordinal);
        page = await FollowAsync(visitor, page, "workforce", [new("staff_total", "1,200")]);
        // One question follows from the answer, on the same page.
        Assert.EndsWith("/workforce?more=true", page.Url, StringComparison.Ordinal);
        Assert.Equal("1200", Field(page, "staff_total").Value);
        page = await FollowAsync(visitor, page, "workforce", [new("staff_counted_on", "2026-03-01")]);
        page = await FollowAsync(visitor, page, "recruitment", [new("hired", "0"), new("reach", "4")]);
        Assert.EndsWith("/practice", page.Url, StringComparison.Ordinal);

        // Another device goes on where this one stopped.
        var other = portal.NewVisitor();
        var start = await other.GetAsync(address);
        page = await other.GetAsync(start.QuerySelector("main .button")!.GetAttribute("href")!);
        Assert.EndsWith("/practice", page.Url, StringComparison.Ordinal);
        page = await FollowAsync(other, page, "practice", [new("equal_policy", "written"), new("offers", "holidays"), new("offers", "quiet_room"), new("complaints", "?")]);
        page = await FollowAsync(other, page, "practice", [new("policy_told", "staff")]);
        page = await FollowAsync(other, page, "training", [new("trained", "nobody")]);
        Assert.EndsWith("/check", page.Url, StringComparison.Ordinal);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("1,200", text, StringComparison.Ordinal);
        Assert.Contains("4", text, StringComparison.Ordinal);
        Assert.Contains("Days off for holidays of any religion", text, StringComparison.Ordinal);
        Assert.Contains("Not answered", text, StringComparison.Ordinal);
        Assert.Contains("Prefer not to say", text, StringComparison.Ordinal);

        using var sent = await other.SubmitAsync(page, []);
        using var again = await other.SubmitAsync(page, []);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (sent.StatusCode, again.StatusCode));
        var done = await visitor.GetAsync(address);
        Assert.Contains("Your answers were sent on 2 March 2026", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("owritten", (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Answers["equal_policy"].Written);
        using var late = await visitor.Http.GetAsync(address + "/practice");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task Save_WrongAnswers_SaysWhatIsWrongAndKeepsWhatWasTyped()
    {
        var (_, invitation, address) = await InvitedAsync("falschau", "9002");
        var visitor = portal.NewVisitor();
        using var refused = await visitor.SubmitAsync(await visitor.GetAsync(address + "/owners"), [new("owners_total", "three")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await PageVisitor.ReadAsync(refused);
        Assert.Equal("three", Field(page, "owners_total").Value);
        Assert.Contains("Enter a whole number", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter a whole number", page.QuerySelector("#owners_total-error")!.TextContent, StringComparison.Ordinal);
        using var both = await visitor.SubmitAsync(page, [new("owners_total", "3"), new("owners_total-unsaid", "true")]);
        Assert.Contains("Either answer", (await PageVisitor.ReadAsync(both)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Revision);
    }

    [Fact]
    public async Task Save_QuestionNotAsked_CannotBeStored()
    {
        var (_, invitation, address) = await InvitedAsync("wehrau", "9003");
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(address + "/owners");
        Assert.Null(page.QuerySelector("[name='owners_background']"));
        var token = page.QuerySelector("main form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var forged = await visitor.Http.PostAsync(
            address + "/owners",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("owners_total", "2"), new("owners_background", "1"), new("staff_total", "7")]));
        Assert.Equal(HttpStatusCode.Redirect, forged.StatusCode);
        Assert.Equal(["owners_total"], (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Answers.Keys);
        Assert.DoesNotContain("migrant background", (await visitor.GetAsync(address + "/paper")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Background_CityThatMayAsk_IsAskedWithItsLawAndNoLongerKeptOnceSwitchedOff()
    {
        var (campaign, invitation, address) = await InvitedAsync("darfau", "9006");
        var city = (await portal.Services.GetRequiredService<CityList>().FindBySlugAsync("darfau", CancellationToken.None))!;
        var visitor = portal.NewVisitor();
        Assert.Null((await visitor.GetAsync(address + "/owners")).QuerySelector("[name='owners_background']"));

        await Surveys.AllowAsync(city);
        using (var saved = await visitor.SubmitAsync(await visitor.GetAsync(address + "/owners"), [new("owners_total", "3")]))
        {
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        var page = await visitor.GetAsync(address + "/owners");
        Assert.NotNull(page.QuerySelector("[name='owners_background']"));
        Assert.Contains("United Nations", page.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
        using (var saved = await visitor.SubmitAsync(page, [new("owners_background", "1")]))
        {
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        Assert.Contains("owners_background", (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Answers.Keys);
        Assert.True(await portal.Services.GetRequiredService<CityAsking>().SwitchAsync(city, false, CancellationToken.None));
        Assert.Null((await visitor.GetAsync(address + "/owners")).QuerySelector("[name='owners_background']"));
        await Surveys.AnswerAsync(campaign, invitation, ("owners_background", "n2"));
        Assert.Equal(["owners_total"], (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Answers.Keys);
    }

    [Fact]
    public async Task Erase_SentAnswers_AreGoneAndCanBeGivenAgain()
    {
        var (campaign, invitation, address) = await InvitedAsync("losau", "9004");
        await Surveys.AnswerAsync(campaign, invitation, ("owners_total", "n2"));
        Assert.False(await Surveys.Responses.SaveAsync(campaign, invitation, new Dictionary<string, SupplierDiversity.Rules.Surveys.SurveyAnswer?>(), CancellationToken.None));
        // What was frozen with bids since then from these answers goes with them; what rests on nothing of it stays.
        var (snapshots, now, bid, other) = (portal.Services.GetRequiredService<StatusSnapshots>(), portal.Clock.GetUtcNow(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (name, survey, at) in new[] { ($"{bid:D}", "equality 1", now), ("elsewhere", "equality 1", now), ("without", null, now), ("before", "equality 1", now.AddDays(-1)) })
        {
            FrozenStatus[] cities = [new(campaign.CityId, "1", null, "no", "yes", survey, [], []), new(other, "1", null, "yes", "no", null, [], [])];
            await snapshots.FreezeAsync(name, invitation.SupplierId, new(cities), at, CancellationToken.None);
        }

        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Surveyed"));
        await portal.Db.ExecuteAsync(
            """
            INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, begun_at, received_at, frozen_at, ground, cleaning, reason)
            VALUES (@bid, @CityId, @tender, '', 'LOT-0001', @SupplierId, 'DE-HRB', '1', '1', 'One', 'DE', 'portal', 'rejected', @now, @now, @now, '', '', '')
            """,
            new { bid, campaign.CityId, tender, invitation.SupplierId, now }, CancellationToken.None);

        var visitor = portal.NewVisitor();
        using var erased = await visitor.SubmitAsync(await visitor.GetAsync(address), []);
        await using (var behind = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None))
        {
            Assert.Equal(["erased", "1", "2", "2"], [await LeftAsync($"{bid:D}"), await LeftAsync("elsewhere"), await LeftAsync("without"), await LeftAsync("before")]);

            async Task<string> LeftAsync(string name)
            {
                var kept = (await snapshots.FindAsync(behind, name, invitation.SupplierId, CancellationToken.None))!;
                return kept.ErasedAt is null ? $"{kept.Snapshot!.Cities.Count}" : "erased";
            }
        }

        Assert.EndsWith("?erased=true", erased.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Revision);
        Assert.Contains("Your answers were deleted", (await visitor.GetAsync(erased.Headers.Location!.ToString())).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Start_ForgedLink_OpensNothing(string token)
    {
        var page = await portal.NewVisitor().GetAsync($"/en/surveys/{token}", HttpStatusCode.NotFound);
        Assert.Contains("This link does not work", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TwoDevicesAtOnce_NothingIsLost()
    {
        var (campaign, invitation, _) = await InvitedAsync("doppelau", "9005");
        Task Save(string question) => Surveys.Responses.SaveAsync(
            campaign, invitation, new Dictionary<string, SupplierDiversity.Rules.Surveys.SurveyAnswer?> { [question] = new(Number: 1) }, CancellationToken.None);
        await Task.WhenAll(Task.Run(() => Save("owners_total")), Task.Run(() => Save("staff_total")), Task.Run(() => Save("hired")));
        Assert.Equal(["hired", "owners_total", "staff_total"], (await Surveys.Responses.OwnAsync(invitation.InvitationId, CancellationToken.None)).Answers.Keys.Order());
    }

    private async Task<(Campaign Campaign, Invitation Invitation, string Address)> InvitedAsync(string slug, string cpv)
    {
        var (city, officer, _) = await Surveys.CityAsync(slug);
        await Surveys.FirmsAsync(cpv, 1);
        var (campaign, invited) = await Surveys.SentAsync(city, officer, cpv);
        var invitation = Assert.Single(invited);
        return (campaign, invitation, $"/en/surveys/{Surveys.Links.Token(invitation.InvitationId)}");
    }

    private static IHtmlInputElement Field(IHtmlDocument page, string name) => Assert.IsType<IHtmlInputElement>(page.QuerySelector($"[name='{name}']"), exactMatch: false);

    private static async Task<IHtmlDocument> FollowAsync(PageVisitor visitor, IHtmlDocument page, string section, List<KeyValuePair<string, string>> fields)
    {
        if (page.QuerySelector("main .button[href]") is { } begin)
        {
            page = await visitor.GetAsync(begin.GetAttribute("href")!);
        }

        Assert.Contains("/" + section, page.Url, StringComparison.Ordinal);
        using var saved = await visitor.SubmitAsync(page, fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return await visitor.GetAsync(saved.Headers.Location!.ToString());
    }
}
