using System.Net;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class DirectoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FirmBook Firms => portal.Services.GetRequiredService<FirmBook>();

    private ListedFirms Listed => portal.Services.GetRequiredService<ListedFirms>();

    [Theory]
    [InlineData("q=zeew", true)]
    [InlineData("q=ZEEWIND+onderhoud", true)]
    [InlineData("q=Reinigung", true)]
    [InlineData("q=temizlik", true)]
    [InlineData("q=zeppelin", false)]
    [InlineData("cpv=90", true)]
    [InlineData("cpv=90911200-8", true)]
    [InlineData("cpv=45", false)]
    [InlineData("nuts=NL", true)]
    [InlineData("nuts=NL326", true)]
    [InlineData("nuts=Niederlande", true)]
    [InlineData("nuts=FR", false)]
    [InlineData("q=zeewind&cpv=90911&nuts=NL&city=suchau", true)]
    [InlineData("city=nirgendau&q=zeewind", true)]
    public async Task Search_WordsTradesAndPlaces_FindsWhatWiderOrNarrowerWordsMean(string query, bool found)
    {
        var city = await CityAsync("suchau");
        var firm = await FirmAsync("found@directory.example", "Zeewind Schoonmaak & Onderhoud", "909", "NL3", city, listed: true);
        var page = await portal.NewVisitor().GetAsync($"/de/businesses?{query}");
        Assert.Equal(found, page.QuerySelector($"a[href$='{firm}']") is not null);
    }

    [Theory]
    [InlineData("q=mueller", true)]
    [InlineData("q=M%C3%BCller", true)]
    [InlineData("q=%D9%86%D9%88%D8%B1", true)]
    [InlineData("nuts=Almanya", true)]
    [InlineData("nuts=%D8%A3%D9%84%D9%85%D8%A7%D9%86%D9%8A%D8%A7", true)]
    [InlineData("nuts=%C5%BBarnowiec", false, "nuts")]
    [InlineData("q=mueller&cpv=roof", true, "cpv")]
    [InlineData("cpv=%D9%A4%D9%A5%D9%A2%D9%A6", true)]
    public async Task Search_AsPeopleTypeIt_FindsTheNameAndSaysWhatItDoesNotKnow(string query, bool found, string? wrong = null)
    {
        var firm = await FirmAsync("forms@directory.example", "Müllerin Dach مخبز النور", "4526", "DE2", await CityAsync("formau"), listed: true);
        var page = await portal.NewVisitor().GetAsync($"/de/businesses?{query}");
        Assert.Equal(found, page.QuerySelector($"a[href*='{firm}']") is not null);
        Assert.Equal(wrong, page.QuerySelector("main .field.wrong input")?.Id);
    }

    [Fact]
    public async Task Listing_TakenBack_IsGoneAtOnceAndShowsNothingButWhatWasAgreed()
    {
        var (city, other) = (await CityAsync("listau"), await CityAsync("andersau"));
        var firm = await FirmAsync("back@directory.example", "Qovex Tiefbau", "4523", "DE2", city, listed: true);
        Assert.Single((await FindAsync("qovex", city)).Firms);
        Assert.Empty((await FindAsync("qovex", other)).Firms);
        var shown = (await portal.NewVisitor().GetAsync($"/en/businesses/{firm}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Listau", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("@", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("arabic", shown, StringComparison.OrdinalIgnoreCase);

        var now = (await Firms.FindAsync(firm, Ct))!;
        await Firms.SaveCitiesAsync(now, now, [new() { CityId = city.CityId, Listed = false, Diversity = true }], Ct);
        Assert.Empty((await FindAsync("qovex", null)).Firms);
        await portal.NewVisitor().GetAsync($"/en/businesses/{firm}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Listing_NotAgreed_IsNeverFound()
    {
        var firm = await FirmAsync("never@directory.example", "Vroxel Dachdecker", "4526", "", await CityAsync("geheimau"), listed: false);
        Assert.Empty((await FindAsync("vroxel", null)).Firms);
        await portal.NewVisitor().GetAsync($"/en/businesses/{firm}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Search_NewName_IsFoundByItAndNoLongerByTheOld()
    {
        var firm = await FirmAsync("name@directory.example", "Altnamix", "4526", "", await CityAsync("namau"), listed: true);
        var now = (await Firms.FindAsync(firm, Ct))!;
        await Firms.SaveAsync(now, now with { Name = "Neunamix" }, Ct);
        Assert.Empty((await FindAsync("altnamix", null)).Firms);
        Assert.Equal(firm, Assert.Single((await FindAsync("neunamix", null)).Firms).SupplierId);
    }

    [Fact]
    public async Task Order_PermissionOrLanguageChanges_MovesNobodyWhatIsShownDoes()
    {
        var city = await CityAsync("ordnau");
        var first = await FirmAsync("first@directory.example", "Ordnix Eins", "4526", "", city, listed: true);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await FirmAsync("second@directory.example", "Ordnix Zwei", "4526", "", city, listed: true);
        Assert.Equal([second, first], await OrderAsync());

        // Whoever watches the list must not see that a firm gave or took back a permission, or which languages it added.
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var firm = (await Firms.FindAsync(first, Ct))!;
        await Firms.SaveCitiesAsync(firm, firm, [new() { CityId = city.CityId, Listed = true, Diversity = true }], Ct);
        await Firms.SaveAsync(firm, firm = firm with { Languages = "tr;nl", Staff = 7 }, Ct);
        Assert.Equal([second, first], await OrderAsync());
        // The log says that the languages changed, not which they are.
        var record = (await portal.Services.GetRequiredService<AuditSearch>().FindAsync(new(null, null, null, null), null, 0, 500, Ct)).First(r => r.Action == "firm-changed");
        Assert.Contains("\"languages\"", record.ChangesJson, StringComparison.Ordinal);
        Assert.DoesNotContain("tr;nl", record.ChangesJson, StringComparison.Ordinal);

        await Firms.SaveAsync(firm, firm with { TradingName = "Ordnix Neu" }, Ct);
        Assert.Equal([first, second], await OrderAsync());

        async Task<IEnumerable<Guid>> OrderAsync() => (await FindAsync("ordnix", city)).Firms.Select(f => f.SupplierId);
    }

    [Theory]
    [InlineData("q=%27%22%29+OR+%28&cpv=%27&nuts=%22&city=%00&page=-1")]
    [InlineData("page=99999999999")]
    [InlineData("q=%F0%9F%98%80+%D9%85%D8%A4%D8%B3%D8%B3%D8%A9&page=50")]
    public async Task Search_HostileWords_AnswersWithAPage(string query) => await portal.NewVisitor().GetAsync($"/ar/businesses?{query}");

    [Fact]
    public async Task Enquiry_ToAListedFirm_ReachesItByMailWithoutAnyAddressAndCanBeRefusedAndReported()
    {
        var city = await CityAsync("partnerau");
        var to = await FirmAsync("to@directory.example", "Empfangix", "4526", "", city, listed: true);
        var (visitor, home, _) = await _steps.RegisterAsync("from@directory.example");
        await NameAsync(home, "Fragix");
        var administrator = await Administrators.VisitAsync(portal);
        var shown = await visitor.GetAsync($"/en/businesses/{to}");
        var form = await visitor.GetAsync(shown.QuerySelector("main .worklist a")!.GetAttribute("href")!);
        var sent = await BusinessSteps.FollowAsync(visitor, form, [new("words", "Shall we bid together? <b>")]);
        Assert.Equal("Your message is on its way.", sent.QuerySelector("[role=status]")!.TextContent);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var mail = Assert.Single(SentMail.In(portal.MailFolder, "to@directory.example"), m => m.Text.Contains("bid together", StringComparison.Ordinal));
        Assert.Contains("Fragix", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("from@directory.example", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);

        var receiver = portal.NewVisitor();
        using (var entered = await Administrators.SignInAsync(receiver, "to@directory.example", Administrators.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        var received = await receiver.GetAsync($"/en/business/{to}/enquiries");
        Assert.DoesNotContain("from@directory.example", received.Body!.TextContent, StringComparison.Ordinal);
        var refused = await BusinessSteps.FollowAsync(receiver, received, [new("report", "true")], "main section form[action$='/refuse']");
        Assert.Contains("It is reported", refused.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Contains(Directory.EnumerateFiles(portal.MailFolder, "*.eml").Select(File.ReadAllText), m => m.Contains("A message between businesses was reported", StringComparison.Ordinal));
        Assert.NotNull(administrator);

        // From here on the page is not there, and a page that was open sends nothing.
        await visitor.GetAsync($"/en{home}/enquiries/to/{to}", HttpStatusCode.NotFound);
        using var late = await visitor.SubmitAsync(form, [new("words", "Again")]);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Enquiry_TooMany_IsStoppedAndKeepsTheWords()
    {
        var city = await CityAsync("vielau");
        var to = await FirmAsync("many@directory.example", "Vielgefragt", "4526", "", city, listed: true);
        var (visitor, home, _) = await _steps.RegisterAsync("asker@directory.example");
        var form = await visitor.GetAsync($"/en{home}/enquiries/to/{to}");
        for (var i = 0; i < 3; i++)
        {
            // Three without an answer are enough, also on other days.
            await BusinessSteps.FollowAsync(visitor, form, [new("words", $"Message {i}")]);
        }

        using var stopped = await visitor.SubmitAsync(form, [new("words", "One more")]);
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.Contains("One more", (await PageVisitor.ReadAsync(stopped)).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        using var empty = await visitor.SubmitAsync(form, [new("words", " ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
    }

    [Fact]
    public async Task Enquiry_BothAgree_ShowsEachTheAddressOfTheOtherAndTheBidNamesThePartner()
    {
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("School roof"));
        var city = await CityAsync("einigau");
        var to = await FirmAsync("yes@directory.example", "Einigix", "4526", "", city, listed: true);
        var (visitor, home, _) = await _steps.RegisterAsync("asks@directory.example");
        await NameAsync(home, "Bittix");
        var list = await visitor.GetAsync($"/en/businesses?tender={tender}&q=einigix");
        var shown = await visitor.GetAsync(list.QuerySelector("ol.hits a")!.GetAttribute("href")!);
        var form = await visitor.GetAsync(shown.QuerySelector("main .worklist a")!.GetAttribute("href")!);
        Assert.Contains("School roof", form.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Pressed twice at once, it is one message.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => BusinessSteps.FollowAsync(visitor, form, [new("words", "Shall we?")])));
        var before = await visitor.GetAsync($"/en{home}/enquiries");
        Assert.Contains("No answer yet", Assert.Single(before.QuerySelectorAll("main section")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("yes@directory.example", before.Body!.TextContent, StringComparison.Ordinal);

        var receiver = portal.NewVisitor();
        using (var entered = await Administrators.SignInAsync(receiver, "yes@directory.example", Administrators.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        var received = await receiver.GetAsync($"/en/business/{to}/enquiries");
        Assert.DoesNotContain("asks@directory.example", received.Body!.TextContent, StringComparison.Ordinal);
        var agreed = await BusinessSteps.FollowAsync(receiver, received, [new("answer", "agree")], "main form[action$='/answer']");
        Assert.Equal("asks@directory.example", agreed.QuerySelector("main section .box.ok a")!.TextContent);
        Assert.NotNull(agreed.QuerySelector($"main a[href$='/tenders/{tender}/bid']"));
        // Another answer changes nothing any more.
        var late = await BusinessSteps.FollowAsync(receiver, received, [new("answer", "decline")], "main form[action$='/answer']");
        Assert.Contains("has another answer already", late.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("yes@directory.example", (await visitor.GetAsync($"/en{home}/enquiries")).QuerySelector("main section .box.ok a")!.TextContent);
        Assert.Equal(["Bittix"], await portal.Services.GetRequiredService<Enquiries>().PartnersAsync(to, tender, Ct));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Contains(SentMail.In(portal.MailFolder, "asks@directory.example"), m => m.Text.Contains("You can write to yes@directory.example", StringComparison.Ordinal));
    }

    private Task<FoundFirms> FindAsync(string words, City? city) => Listed.FindAsync(new(words, "", "", city?.Slug ?? "", 1), "en", Ct);

    private async Task<City> CityAsync(string slug) =>
        await portal.Services.GetRequiredService<CityList>().FindBySlugAsync(slug, Ct) ?? await new TestPeople(portal).CityAsync(slug);

    private async Task NameAsync(string home, string name)
    {
        var firm = (await Firms.FindAsync(Guid.Parse(home.Split('/')[^1]), Ct))!;
        await Firms.SaveAsync(firm, firm with { Name = name }, Ct);
    }

    // A firm with everything filled in; the same one when it is there already.
    private async Task<Guid> FirmAsync(string email, string name, string cpv, string nuts, City city, bool listed)
    {
        if (await Listed.FindAsync(new(name, "", "", "", 1), "en", Ct) is { Firms: [var there, ..] })
        {
            return there.SupplierId;
        }

        var (_, home, _) = await _steps.RegisterAsync(email);
        var firm = (await Firms.FindAsync(Guid.Parse(home.Split('/')[^1]), Ct))!;
        var told = firm with { Name = name, Cpv = cpv, Nuts = nuts, Country = "NL", Languages = "ar;nl", Answered = string.Join(';', FirmQuestions.All) };
        await Firms.SaveAsync(firm, told, Ct);
        await Firms.SaveCitiesAsync(told, told, [new() { CityId = city.CityId, Listed = listed, Diversity = false }], Ct);
        return firm.SupplierId;
    }
}
