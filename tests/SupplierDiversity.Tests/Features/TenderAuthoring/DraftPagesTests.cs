using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAuthoring;

public class DraftPagesTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Journey_FromTitleToSecondSignature_PublishesTheTender()
    {
        var at = await portal.CityAsync("fragenau");
        var (first, second) = (await VisitorAsync("first", at), await VisitorAsync("second", at));
        var page = await FollowAsync(first, await first.GetAsync("/en/admin/cities/fragenau/drafts"), ("title", "Beratung für Eltern"));
        page = await FollowAsync(first, page, ("Description", "Beratung in Familienzentren."));
        using (var searched = await first.SubmitAsync(page, [new("q", at.Trade[..2]), new("then", "search")]))
        {
            Assert.Equal(HttpStatusCode.OK, searched.StatusCode);
        }

        page = await FollowAsync(first, await PostAsync(first, page, ("Nature", "services"), ("Cpv", at.Trade)));
        page = await FollowAsync(first, await PostAsync(first, page, ("Nuts", "DE600")));
        page = await FollowAsync(first, page, ("Value", "250 000,50"));
        page = await FollowAsync(first, page, ("Regime", "standard"), ("Procedure", "open"));
        page = await FollowAsync(first, page);
        page = await FollowAsync(first, page, ("Languages", "de"));
        page = await FollowAsync(first, page, ("BidsUntil", portal.Whole(at).BidsUntil));
        page = await FollowAsync(first, page, ("Assessment", at.Assessment.AssessmentId.ToString()));
        page = await FollowAsync(first, page);
        page = await FollowAsync(first, page, ("Type0", "price"), ("Name0", "Preis"), ("Weight0", "60"), ("Type1", "quality"), ("Name1", "Konzept"), ("Weight1", "40"));
        Assert.Contains("250,000.50", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        page = await FollowAsync(first, page, "form[action$='/hand']");
        Assert.Null(page.QuerySelector("form[action$='/sign']"));

        var address = new Uri(page.Url).AbsolutePath;
        var signed = await FollowAsync(second, await second.GetAsync(address), "form[action$='/sign']");
        Assert.Contains("Published", signed.QuerySelector("ul.tags")!.TextContent, StringComparison.Ordinal);
        var tender = await portal.NewVisitor().GetAsync(signed.QuerySelector("a[href*='/tenders/']")!.GetAttribute("href")!);
        Assert.Contains("Beratung in Familienzentren.", tender.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OneThatAnotherOfficerAnsweredMeanwhile_ShowsBothAndLosesNone()
    {
        var at = await portal.CityAsync("zugleichau");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        var (first, second) = (await VisitorAsync("first", at), await VisitorAsync("second", at));
        var address = $"/en/admin/cities/zugleichau/drafts/{draft.DraftId}/questions/description";
        var (mine, theirs) = (await first.GetAsync(address), await second.GetAsync(address));
        var other = await first.GetAsync(address.Replace("description", "value", StringComparison.Ordinal));
        await FollowAsync(second, theirs, ("Description", "Was die zweite schrieb."));
        using var conflict = await first.SubmitAsync(mine, [new("Description", "Was die erste schrieb.")]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var both = await PageVisitor.ReadAsync(conflict);
        Assert.Contains("Was die zweite schrieb.", both.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Was die erste schrieb.", both.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("second@zugleichau.example", both.Body!.TextContent, StringComparison.Ordinal);

        // Another question is no conflict, although its page is older too.
        await FollowAsync(first, other, ("Value", "1000"));
        Assert.Equal(("Was die zweite schrieb.", 100_000), ((await portal.NowAsync(at, draft)).Draft.Description, (await portal.NowAsync(at, draft)).Draft.ValueCents));
        await FollowAsync(first, both);
        Assert.Equal("Was die erste schrieb.", (await portal.NowAsync(at, draft)).Draft.Description);
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "does not exist")]
    [InlineData("2027-10-31T02:30", "comes twice")]
    [InlineData("2027-02-29T12:00", "that the calendar has")]
    public async Task Answer_TimeTheCityDoesNotHave_IsRefused(string typed, string said)
    {
        var at = await portal.CityAsync("zeit" + typed[5..10].Replace("-", "", StringComparison.Ordinal));
        var draft = await portal.StartAsync(at, portal.Whole(at));
        var first = await VisitorAsync("first", at);
        var page = await first.GetAsync($"/en/admin/cities/{at.City.Slug}/drafts/{draft.DraftId}/questions/dates");
        using var refused = await first.SubmitAsync(page, [new("BidsUntil", typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(said, (await PageVisitor.ReadAsync(refused)).QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reach_BeforePublication_IsWhatIsThenTold()
    {
        var at = await portal.CityAsync("reichweitau");
        foreach (var (email, languages) in new[] { ("one", "tr"), ("two", "tr;de"), ("three", "de") })
        {
            await portal.SubscribeAsync($"{email}@reichweitau.example", at.Trade, languages: languages);
        }

        var firms = Enumerable.Range(0, 10).Select(i => $"firm{i}@reichweitau.example").ToHashSet();
        foreach (var firm in firms)
        {
            await portal.SubscribeAsync(firm, at.Trade, languages: "ro");
        }

        await portal.SubscribeAsync("three@reichweitau.example", at.Trade[..4], languages: "ar");
        await portal.SubscribeAsync("elsewhere@reichweitau.example", at.Trade, nuts: "FR1");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        var count = await portal.Services.GetRequiredService<DraftReach>().CountAsync(at.City, draft, CancellationToken.None);
        // Two read Turkish; a draft that few read must not tell what they read, and what many read is told in tens.
        Assert.Equal([new("ro", 10)], count.Reached.Languages);
        var (reach, notice) = (portal.Services.GetRequiredService<TenderReach>(), await portal.Services.GetRequiredService<DraftPublication>().PreviewAsync(at.City, draft, CancellationToken.None));
        Assert.Empty((await reach.CountAsync(notice, portal.Clock.GetUtcNow(), firms, CancellationToken.None)).Languages);
        Assert.Superset(new HashSet<string> { "tr", "pl" }, count.Unread.Select(l => l.Tag).ToHashSet());
        Assert.Equal([new("tr", 20)], new ReachedReaders(0, 0, 36, new Dictionary<string, int> { ["tr"] = 27, ["ar"] = 9 }).InTens().Languages);
        var first = await VisitorAsync("first", at);
        var page = await first.GetAsync($"/en/admin/cities/reichweitau/drafts/{draft.DraftId}/reach");
        Assert.Contains($"reaches {count.Reached.All} readers", page.Body!.TextContent, StringComparison.Ordinal);

        await portal.PublishAsync(at, draft);
        await portal.FanOutAsync();
        var told = await portal.LedgerAsync((await portal.NowAsync(at, draft)).TenderId!);
        Assert.Equal(count.Reached.All, told.Count);
        Assert.Equal(3, told.Count(l => l.Contains("one ", StringComparison.Ordinal) || l.Contains("two ", StringComparison.Ordinal) || l.Contains("three ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Translate_CheckedTexts_ArePublishedAndOthersAreNot()
    {
        var at = await portal.CityAsync("sprachau");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        var first = await VisitorAsync("first", at);
        var address = $"/en/admin/cities/sprachau/drafts/{draft.DraftId}/translations/";
        var texts = DraftTexts.Of(draft.Draft).Count;
        foreach (var (tag, state) in new[] { ("tr", "checked"), ("pl", "machine") })
        {
            var fields = Enumerable.Range(0, texts).SelectMany(i => new KeyValuePair<string, string>[] { new($"Text{i}", $"{tag} text {i}"), new($"State{i}", state) });
            using var saved = await first.SubmitAsync(await first.GetAsync(address + tag), fields);
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        var preview = await first.GetAsync($"/tr/admin/cities/sprachau/drafts/{draft.DraftId}/preview");
        Assert.Contains("tr text 0", preview.QuerySelector("article h1")!.TextContent, StringComparison.Ordinal);
        await portal.PublishAsync(at, await portal.NowAsync(at, draft));
        var tender = (await portal.NowAsync(at, draft)).TenderId;
        Assert.Equal("tr text 0", (await portal.NewVisitor().GetAsync($"/tr/tenders/{tender}")).QuerySelector("article h1")!.TextContent);
        Assert.Equal(draft.Title, (await portal.NewVisitor().GetAsync($"/pl/tenders/{tender}")).QuerySelector("article h1")!.TextContent);
    }

    [Fact]
    public async Task Fill_BlankThatIsOpen_StopsTheTenderUntilItIsFilledThere()
    {
        var at = await portal.CityAsync("lueckau");
        var whole = portal.Whole(at);
        var draft = await portal.StartAsync(at, whole with { Clauses = [whole.Clauses[0] with { Blanks = new Dictionary<string, string> { ["hours"] = "8" } }] });
        Assert.Equal(SignOutcome.Stopped, await portal.PublishAsync(at, draft));
        await portal.Drafts.GiveBackAsync(await portal.NowAsync(at, draft), "A blank is open.", CancellationToken.None);
        var first = await VisitorAsync("first", at);
        var page = await first.GetAsync($"/en/admin/cities/lueckau/drafts/{draft.DraftId}");
        var fill = await first.GetAsync(page.QuerySelector("ul.worklist a[href*='/clauses/']")!.GetAttribute("href")!);
        using (var refused = await first.SubmitAsync(fill, [new("months", "many")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        var filled = await FollowAsync(first, fill, ("months", "4"));
        Assert.Contains("otherwise than in the signed equality check", filled.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft)));
        var clause = Assert.Single((await portal.Authored.FindAsync((await portal.NowAsync(at, draft)).TenderId!, CancellationToken.None))!.Clauses);
        Assert.All(clause.Text.ByLanguage.Values, text => Assert.DoesNotContain("{", text, StringComparison.Ordinal));
        Assert.Contains("4 Monat", clause.Text.ByLanguage["de"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Title_CityWithSeveralBuyers_AsksWhoBuysAndPublishesUnderThatName()
    {
        var at = await portal.CityAsync("mehrau");
        foreach (var name in new[] { "Stadt Mehrau", "Hafenbetrieb Mehrau" })
        {
            await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Papier", "de", buyer: name));
            var buyer = (await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync(name, CancellationToken.None)).Single();
            Assert.True(await portal.Services.GetRequiredService<CityRegister>().AttachAsync(buyer, at.City, CancellationToken.None));
        }

        var first = await VisitorAsync("first", at);
        var page = await FollowAsync(first, await first.GetAsync("/en/admin/cities/mehrau/drafts"), ("title", "Beratung für Eltern"));
        using (var refused = await first.SubmitAsync(page, []))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        var draft = await portal.StartAsync(at, portal.Whole(at));
        Assert.Equal(SignOutcome.Stopped, await portal.PublishAsync(at, draft));
        await portal.Drafts.GiveBackAsync(await portal.NowAsync(at, draft), "Who buys?", CancellationToken.None);
        page = await first.GetAsync($"/en/admin/cities/mehrau/drafts/{draft.DraftId}/questions/title");
        var harbour = page.QuerySelectorAll("input[name=Buyer]").Single(b => b.ParentElement!.TextContent.Contains("Hafenbetrieb", StringComparison.Ordinal));
        await FollowAsync(first, page, ("Buyer", harbour.GetAttribute("value")!));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft)));
        var tender = (await portal.NowAsync(at, draft)).TenderId!;
        Assert.Equal("Hafenbetrieb Mehrau", await portal.ScalarAsync<string>("SELECT b.name FROM buyers b JOIN tenders t ON t.buyer_id = b.buyer_id WHERE t.tender_id = @Id", new { Id = tender }));
    }

    [Fact]
    public async Task WeightLimit_SetByTheCity_IsWhatTheGuardGoesBy()
    {
        var at = await portal.CityAsync("grenzau");
        await portal.People.GiveAsync(await portal.People.PersonAsync("head@grenzau.example"), at.City, Role.CityAdministrator);
        var head = await VisitorAsync("head", at);
        await FollowAsync(head, await head.GetAsync("/en/admin/cities/grenzau"), ("WeightLimit", "10"));
        var first = await VisitorAsync("first", at);
        foreach (var (weight, said) in new[] { ("10", false), ("11", true) })
        {
            var form = await first.GetAsync("/en/admin/cities/grenzau/clauses/check");
            using var found = await first.SubmitAsync(form, [new("text", "The training plan is assessed."), new("position", "award"), new("language", "en"), new("weight", weight)]);
            Assert.Equal(said, (await PageVisitor.ReadAsync(found)).QuerySelector("section.box.warn") is not null);
        }
    }

    [Fact]
    public async Task Show_DraftOfAnotherCity_IsNotThere()
    {
        var (mine, other) = (await portal.CityAsync("hierau"), await portal.CityAsync("dortau"));
        var draft = await portal.StartAsync(mine, portal.Whole(mine));
        var stranger = await VisitorAsync("first", other);
        await stranger.GetAsync($"/en/admin/cities/hierau/drafts/{draft.DraftId}", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/en/admin/cities/dortau/drafts/{draft.DraftId}", HttpStatusCode.NotFound);
    }

    private Task<PageVisitor> VisitorAsync(string name, AuthoringCity at) => portal.People.SignInAsync($"{name}@{at.City.Slug}.example");

    private static Task<IHtmlDocument> FollowAsync(PageVisitor visitor, IHtmlDocument page, params (string Name, string Value)[] fields) =>
        FollowAsync(visitor, page, "main form", fields);

    private static async Task<IHtmlDocument> FollowAsync(PageVisitor visitor, IHtmlDocument page, string form, params (string Name, string Value)[] fields)
    {
        using var response = await visitor.SubmitAsync(page, fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), form);
        return await FollowAsync(visitor, response);
    }

    private static async Task<IHtmlDocument> FollowAsync(PageVisitor visitor, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await visitor.GetAsync(response.Headers.Location!.ToString());
    }

    // With a code that was found on another page: its box is not on this one.
    private static Task<HttpResponseMessage> PostAsync(PageVisitor visitor, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        string Hidden(string name) => page.QuerySelector($"main form input[name='{name}']")!.GetAttribute("value")!;
        var all = fields.Append(("revision", Hidden("revision"))).Append(("__RequestVerificationToken", Hidden("__RequestVerificationToken")));
        return visitor.Http.PostAsync(page.Url, new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }
}
