using System.Net;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Bids;

public class AwardTests(BidsPortal portal) : IClassFixture<BidsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Procedure_WithFiveBidders_EndsWithLettersInThreeLanguagesAndAContract()
    {
        var city = await portal.CityAsync();
        var start = portal.Clock.GetUtcNow();
        var deadline = start.AddHours(2);
        var tender = await portal.TenderAsync(city, deadline, call => call with
        {
            Lots = [call.Lots[0] with { PerformanceConditions = TestTenders.Text("Staff in contact with the public are trained.\n\nThe same holds for subcontractors.") }],
        });
        var home = $"/en/admin/cities/{city.City.Slug}/bids/{tender}";
        var (first, second) = (await portal.PersonAsync(city.City, Role.Evaluator, "eva"), await portal.PersonAsync(city.City, Role.Evaluator, "otto"));
        await SaveCriteriaAsync(city.First, home);
        foreach (var _ in new[] { 1, 2 })
        {
            await BidsPortal.FollowAsync(city.First, await city.First.GetAsync(home + "/evaluation"), [], "form[action$='/evaluators']");
        }

        List<BiddingFirm> firms = [];
        foreach (var (name, language, price) in new[] { ("Aşevi", "tr", "100000"), ("Kantine Nord", "de", "120000"), ("Fresh Lunch", "en", "90000"), ("Cheap & Quick", "en", "30000"), ("Late Excluded", "de", "110000") })
        {
            var firm = await portal.FirmAsync(name, language);
            firms.Add(firm);
            await BidsPortal.BidAsync(firm, tender, price);
        }

        var evaluation = $"/en/admin/cities/{city.City.Slug}/evaluation/{tender}";
        var before = await first.GetAsync(evaluation);
        Assert.NotNull(before.QuerySelector("form[action$='/declare']"));
        await BidsPortal.FollowAsync(first, before, [new("conflict", "false")], "form[action$='/declare']");
        portal.Clock.Set(deadline.AddMinutes(1));
        await BidsPortal.OpenAsync(city, tender);
        var undeclared = await second.GetAsync(evaluation);
        Assert.DoesNotContain("Bid 1", undeclared.Body!.TextContent, StringComparison.Ordinal);
        await BidsPortal.FollowAsync(second, undeclared, [new("conflict", "false")], "form[action$='/declare']");
        foreach (var person in new[] { first, second })
        {
            var page = await person.GetAsync(evaluation);
            Assert.All(firms, f => Assert.DoesNotContain(WebUtility.HtmlEncode(f.Name), page.DocumentElement.OuterHtml, StringComparison.Ordinal));
            Assert.DoesNotContain("NL", page.QuerySelector("main")!.TextContent.Split(' ', '\n'));
            await BidsPortal.FollowAsync(person, page, Scores(page, person == first ? 80 : 60), "form[action$='/scores']");
        }

        var excluded = await portal.OneAsync<int>("SELECT number FROM bids WHERE supplier_id = @Id", new { firms[4].Id });
        var moderation = await city.First.GetAsync(home + "/evaluation");
        Assert.Contains("very low", moderation.Body!.TextContent, StringComparison.Ordinal);
        using (var refused = await city.First.SubmitAsync(moderation, [new("ground", "crime"), new("reason", "Convicted in 2025"), new("cleaning", "Sufficient")], Refusal(excluded)))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        moderation = await BidsPortal.FollowAsync(city.First, moderation, [new("ground", "crime"), new("reason", "Convicted in 2025"), new("cleaning", "None")], Refusal(excluded));
        moderation = await BidsPortal.FollowAsync(city.First, moderation, Scores(moderation, null), "form[action$='/agree']");
        var winner = await portal.OneAsync<Guid>("SELECT bid_id FROM bids WHERE supplier_id = @Id", new { firms[2].Id });
        var award = await BidsPortal.FollowAsync(
            city.First, moderation, [new("bid", winner.ToString()), new("characteristics", "Freshest menu for its price")], "form[action$='/award']");
        Assert.Null(award.QuerySelector("form[action$='/close']"));

        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        foreach (var (firm, words) in firms.Zip(["Başka bir teklif seçildi", "Ein anderes Angebot wurde ausgewählt", "Your bid was chosen", "Another bid was chosen", "Ihr Angebot wurde nicht gewertet"]))
        {
            var letter = Assert.Single(SentMail.In(portal.MailFolder, firm.Email), m => m.Text.Contains(words, StringComparison.Ordinal));
            Assert.Contains("Fresh Lunch", letter.Text, StringComparison.Ordinal);
            Assert.Contains("Freshest menu for its price", letter.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Convicted in 2025", Assert.Single(SentMail.In(portal.MailFolder, firms[4].Email), m => m.Text.Contains("57(1)", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        var feedback = await firms[0].Visitor.GetAsync($"{firms[0].Home}/bids/{await portal.OneAsync<Guid>("SELECT bid_id FROM bids WHERE supplier_id = @Id", new { firms[0].Id })}/feedback");
        Assert.Contains("70 of 100", feedback.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 of 100", feedback.Body!.TextContent, StringComparison.Ordinal);
        await CloseAsync(city, tender, home, start);
    }

    [Fact]
    public async Task Close_WhileABidderHasNoFeedback_IsRefused()
    {
        var city = await portal.CityAsync();
        var start = portal.Clock.GetUtcNow();
        var tender = await portal.TenderAsync(city, start.AddHours(2));
        var home = $"/en/admin/cities/{city.City.Slug}/bids/{tender}";
        var evaluator = await portal.PersonAsync(city.City, Role.Evaluator, "eva");
        await SaveCriteriaAsync(city.First, home);
        await BidsPortal.FollowAsync(city.First, await city.First.GetAsync(home + "/evaluation"), [], "form[action$='/evaluators']");
        var (one, gone) = (await portal.FirmAsync("Stays"), await portal.FirmAsync("Gone"));
        var bid = await BidsPortal.BidAsync(one, tender);
        await BidsPortal.BidAsync(gone, tender);
        await portal.Db.ExecuteAsync("UPDATE supplier_people SET left_at = @Now WHERE supplier_id = @Id", new { gone.Id, Now = start }, Ct);
        portal.Clock.Set(start.AddHours(3));
        await BidsPortal.OpenAsync(city, tender);
        var evaluation = $"/en/admin/cities/{city.City.Slug}/evaluation/{tender}";
        var page = await BidsPortal.FollowAsync(evaluator, await evaluator.GetAsync(evaluation), [new("conflict", "false")], "form[action$='/declare']");
        await BidsPortal.FollowAsync(evaluator, page, Scores(page, 50), "form[action$='/scores']");
        var moderation = await city.First.GetAsync(home + "/evaluation");
        moderation = await BidsPortal.FollowAsync(city.First, moderation, Scores(moderation, null), "form[action$='/agree']");
        await BidsPortal.FollowAsync(city.First, moderation, [new("bid", bid.ToString()), new("characteristics", "Better")], "form[action$='/award']");
        var book = portal.Services.GetRequiredService<AwardBook>();
        var called = (await portal.Services.GetRequiredService<SupplierDiversity.Features.Bids.CalledTenders>().FindAsync(tender, Ct))!;
        var decided = Assert.Single(await book.OfTenderAsync(tender, Ct));
        await AreRemindedAsync(city.City, decided);
        portal.Clock.Set(decided.StandstillEndsAt);
        Assert.Null(await book.CloseAsync(called, decided, new(2026, 5, 1), new(2027, 4, 30), Ct));
        portal.Clock.Set(start.AddHours(4));
        // The nights of the reminders ended old sessions.
        var officer = await new TestPeople(portal).SignInAsync($"first@{city.City.Slug}.example");
        await BidsPortal.FollowAsync(officer, await officer.GetAsync(home + "/award"), [], "form[action*='/told/']");
        portal.Clock.Set(decided.StandstillEndsAt.AddMilliseconds(-1));
        Assert.Null(await book.CloseAsync(called, decided, new(2026, 5, 1), new(2027, 4, 30), Ct));
        portal.Clock.Set(decided.StandstillEndsAt);
        Assert.NotNull(await book.CloseAsync(called, decided, new(2026, 5, 1), new(2027, 4, 30), Ct));
        portal.Clock.Set(start);
    }

    [Fact]
    public async Task Shortlist_InTwoStagesWithCriteriaOfALot_ComparesOnlyItAndTellsEverybody()
    {
        var city = await portal.CityAsync();
        var start = portal.Clock.GetUtcNow();
        var tender = await portal.TenderAsync(city, start.AddHours(2), call => call with { Procedure = "restricted", Lots = [call.Lots[0], call.Lots[0] with { LotId = "LOT-0002", Title = TestTenders.Text("Snacks") }] });
        var home = $"/en/admin/cities/{city.City.Slug}/bids/{tender}";
        var evaluator = await portal.PersonAsync(city.City, Role.Evaluator, "eva");
        await SaveCriteriaAsync(city.First, home);
        await SaveCriteriaAsync(city.First, home, "LOT-0002", [("Speed", "100")]);
        await BidsPortal.FollowAsync(city.First, await city.First.GetAsync(home + "/evaluation"), [], "form[action$='/evaluators']");
        var firms = new Dictionary<string, (BiddingFirm Firm, Guid Bid, int Number)>();
        foreach (var (name, lot, price) in new[] { ("Best", "LOT-0001", "100"), ("Second", "LOT-0001", "120"), ("Weaker", "LOT-0001", "90"), ("Quick", "LOT-0002", "50") })
        {
            var firm = await portal.FirmAsync(name, name == "Second" ? "de" : "en");
            var bid = await BidsPortal.BidAsync(firm, tender, price, lot: lot);
            firms.Add(name, (firm, bid, firms.Count + 1));
        }

        portal.Clock.Set(start.AddHours(3));
        await BidsPortal.OpenAsync(city, tender);
        var evaluation = $"/en/admin/cities/{city.City.Slug}/evaluation/{tender}";
        var none = await BidsPortal.FollowAsync(evaluator, await evaluator.GetAsync(evaluation), [new("conflict", "false")], "form[action$='/declare']");
        Assert.Empty(none.QuerySelectorAll("input[name^='p-']"));
        var page = await city.First.GetAsync(home + "/evaluation");
        foreach (var name in new[] { "Best", "Second", "Quick" })
        {
            page = await BidsPortal.FollowAsync(city.First, page, [new("reason", $"{name} has the references asked for")], $"form[action$='/bids/{firms[name].Bid}/shortlist']");
        }

        var scoring = await evaluator.GetAsync(evaluation);
        // Two bids by the menu, and one of the other lot by its speed: prices are computed.
        Assert.Equal(3, scoring.QuerySelectorAll("input[name^='p-']").Length);
        await BidsPortal.FollowAsync(evaluator, scoring, Scores(scoring, 70), "form[action$='/scores']");
        page = await city.First.GetAsync(home + "/evaluation");
        page = await BidsPortal.FollowAsync(city.First, page, Scores(page, null), "form[action$='/agree']");
        // While a bid is between the stages its lot cannot be decided; the other can.
        Assert.Equal([firms["Quick"].Bid.ToString()], page.QuerySelectorAll("form[action$='/award'] input[name=bid]").Select(i => i.GetAttribute("value")));
        page = await BidsPortal.FollowAsync(city.First, page, [new("ground", "not-shortlisted"), new("reason", "One reference, others have five")], Refusal(firms["Weaker"].Number));
        await BidsPortal.FollowAsync(city.First, page, [new("bid", firms["Best"].Bid.ToString()), new("characteristics", "Lower price")], "form[action$='/award']");
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        foreach (var (name, words) in new[]
        {
            ("Best", "Your bid is on the short list"), ("Best", "Your bid was chosen"), ("Second", "Ihr Angebot ist in der engeren Wahl"), ("Second", "Second has the references asked for"),
            ("Second", "Ein anderes Angebot wurde ausgewählt"), ("Weaker", "Article 65(2)"), ("Weaker", "One reference, others have five"), ("Quick", "Your bid is on the short list"),
        })
        {
            Assert.Contains(SentMail.In(portal.MailFolder, firms[name].Firm.Email), m => m.Text.Contains(words, StringComparison.Ordinal));
        }

        Dictionary<Guid, string> history = [];
        await foreach (var past in portal.Services.GetRequiredService<SupplierDiversity.Features.Bids.BidHistory>().AllBidsAsync(city.City.CityId, Ct))
        {
            history.Add(past.BidId, past.State);
        }

        Assert.Equal(
            new Dictionary<string, string> { ["Best"] = "awarded", ["Second"] = "shortlisted", ["Weaker"] = "rejected", ["Quick"] = "shortlisted" },
            firms.ToDictionary(f => f.Key, f => history[f.Value.Bid]));
        portal.Clock.Set(start);
    }

    // Each officer gets each of the two once, in the language of their account.
    private async Task AreRemindedAsync(SupplierDiversity.Features.Cities.City city, Award decided)
    {
        foreach (var (name, language) in new[] { ("first", "en"), ("second", "tr") })
        {
            await portal.Db.ExecuteAsync("UPDATE accounts SET language = @language WHERE email = @Email", new { language, Email = $"{name}@{city.Slug}.example" }, Ct);
        }

        foreach (var (days, first, second) in new[] { (-4, "", ""), (-3, "Feedback is due soon", "Geri bildirim süresi dolmak üzere"), (1, "Feedback is late", "Geri bildirim gecikti") })
        {
            portal.Clock.Set(new DateTimeOffset(decided.FeedbackDueOn.AddDays(days), new(12, 0), TimeSpan.Zero));
            await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
            await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
            foreach (var (email, words) in new[] { ($"first@{city.Slug}.example", first), ($"second@{city.Slug}.example", second) })
            {
                var letters = SentMail.In(portal.MailFolder, email).Where(m => m.Text.Contains("/award", StringComparison.Ordinal)).ToList();
                Assert.Equal(days switch { -4 => 0, -3 => 1, _ => 2 }, letters.Count);
                Assert.True(words.Length == 0 || letters.Count(l => l.Subject.StartsWith(words, StringComparison.Ordinal)) == 1);
            }
        }
    }

    private async Task CloseAsync((SupplierDiversity.Features.Cities.City City, PageVisitor First, PageVisitor Second) city, string tender, string home, DateTimeOffset start)
    {
        var book = portal.Services.GetRequiredService<AwardBook>();
        var called = (await portal.Services.GetRequiredService<SupplierDiversity.Features.Bids.CalledTenders>().FindAsync(tender, Ct))!;
        var decided = Assert.Single(await book.OfTenderAsync(tender, Ct));
        var file = await city.First.GetAsync(home + "/file");
        Assert.Contains("that may see background data: 0", file.QuerySelector(".box.ok")!.TextContent, StringComparison.Ordinal);
        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(decided.StandstillEndsAt);
        var contract = await book.CloseAsync(called, decided, new(2026, 5, 1), new(2027, 4, 30), Ct);
        portal.Clock.Set(now);
        var page = await city.First.GetAsync($"/en/admin/cities/{city.City.Slug}/contracts/{contract}");
        Assert.Equal(2, page.QuerySelectorAll("article.duty").Length);
        Assert.All(page.QuerySelectorAll("article.duty"), duty => Assert.NotNull(duty.QuerySelector($"a[href='/en/tenders/{tender}#duties']")));
        var changed = await BidsPortal.FollowAsync(city.First, page, [new("who", "Training team"), new("dueOn", "2026-09-30"), new("evidence", "List of people trained")], "article.duty form");
        Assert.Equal("2026-09-30", changed.QuerySelector("article.duty input[type=date]")!.GetAttribute("value"));
        portal.Clock.Set(start);
    }

    private static string Refusal(int number) => $"form:has(#ground-{number})";

    private static Task SaveCriteriaAsync(PageVisitor officer, string home) => SaveCriteriaAsync(officer, home, "", [("Menu", "60"), ("Price", "40")]);

    // Where there are two, the second is the price.
    private static async Task SaveCriteriaAsync(PageVisitor officer, string home, string lot, IReadOnlyList<(string Name, string Weight)> criteria)
    {
        var page = await officer.GetAsync(home + "/evaluation");
        var form = $"form[action$='/criteria']:has(input[name=lot][value='{lot}'])";
        var token = page.QuerySelector($"{form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<KeyValuePair<string, string>> fields = [new("__RequestVerificationToken", token), new("lot", lot)];
        foreach (var (name, weight) in criteria)
        {
            fields.AddRange([new("name", name), new("weight", weight)]);
        }

        if (criteria.Count > 1)
        {
            fields.Add(new("price", "1"));
        }

        using var saved = await officer.Http.PostAsync(page.QuerySelector(form)!.GetAttribute("action"), new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    // The same points for every bid, or what the page proposes; always with reasons.
    private static List<KeyValuePair<string, string>> Scores(AngleSharp.Html.Dom.IHtmlDocument page, int? points)
    {
        List<KeyValuePair<string, string>> fields = [];
        foreach (var name in page.QuerySelectorAll("input[name^='p-']").Select(i => i.GetAttribute("name")!))
        {
            if (points is { } given)
            {
                fields.Add(new(name, given.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            fields.Add(new("r" + name[1..], "Balanced and varied"));
        }

        if (points is not null)
        {
            fields.Add(new("finish", "true"));
        }

        return fields;
    }
}
