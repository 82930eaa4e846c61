using System.Net;
using AngleSharp.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Rules.Tests.Attack;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Surveys;

public class CampaignsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSurveys Surveys => new(portal);

    [Fact]
    public async Task Survey_PreparedAndSent_AsksEachFirmOnceInItsLanguage()
    {
        var (city, _, email) = await Surveys.CityAsync("fragau");
        await Surveys.FirmsAsync("8001", 2, language: "tr");
        await Surveys.FirmsAsync("8002", 1);
        var officer = await new TestPeople(portal).SignInAsync(email);
        var form = await officer.GetAsync("/en/admin/cities/fragau/surveys/new");
        using var made = await officer.SubmitAsync(form, [new("Cpv", "8001"), new("Closes", "2026-03-30")]);
        var page = await officer.GetAsync(made.Headers.Location!.ToString());
        Assert.Contains("2 businesses", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var sent = await officer.SubmitAsync(page, []);
        using var again = await officer.SubmitAsync(page, []);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (sent.StatusCode, again.StatusCode));
        await Surveys.RunJobsAsync();
        await Surveys.RunJobsAsync();
        var campaign = Assert.Single(await Surveys.Campaigns.OfCityAsync(city.CityId, CancellationToken.None));
        Assert.Equal(new(2026, 3, 30, 22, 0, 0, TimeSpan.Zero), campaign.ClosesAt);
        var mails = await MailsAsync(campaign);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains("https://portal.example/tr/surveys/", m.Text, StringComparison.Ordinal));
        var link = mails[0].Text.Split('\n', ' ').First(w => w.Contains("/tr/surveys/", StringComparison.Ordinal));
        Assert.Contains("Fragau", (await portal.NewVisitor().GetAsync(new Uri(link).PathAndQuery)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_GoOnceToEverybodySoThatNoListShowsWhoAnswered()
    {
        var (city, officer, _) = await Surveys.CityAsync("mahnau");
        await Surveys.FirmsAsync("8003", 3);
        var (campaign, invited) = await Surveys.SentAsync(city, officer, "8003");
        await Surveys.RunJobsAsync();
        await Surveys.AnswerAsync(campaign, invited[0], ("owners_total", "n1"));
        var begin = portal.Clock.GetUtcNow();
        foreach (var (day, letters) in new[] { (5, 3), (7, 6), (8, 6), (18, 9), (19, 9) })
        {
            portal.Clock.Set(begin.AddDays(day));
            await Surveys.RunJobsAsync();
            Assert.Equal(letters, (await Surveys.Campaigns.LettersAsync(campaign.CampaignId, CancellationToken.None)).Values.Sum());
        }

        portal.Clock.Set(begin);
    }

    [Theory]
    [InlineData("Closes", "2026-03-02", "Enter a day from tomorrow on")]
    [InlineData("Closes", "soon", "Enter a day from tomorrow on")]
    [InlineData("Least", "4", "from 5 to 100")]
    [InlineData("Cpv", "xyz", "Enter CPV codes")]
    public async Task Make_WrongField_IsSaidAndKept(string field, string value, string problem)
    {
        var (_, _, email) = await Surveys.CityAsync($"irrau-{Guid.NewGuid():N}"[..20]);
        var officer = await new TestPeople(portal).SignInAsync(email);
        var slug = email["figures@".Length..^".example".Length];
        var fields = new Dictionary<string, string> { ["Closes"] = "2026-04-01", [field] = value };
        using var refused = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{slug}/surveys/new"), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await PageVisitor.ReadAsync(refused);
        Assert.Contains(problem, page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Show_OtherRolesAndCities_AreNotLetIn()
    {
        var (city, officer, _) = await Surveys.CityAsync("schutzau");
        await Surveys.FirmsAsync("8004", 1);
        var (campaign, _) = await Surveys.SentAsync(city, officer, "8004");
        var (other, _, stranger) = await Surveys.CityAsync("nebenau");
        var people = new TestPeople(portal);
        foreach (var role in new[] { Role.Evaluator, Role.ProcurementOfficer, Role.BusinessAdviser })
        {
            var email = $"{role}@schutzau.example";
            await people.GiveAsync(await people.PersonAsync(email), city, role);
            await (await people.SignInAsync(email)).GetAsync("/en/admin/cities/schutzau/surveys", HttpStatusCode.Forbidden);
        }

        var visitor = await people.SignInAsync(stranger);
        await visitor.GetAsync($"/en/admin/cities/schutzau/surveys/{campaign.CampaignId}", HttpStatusCode.NotFound);
        await visitor.GetAsync($"/en/admin/cities/{other.Slug}/surveys/{campaign.CampaignId}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Publish_ManyAnswers_ShowsProtectedFiguresOnceAndForAll()
    {
        var (city, officer, email) = await Surveys.CityAsync("zahlau");
        await Surveys.AllowAsync(city);
        await Surveys.FirmsAsync("8005", 36);
        await Surveys.FirmsAsync("8005", 4, size: "large");
        var (campaign, invited) = await Surveys.SentAsync(city, officer, "8005");
        foreach (var (invitation, i) in invited.Take(30).Select((x, i) => (x, i)))
        {
            await Surveys.AnswerAsync(
                campaign, invitation, ("staff_total", "n10"), ("staff_background", i < 20 ? "n2" : "?"), ("staff_unknown", "n0"),
                ("trained", i < 18 ? "osupervisors managers recruiters" : "onobody"), ("equal_policy", i < 3 ? "owritten" : "onone"));
        }

        var visitor = await new TestPeople(portal).SignInAsync(email);
        var page = await visitor.GetAsync($"/en/admin/cities/zahlau/surveys/{campaign.CampaignId}");
        Assert.Contains("Fewer than 10", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main table"));
        await PublicAsync(city, "There are no results yet");
        var begin = portal.Clock.GetUtcNow();
        portal.Clock.Set(begin.AddDays(21));
        visitor = await new TestPeople(portal).SignInAsync(email);
        page = await visitor.GetAsync($"/en/admin/cities/zahlau/surveys/{campaign.CampaignId}");
        Assert.Contains("at least 30 of 40", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var published = await visitor.SubmitAsync(page, []);
        Assert.EndsWith("?done=published", published.Headers.Location!.ToString(), StringComparison.Ordinal);
        var rates = (await visitor.GetAsync($"/en/admin/cities/zahlau/surveys/{campaign.CampaignId}")).QuerySelector("main")!.TextContent;
        Assert.Contains("75%", rates, StringComparison.Ordinal);
        Assert.Contains("hidden", rates, StringComparison.Ordinal);
        var results = await PublicAsync(city, "30 of 40 businesses");
        // 40 of 200 staff of whom it is known; 18 of 30 firms train; 3 written policies are hidden.
        Assert.Contains("40 of 200 (20%)", results, StringComparison.Ordinal);
        Assert.Contains("18 of 30 (60%)", results, StringComparison.Ordinal);
        Assert.Contains("hidden", results, StringComparison.Ordinal);

        // Somebody of the city reads both pages; and once more without any protection.
        var shown = $"/en/admin/cities/zahlau/surveys/{campaign.CampaignId}";
        Assert.Empty(Pinned(await visitor.GetAsync(shown), await portal.NewVisitor().GetAsync("/en/cities/zahlau/survey")));
        var kept = (await Surveys.Campaigns.FindAsync(campaign.CampaignId, CancellationToken.None))!.ResultsJson;
        var open = PublishedResults.Of((await Surveys.Campaigns.FindAsync(campaign.CampaignId, CancellationToken.None))!)!;
        open = open with { BySize = ResponseRates.Of([.. invited.Select((x, i) => ((IReadOnlyList<string>)[x.Size!], i < 30))], 1)[0], Results = open.Results with { Figures = [.. open.Results.Figures.Select(f => f.Name == "written_policy" ? f with { Yes = 3, No = 27, NotKnown = 0 } : f)] } };
        await KeepAsync(campaign, System.Text.Json.JsonSerializer.Serialize(open, System.Text.Json.JsonSerializerOptions.Web));
        Assert.Equal(2, Pinned(await visitor.GetAsync(shown), await portal.NewVisitor().GetAsync("/en/cities/zahlau/survey")).Count);
        await KeepAsync(campaign, kept!);

        // What is taken back later does not change what was published.
        await Surveys.Responses.EraseAsync(campaign, invited[0], CancellationToken.None);
        using var again = await visitor.SubmitAsync(page, []);
        Assert.Equal(results, await PublicAsync(city, "30 of 40 businesses"));
        portal.Clock.Set(begin);
    }

    [Fact]
    public async Task Show_OneMoreAnswer_IsNotSeenByTwoLooks()
    {
        var (city, officer, _) = await Surveys.CityAsync("schrittau");
        await Surveys.FirmsAsync("8009", 30);
        var (campaign, invited) = await Surveys.SentAsync(city, officer, "8009");
        var (count, begin) = (portal.Services.GetRequiredService<SurveyCount>(), portal.Clock.GetUtcNow());
        List<long> seen = [];
        foreach (var (invitation, i) in invited.Select((x, i) => (x, i)))
        {
            await Surveys.AnswerAsync(campaign, invitation, ("owners_total", "n1"));
            seen.Add((await count.SoFarAsync(city, campaign, CancellationToken.None)).Answered);
            portal.Clock.Set(begin.AddHours(8 * (i + 1)));
        }

        // Steps of ten, never within a day, and that all have answered is not told.
        Assert.Equal([0, 10, 20], seen.Distinct());
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.Second == pair.First || pair.Second >= pair.First + 10));
        portal.Clock.Set(begin);
    }

    [Fact]
    public async Task Publish_OneAnswer_SaysThatThereAreTooFew()
    {
        var (city, officer, _) = await Surveys.CityAsync("einzelau");
        await Surveys.FirmsAsync("8006", 30);
        var (campaign, invited) = await Surveys.SentAsync(city, officer, "8006");
        await Surveys.AnswerAsync(campaign, invited[0], ("staff_total", "n4711"));
        Assert.True(await portal.Services.GetRequiredService<SurveyCount>().PublishAsync(city, campaign, CancellationToken.None));
        var text = await PublicAsync(city, "Too few businesses answered");
        Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4,711", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_NoAnswer_SaysSo()
    {
        var (city, officer, _) = await Surveys.CityAsync("leerau");
        await Surveys.FirmsAsync("8007", 12);
        var (campaign, _) = await Surveys.SentAsync(city, officer, "8007");
        await portal.Services.GetRequiredService<SurveyCount>().PublishAsync(city, campaign, CancellationToken.None);
        await PublicAsync(city, "No business answered");
    }

    [Fact]
    public async Task Jobs_SurveyIsOver_UnsentAnswersAreForgotten()
    {
        var (city, officer, _) = await Surveys.CityAsync("restau");
        await Surveys.FirmsAsync("8008", 2);
        var (campaign, invited) = await Surveys.SentAsync(city, officer, "8008");
        await Surveys.AnswerAsync(campaign, invited[0], ("owners_total", "n1"));
        await Surveys.Responses.SaveAsync(campaign, invited[1], new Dictionary<string, SupplierDiversity.Rules.Surveys.SurveyAnswer?> { ["owners_total"] = new(Number: 2) }, CancellationToken.None);
        var begin = portal.Clock.GetUtcNow();
        portal.Clock.Set(begin.AddDays(22));
        await Surveys.RunJobsAsync();
        Assert.Single((await Surveys.Responses.OwnAsync(invited[0].InvitationId, CancellationToken.None)).Answers);
        Assert.Equal(0, (await Surveys.Responses.OwnAsync(invited[1].InvitationId, CancellationToken.None)).Revision);
        var page = await portal.NewVisitor().GetAsync($"/en/surveys/{Surveys.Links.Token(invited[1].InvitationId)}");
        Assert.Contains("The survey is over", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        portal.Clock.Set(begin);
    }

    private Task KeepAsync(Campaign campaign, string json) => portal.Db.ExecuteAsync("UPDATE survey_campaigns SET results_json = @json WHERE campaign_id = @CampaignId", new { json, campaign.CampaignId }, CancellationToken.None);

    // Of 36 small and 4 large firms 30 answered, 3 of them with written rules: which small counts does somebody find out?
    private static IReadOnlyList<string> Pinned(IParentNode officers, IParentNode everybody)
    {
        const int K = 10;
        var read = new PrintedFigures();
        var (small, large, policy) = ((Yes: read.Cell(), No: read.Cell()), (Yes: read.Cell(), No: read.Cell()), (Yes: read.Cell(), No: read.Cell(), Unknown: read.Cell()));
        read.Say([small.Yes, small.No], 36, 36);
        read.Say([large.Yes, large.No], 4, 4);
        foreach (var (name, yes, no) in new (string, int[], int[])[] { ("Small", [small.Yes], [small.No]), ("Large", [large.Yes], [large.No]), ("All", [small.Yes, large.Yes], [small.No, large.No]) })
        {
            var row = officers.QuerySelectorAll("main table").SelectMany(t => t.QuerySelectorAll("tbody tr")).FirstOrDefault(r => r.QuerySelector("th")!.TextContent.StartsWith(name, StringComparison.Ordinal));
            Print(row, 1, yes);
            Print(row, 2, no);
        }

        var written = everybody.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains("written rules", StringComparison.Ordinal));
        int[] answers = [policy.Yes, policy.No, policy.Unknown];
        foreach (var (cell, column) in answers.Select((c, i) => (c, i + 1)))
        {
            Print(written, column, [cell]);
        }

        read.Say(answers, 30, 30);
        read.Say([small.Yes, large.Yes], 30, 30);
        return read.Pinned([("small, silent", [small.No], K), ("written rules", [policy.Yes], K)]);

        void Print(IElement? row, int column, int[] cells) =>
            read.Print(row is not null && long.TryParse(row.QuerySelectorAll("td")[column].TextContent, out var count) ? count : null, 0, K, cells);
    }

    private async Task<string> PublicAsync(City city, string says)
    {
        var text = (await portal.NewVisitor().GetAsync($"/en/cities/{city.Slug}/survey")).QuerySelector("main")!.TextContent;
        Assert.Contains(says, text, StringComparison.Ordinal);
        return text;
    }

    private async Task<List<SentMail>> MailsAsync(Campaign campaign)
    {
        var pool = portal.Services.GetRequiredService<SupplierDiversity.Features.Suppliers.SupplierPool>();
        List<SentMail> mails = [];
        foreach (var invitation in await Surveys.Campaigns.InvitationsAsync(campaign.CampaignId, CancellationToken.None))
        {
            mails.AddRange(SentMail.In(portal.MailFolder, (await pool.FindAsync(invitation.SupplierId, CancellationToken.None))!.Email));
        }

        return mails;
    }
}
