using System.Net;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Tests.Features.Backgrounds;
using SupplierDiversity.Tests.Features.Statuses;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Workforces;

public class WorkforceTests(BackgroundsPortal portal) : IClassFixture<BackgroundsPortal>
{
    private const string Meaning = "SelfIdentification-SE";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_HeadCountAndPopulation_DecideAndSayWhatTheNumbersCanTell()
    {
        var city = await CityAsync("Dive2009", "2/5");
        var (visitor, home) = await FirmAsync(city, "count@workforce.example");
        Assert.Contains("Not asked, or not answered yet.", await DiverseAsync(visitor, home), StringComparison.Ordinal);

        var saved = await CountAsync(visitor, home, ("Skilled-total", "3"), ($"Skilled-with-{Meaning}", "2"));
        Assert.Equal("The figures are saved.", saved.QuerySelector("[role=status]")!.TextContent);
        var why = await DiverseAsync(visitor, home);
        Assert.Contains("Yes", why, StringComparison.Ordinal);
        Assert.Contains("For 3 staff that means at least 2.", why, StringComparison.Ordinal);
        Assert.Contains("Too few staff to tell: known of 3.", why, StringComparison.Ordinal);

        // A second year of a hundred people, sixty of whom said yes.
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await CountAsync(visitor, home, ("Skilled-total", "100"), ($"Skilled-with-{Meaning}", "60"));
        Assert.Contains("The share is larger than in the city", await DiverseAsync(visitor, home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Population_NewerFigureOfTheMonitoringOfficer_TakesThePlaceOfTheOlderOne()
    {
        var city = await CityAsync("Dive2009", "1/5");
        var (visitor, home) = await FirmAsync(city, "population@workforce.example");
        await CountAsync(visitor, home, ("Other-total", "10"), ($"Other-with-{Meaning}", "3"), ($"Other-unknown-{Meaning}", "0"));
        Assert.Contains("20% of people", await DiverseAsync(visitor, home), StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var officer = await portal.StaffAsync(city, Role.MonitoringOfficer);
        var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/population");
        using (var refused = await officer.SubmitAsync(page, [new("Population", "101"), new("Year", "2027")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(["Population", "Year", "Source"], (await PageVisitor.ReadAsync(refused)).QuerySelectorAll(".wrong input").Select(i => i.Id));
        }

        page = await BusinessSteps.FollowAsync(officer, page, [new("Population", "40"), new("Year", "2025"), new("Source", "Befolkning 2025")]);
        Assert.Equal(["2025 counts now", "2023"], page.QuerySelectorAll("tbody th").Select(c => string.Join(' ', c.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))));
        var why = await DiverseAsync(visitor, home);
        Assert.Contains("40% of people", why, StringComparison.Ordinal);
        Assert.Contains("Not under this rule", why, StringComparison.Ordinal);
        Assert.Contains("40% (2025, Befolkning 2025)", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_AllFigures_AreGoneForPastDaysTooAndItSaysSo()
    {
        var city = await CityAsync("Dive2009", "1/5");
        var (visitor, home) = await FirmAsync(city, "erase@workforce.example");
        await CountAsync(visitor, home, ("Leading-total", "5"), ($"Leading-with-{Meaning}", "5"));
        Assert.Contains("Yes", await DiverseAsync(visitor, home), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var erased = await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/workforce"), [], "form[action$=erase]");
        Assert.Equal("All figures are erased.", erased.QuerySelector("[role=status]")!.TextContent);
        var why = await DiverseAsync(visitor, home);
        Assert.Contains("Undeclared", why, StringComparison.Ordinal);
        Assert.Contains("Answers were taken back.", why, StringComparison.Ordinal);
        Assert.Contains("Figures about staff were erased on", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_OfTheHeadCount_CountsForThatCountUntilItRunsOutOrANewerOneIsEntered()
    {
        var city = await CityAsync("Dive2009", "1/5");
        var (visitor, home) = await FirmAsync(city, "evidence@workforce.example");
        Assert.Null((await visitor.GetAsync($"/en{home}/evidence/new")).QuerySelector("#Issuer"));
        await CountAsync(visitor, home, ("Other-total", "20"), ($"Other-with-{Meaning}", "7"));
        using (var owners = await EvidencePortal.SendAsync(visitor, home, "W-1", "2026-05-01"))
        {
            // There is no list of owners that a document could show.
            Assert.Equal(HttpStatusCode.UnprocessableEntity, owners.StatusCode);
            Assert.NotNull((await PageVisitor.ReadAsync(owners)).QuerySelector("#About-error"));
        }

        var start = portal.Clock.GetUtcNow();
        await EvidencePortal.SentAsync(visitor, home, "W-1", $"{start.AddDays(1):yyyy-MM-dd}", about: "Staff");
        var verifier = await portal.StaffAsync(city, Role.Verifier);
        var check = await verifier.GetAsync(await EvidencePortal.OldestAsync(verifier, city));
        Assert.Equal(["20", "7", "0"], check.QuerySelectorAll("main tbody td").Select(d => d.TextContent));
        await EvidencePortal.AcceptAsync(verifier, city);

        var firm = Guid.Parse(home.Split('/')[^1]);
        Assert.Equal((EvidenceStanding.SelfDeclared, EvidenceStanding.Seen), await StandingAsync(firm, portal.Clock.GetUtcNow()));
        Assert.Contains("The verifier of", await DiverseAsync(visitor, home), StringComparison.Ordinal);
        Assert.Equal((EvidenceStanding.SelfDeclared, EvidenceStanding.Expired), await StandingAsync(firm, start.AddDays(3)));

        // A badge goes with the document: while it holds the badge says so, from the day after its last on it shows nothing.
        using (var made = await visitor.SubmitAsync(await visitor.GetAsync($"/en{home}/status"), [new("agreed", "true")], "form[action$=badges]"))
        {
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        }

        var badge = (await visitor.GetAsync($"/en{home}/status")).QuerySelector("a[href*='/badge/']")!.GetAttribute("href")!;
        Assert.Contains("The city has seen a document about it.", (await portal.NewVisitor().GetAsync(badge)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.NewVisitor().GetAsync(badge, HttpStatusCode.NotFound);
        visitor = await new TestPeople(portal).SignInAsync("evidence@workforce.example");
        Assert.Contains("its document ran out", (await visitor.GetAsync($"/en{home}/status")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        portal.Clock.Set(start);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await CountAsync(visitor, home, ("Other-total", "21"), ($"Other-with-{Meaning}", "7"));
        Assert.Contains("A document was seen, but for earlier figures about the staff.", await DiverseAsync(visitor, home), StringComparison.Ordinal);
        Assert.Contains("You have entered newer figures", (await visitor.GetAsync($"/en{home}/evidence")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(EvidenceStanding Owned, EvidenceStanding Diverse)> StandingAsync(Guid id, DateTimeOffset at)
    {
        var firm = (await portal.Services.GetRequiredService<FirmBook>().FindAsync(id, Ct))!;
        var status = Assert.Single(await portal.Services.GetRequiredService<FirmStatuses>().AtAsync(firm, at, BackgroundReason.Work, Ct));
        return (status.Evidence.Standing, status.DiverseEvidence!.Together.Standing);
    }

    [Fact]
    public async Task Expired_Figures_AreErasedByTheNightJob()
    {
        var city = await CityAsync("Dive2009", "1/5");
        var (visitor, home) = await FirmAsync(city, "expired@workforce.example");
        await CountAsync(visitor, home, ("Leading-total", "Leading\t5\t5"));
        var (book, firm) = (portal.Services.GetRequiredService<WorkforceBook>(), Guid.Parse(home.Split('/')[^1]));
        var begin = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromDays(10 * 366));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var kept = Assert.Single(await book.OwnAsync(firm, Ct));
        Assert.Null(kept.Count);
        Assert.True(kept.Expired);
        portal.Clock.Set(begin);
    }

    [Fact]
    public async Task Save_WrongFigures_SaysWhatIsWrongAndKeepsWhatWasTyped()
    {
        var (visitor, home) = await FirmAsync(await CityAsync("Dive2009", "1/5"), "wrong@workforce.example");
        var page = await visitor.GetAsync($"/en{home}/workforce/edit");
        foreach (var (field, value, says) in new[]
        {
            ("Skilled-total", "many", "Enter a whole number"),
            ("Year", "1999", "Enter a year from"),
            ($"Skilled-with-{Meaning}", "4", "The two parts together are more"),
        })
        {
            using var refused = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["Skilled-total"] = "3", [field] = value });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await PageVisitor.ReadAsync(refused);
            Assert.Contains(says, again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(value, again.GetElementById(field)!.GetAttribute("value"));
        }

        using var empty = await visitor.SubmitAsync(page, []);
        Assert.Contains("at least at one level", (await PageVisitor.ReadAsync(empty)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_FromAnOldPage_DoesNotOverwriteASecondPersonsFigures()
    {
        var (visitor, home) = await FirmAsync(await CityAsync("Dive2009", "1/5"), "twice@workforce.example");
        var old = await visitor.GetAsync($"/en{home}/workforce/edit");
        List<KeyValuePair<string, string>> same = [new("Other-total", "8")];
        await BusinessSteps.FollowAsync(visitor, old, same);
        await BusinessSteps.FollowAsync(visitor, old, same);
        using var late = await visitor.SubmitAsync(old, [new("Other-total", "9")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(8, Assert.Single(await portal.Services.GetRequiredService<WorkforceBook>().OwnAsync(Guid.Parse(home.Split('/')[^1]), Ct)).Count!.Levels.Sum(l => l.Total));
    }

    [Fact]
    public async Task Edit_CityThatMayNotAsk_HasNoFormAndTakesNothing()
    {
        var city = await portal.CityAsync("FRA");
        await DefineAsync(city, "Dive2009", "1/5", null);
        var (visitor, home) = await FirmAsync(city, "silent@workforce.example");
        var page = await visitor.GetAsync($"/en{home}/workforce");
        Assert.Null(page.QuerySelector("main a.button"));
        await visitor.GetAsync($"/en{home}/workforce/edit", HttpStatusCode.NotFound);
        Assert.Contains("This city may not ask", await DiverseAsync(visitor, home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_SwitchedOffAfterTheCount_NoFigureIsUsedAndItSaysWhy()
    {
        var city = await CityAsync("Dive2009", "1/5");
        var (visitor, home) = await FirmAsync(city, "off@workforce.example");
        await CountAsync(visitor, home, ("Other-total", "4"), ($"Other-with-{Meaning}", "4"));
        Assert.True(await portal.Services.GetRequiredService<CityAsking>().SwitchAsync(city, false, Ct));
        var why = await DiverseAsync(visitor, home);
        Assert.Contains("Undeclared", why, StringComparison.Ordinal);
        Assert.Contains("This city may not ask", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dive2010Or", "Yes")]
    [InlineData("Dive2010And", "Not under this rule")]
    public async Task Status_PracticeScoreOfTheSurvey_CountsAsTheCityCombinesIt(string version, string answer)
    {
        var city = await CityAsync(version, "1/5", 60);
        var (visitor, home) = await FirmAsync(city, $"{version}@workforce.example".ToLowerInvariant());
        await CountAsync(visitor, home, ("Other-total", "10"), ($"Other-with-{Meaning}", "0"));
        var shelf = portal.Services.GetRequiredService<QuestionnaireShelf>().Newest(QuestionnaireShelf.Equality);
        var best = shelf.Questions.Where(q => q.Reach > 0).ToDictionary(
            q => q.Name, q => (SurveyAnswer?)(q.Kind == QuestionKind.Scale ? new SurveyAnswer(Number: q.Most) : new SurveyAnswer(Options: [.. q.Points.OrderByDescending(p => p.Value).Take(q.Kind == QuestionKind.ManyOf ? 99 : 1).Where(p => p.Value > 0).Select(p => p.Key)])));
        var campaign = new Campaign
        {
            CampaignId = Guid.CreateVersion7(),
            CityId = city.CityId,
            Survey = shelf.Name,
            Version = shelf.Version,
            Cpv = "",
            Nuts = "",
            Sizes = "",
            LeastCount = 10,
            ClosesOn = new(2026, 12, 31),
            ClosesAt = portal.Clock.GetUtcNow().AddDays(20),
            SentAt = portal.Clock.GetUtcNow(),
            PublishedAt = null,
            ResultsJson = null,
        };
        var invitation = new Invitation { InvitationId = Guid.CreateVersion7(), CampaignId = campaign.CampaignId, SupplierId = Guid.Parse(home.Split('/')[^1]), Size = null, Trade = "" };
        var responses = portal.Services.GetRequiredService<ResponseBook>();
        Assert.Contains("has not answered the questions on employment practice", await DiverseAsync(visitor, home), StringComparison.Ordinal);
        await responses.SaveAsync(campaign, invitation, best, Ct);
        Assert.True(await responses.SubmitAsync(campaign, invitation, all => all, Ct));
        var why = await DiverseAsync(visitor, home);
        Assert.Contains(answer, why, StringComparison.Ordinal);
        Assert.Contains("the city asks for at least 60", why, StringComparison.Ordinal);
    }

    // The part of the page about the second status, from its heading on.
    private static async Task<string> DiverseAsync(PageVisitor visitor, string home)
    {
        var text = (await visitor.GetAsync($"/en{home}/status")).QuerySelector("main section")!.TextContent;
        return text[text.IndexOf("Diverse business", StringComparison.OrdinalIgnoreCase)..];
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> CountAsync(PageVisitor visitor, string home, params (string Field, string Value)[] fields) =>
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/workforce/edit"), fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)));

    private async Task<City> CityAsync(string version, string population, int? practice = null)
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        await DefineAsync(city, version, population, practice);
        return city;
    }

    private async Task DefineAsync(City city, string version, string population, int? practice)
    {
        var by = await new TestPeople(portal).PersonAsync("definer@workforce.example");
        await portal.Services.GetRequiredService<CityDefinitions>().AddAsync(city, TestDefinition.Of(city) with { Diverse = version, PracticeMinimum = practice }, by, Ct);
        await portal.Services.GetRequiredService<CityPopulations>().AddAsync(city, 2023, Share.Parse(population)!.Value, "Register", by, Ct);
    }

    private async Task<(PageVisitor Visitor, string Home)> FirmAsync(City city, string email)
    {
        var (visitor, home, _) = await new BusinessSteps(portal).RegisterAsync(email);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), [new("Chosen", city.CityId.ToString())]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", city.CityId.ToString())]);
        return (visitor, home);
    }
}
