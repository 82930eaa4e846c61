using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Tests.Features.TenderAuthoring;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Publicity;

public class PublicityTests(AuthoringPortal portal) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Show_AnnouncedTender_CountsTheLedgerAndNamesTheLanguages()
    {
        var (at, id) = await PublishedAsync("kundau", beforehand: async trade =>
        {
            for (var i = 0; i < 10; i++)
            {
                await portal.SubscribeAsync($"reader-{i}@kundau.example", trade, languages: "tr");
            }

            await portal.SubscribeAsync("two@kundau.example", trade, languages: "de");
        });
        var page = await (await OfficerAsync(at)).GetAsync(Plan(at, id));
        Assert.Equal(["1", "11", "0"], page.QuerySelectorAll("tbody tr > *").Select(c => c.TextContent.Trim()));
        Assert.Contains("These have 10 readers or more: Türkçe.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("العربية", page.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AnotherChannel_IsShownUntilItIsDone()
    {
        var (at, id) = await PublishedAsync("planau");
        var officer = await OfficerAsync(at);
        await SendAsync(officer, await officer.GetAsync(Plan(at, id)), "form.box", [new("Channel", "radio"), new("Name", "Radio Kiez"), new("Languages", "tr"), new("Languages", "ar"), new("PlannedOn", "2026-03-09")], "publicity_planned");
        await SendAsync(officer, await officer.GetAsync(Plan(at, id)), "form.box", [new("Channel", "association"), new("Name", "Frauenverein"), new("Languages", "tr"), new("PlannedOn", "2026-03-08")], "publicity_planned");
        var planned = await officer.GetAsync(Plan(at, id));
        Assert.Equal(["Association or network: Frauenverein", "Radio or television: Radio Kiez"], planned.QuerySelectorAll("article h3").Take(2).Select(h => h.TextContent.Trim()));
        Assert.Contains("Türkçe, العربية", planned.QuerySelectorAll("article")[1].TextContent, StringComparison.Ordinal);

        await SendAsync(officer, planned, "article form", [new("on", "2026-03-10"), new("note", "Forty flyers"), new("answer", "done")], "publicity_done");
        await SendAsync(officer, await officer.GetAsync(Plan(at, id)), "article.warn form", [new("answer", "drop")], "publicity_dropped");
        var left = (await officer.GetAsync(Plan(at, id))).QuerySelector("article.box.ok")!;
        Assert.Contains("Done on 10 March 2026. Forty flyers", left.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Radio Kiez", (await officer.GetAsync(Plan(at, id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WithoutNameLanguageOrDay_SaysSoAtEachField()
    {
        var (at, id) = await PublishedAsync("leerau");
        var officer = await OfficerAsync(at);
        using var answer = await officer.SubmitAsync(await officer.GetAsync(Plan(at, id)), [new("Channel", "poster"), new("PlannedOn", "31.02.2026")], "form.box");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await PageVisitor.ReadAsync(answer);
        Assert.All(["Name", "Languages", "PlannedOn"], field => Assert.NotNull(page.QuerySelector($"#{field}-error")));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Http.GetAsync(Plan(at, "000000000000"))).StatusCode);
    }

    [Fact]
    public async Task SetLanguages_OneLanguageRule_BindsPagesAndMailsAndSaysSo()
    {
        var (at, id) = await PublishedAsync("einsprach", beforehand: async trade => await portal.SubscribeAsync("reader@einsprach.example", trade, languages: "tr"), bind: true);
        Assert.Equal("de", await portal.ScalarAsync<string>("SELECT language FROM alerts WHERE tender_id = @Id", new { Id = id }));

        var visitor = portal.NewVisitor();
        using var elsewhere = await visitor.Http.GetAsync($"/tr/tenders/{id}");
        Assert.Equal((HttpStatusCode.Redirect, $"/de/tenders/{id}"), (elsewhere.StatusCode, elsewhere.Headers.Location!.ToString()));
        Assert.Contains("Darum gibt es diese Seite in keiner anderen.", (await visitor.GetAsync($"/de/tenders/{id}")).Body!.TextContent, StringComparison.Ordinal);
        using var figures = await visitor.Http.GetAsync("/ar/cities/einsprach/monitoring");
        Assert.Equal("/de/cities/einsprach/monitoring", figures.Headers.Location!.ToString());
        Assert.Contains("Eine Vorschrift bindet Einsprach an eine Sprache.", (await visitor.GetAsync("/de/cities/einsprach/monitoring")).Body!.TextContent, StringComparison.Ordinal);

        var administrator = await Administrators.VisitAsync(portal);
        await SendAsync(administrator, await administrator.GetAsync("/en/admin/cities/einsprach/publicity"), "form[action$='/languages']", [new("only", "no")], "language_policy");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync($"/tr/tenders/{id}")).StatusCode);
        Assert.Contains(id, (await administrator.GetAsync("/en/admin/cities/einsprach/publicity")).QuerySelector(".worklist a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private async Task<(AuthoringCity At, string Tender)> PublishedAsync(string slug, Func<string, Task>? beforehand = null, bool bind = false)
    {
        var at = await portal.CityAsync(slug);
        if (bind)
        {
            await portal.Services.GetRequiredService<CityRegister>().SetOneLanguageAsync(at.City, true, CancellationToken.None);
        }

        if (beforehand is not null)
        {
            await beforehand(at.Trade);
        }

        var draft = await portal.StartAsync(at, portal.Whole(at));
        await portal.PublishAsync(at, draft);
        await portal.FanOutAsync();
        return (at, (await portal.NowAsync(at, draft)).TenderId!);
    }

    private static string Plan(AuthoringCity at, string tender) => $"/en/admin/cities/{at.City.Slug}/publicity/{tender}";

    private Task<PageVisitor> OfficerAsync(AuthoringCity at) => portal.People.SignInAsync($"first@{at.City.Slug}.example");

    private static async Task SendAsync(PageVisitor visitor, IHtmlDocument page, string form, IEnumerable<KeyValuePair<string, string>> fields, string done)
    {
        using var sent = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.EndsWith($"done={done}", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
