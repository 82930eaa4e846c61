using System.Net;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class AssistTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entry_OfAnAdviser_CountsOnceTheFirmHasConfirmedIt()
    {
        var (adviser, city) = await AdviserAsync("hilfstadt");
        var number = _steps.NewNumber();
        var listed = await EnterAsync(adviser, city, number, "firm@hilf.example");
        Assert.Contains("waits for the business until", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(await PoolAsync(), f => f.Name == $"Bloem & Zn. {number}");

        var link = await _steps.LinkAsync("firm@hilf.example");
        var shown = (await portal.NewVisitor().GetAsync(link)).QuerySelector("main")!.TextContent;
        Assert.Contains("Bloem & Zn.", shown, StringComparison.Ordinal);
        Assert.Contains(number, shown, StringComparison.Ordinal);

        var visitor = await _steps.ComeInAsync(link, "firm@hilf.example");
        var home = await BusinessSteps.HomeAsync(visitor);
        var facts = (await visitor.GetAsync($"/en{home}/facts")).QuerySelector("main")!.TextContent;
        Assert.Contains("First entered with help, then confirmed by the business.", facts, StringComparison.Ordinal);
        Assert.Contains("Micro", facts, StringComparison.Ordinal);
        var firm = Assert.Single(await PoolAsync(), f => f.Name == $"Bloem & Zn. {number}");
        Assert.Equal(("909", "NL;DE9", "micro"), (firm.Cpv, firm.Nuts, firm.Size));
        Assert.Contains("confirmed on", (await adviser.GetAsync($"/en/admin/cities/{city.Slug}/businesses")).QuerySelector("main ol")!.TextContent, StringComparison.Ordinal);

        // Who looks after its own entry needs nobody to enter it.
        Assert.Contains("already", await RefusedAsync(adviser, city, Fields(number, "other@hilf.example"), "Number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_SignedOnPaper_CountsAndTheFirmIsToldAndCanTakeItOver()
    {
        var (adviser, city) = await AdviserAsync("papierstadt");
        var number = _steps.NewNumber();
        await EnterAsync(adviser, city, number, "firm@papier.example");
        var page = await adviser.GetAsync($"/en/admin/cities/{city.Slug}/businesses");
        using (var refused = await adviser.SubmitAsync(page, [new("signedOn", "2031-01-01")], "form[action$=paper]"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await PageVisitor.ReadAsync(refused);
            Assert.Contains("Enter the day on the paper", again.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("2031-01-01", again.QuerySelector("input[name=signedOn]")!.GetAttribute("value"));
        }

        Assert.DoesNotContain(await PoolAsync(), f => f.Name == $"Bloem & Zn. {number}");
        var signed = await BusinessSteps.FollowAsync(adviser, page, [new("signedOn", "2026-02-27"), new("kept", "true")], "form[action$=paper]");
        Assert.Contains("signed on 27 February 2026", signed.QuerySelector("main ol")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await PoolAsync(), f => f.Name == $"Bloem & Zn. {number}");
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var letter = Assert.Single(SentMail.In(portal.MailFolder, "firm@papier.example"), m => m.Subject == "Uw onderneming is ingevoerd, zoals u hebt getekend");
        Assert.Contains("27 februari 2026", letter.Text, StringComparison.Ordinal);

        // The firm comes by its number and finds the entry.
        var visitor = await _steps.ComeInAsync(await _steps.AskAsync(number, "firm@papier.example"), "firm@papier.example");
        Assert.Contains("Bloem & Zn.", (await visitor.GetAsync($"/en{await BusinessSteps.HomeAsync(visitor)}/facts")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WithMistakes_KeepsWhatWasTypedAndSaysWhere()
    {
        var (adviser, city) = await AdviserAsync("fehlstadt");
        var typed = Fields("12", "no address").Select(f => f.Key switch { "Trades" => new(f.Key, "flowers"), "From" => new(f.Key, ""), _ => f });
        await RefusedAsync(adviser, city, typed, "Number", "Email", "Trades", "From");
    }

    [Fact]
    public async Task Entry_OfAListThatTheFirmNeverConfirms_StaysAsTheListSays()
    {
        var (adviser, city) = await AdviserAsync("listau");
        var number = _steps.NewNumber();
        await portal.Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Id, 'NL-KVK', @number, @number, 'As listed', 'as listed', 'NL', '', '', 'old@listau.example', 'nl', 'import', @Now, @Now)
            """,
            new { Id = Guid.CreateVersion7(), number, Now = portal.Clock.GetUtcNow() }, Ct);
        await EnterAsync(adviser, city, number, "new@listau.example");
        Assert.Contains(await PoolAsync(), f => f.Name == "As listed" && f.Email == "old@listau.example");
        await _steps.ComeInAsync(await _steps.LinkAsync("new@listau.example"), "new@listau.example");
        Assert.DoesNotContain(await PoolAsync(), f => f.Name == "As listed");
    }

    [Fact]
    public async Task Page_OfACity_IsForItsAdvisersOnly()
    {
        var (adviser, city) = await AdviserAsync("fremdau");
        var (other, _) = await AdviserAsync("anderau");
        await EnterAsync(adviser, city, _steps.NewNumber(), "firm@fremd.example");
        await other.GetAsync($"/en/admin/cities/{city.Slug}/businesses", HttpStatusCode.NotFound);
        var people = new TestPeople(portal);
        await people.GiveAsync(await people.PersonAsync("evaluator@fremd.example"), city, Role.Evaluator);
        await (await people.SignInAsync("evaluator@fremd.example")).GetAsync($"/en/admin/cities/{city.Slug}/businesses", HttpStatusCode.Forbidden);

        // An adviser who gives an own address confirms nothing.
        await EnterAsync(adviser, city, _steps.NewNumber(), "adviser@fremdau.example");
        using var refused = await adviser.SubmitAsync(await adviser.GetAsync(await _steps.LinkAsync("adviser@fremdau.example")), []);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    private async Task<(PageVisitor Visitor, City City)> AdviserAsync(string slug)
    {
        var people = new TestPeople(portal);
        var city = await people.CityAsync(slug);
        await people.GiveAsync(await people.PersonAsync($"adviser@{slug}.example"), city, Role.BusinessAdviser);
        return (await people.SignInAsync($"adviser@{slug}.example"), city);
    }

    private static List<KeyValuePair<string, string>> Fields(string number, string email) =>
    [
        new("From", "paper"), new("Number", number), new("Name", $"Bloem & Zn. {number}"), new("TradingName", ""), new("Country", "NL"), new("Trades", "909"), new("Places", "NL; DE9"),
        new("Languages", "nl"), new("Staff", "4"), new("Turnover", "300 000"), new("Email", email), new("Letters", "nl"),
    ];

    private static async Task<string> EnterAsync(PageVisitor adviser, City city, string number, string email)
    {
        var form = await adviser.GetAsync($"/en/admin/cities/{city.Slug}/businesses/new?country=NL");
        return (await BusinessSteps.FollowAsync(adviser, form, Fields(number, email))).QuerySelector("main ol")!.TextContent;
    }

    private static async Task<string> RefusedAsync(PageVisitor adviser, City city, IEnumerable<KeyValuePair<string, string>> fields, params string[] wrong)
    {
        using var answer = await adviser.SubmitAsync(await adviser.GetAsync($"/en/admin/cities/{city.Slug}/businesses/new?country=NL"), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.All(wrong, field => Assert.NotNull(page.QuerySelector($"#{field}-error")));
        Assert.StartsWith("Bloem & Zn.", page.QuerySelector("#Name")!.GetAttribute("value"), StringComparison.Ordinal);
        return page.QuerySelector($"#{wrong[0]}-error")!.TextContent;
    }

    private Task<IReadOnlyList<PoolFirm>> PoolAsync() => portal.Services.GetRequiredService<SupplierPool>().FindAsync(new PoolWish([], [], []), Ct);
}
