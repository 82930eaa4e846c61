using System.Net;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Tenders;

public class ShowTenderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "Wednesday, 1 April 2026, 12:00", "Berlin time (UTC+2)", "in 30 days", "120,000\u00a0EUR")]
    [InlineData("de", "Mittwoch, 1. April 2026, 12:00 Uhr", "Ortszeit Berlin (UTC+2)", "in 30 Tagen", "120.000\u00a0EUR")]
    public async Task Show_Call_HasItsFactsInTheReadersLanguage(string language, params string[] facts)
    {
        var id = await PublishAsync(TestTenders.Call("Printing"));
        var page = await portal.NewVisitor().GetAsync($"/{language}/tenders/{id}");
        Assert.Equal("Printing", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(language == "en" ? null : "en", page.QuerySelector("h1")!.GetAttribute("lang"));
        var box = page.QuerySelector("dl.facts")!.TextContent;
        Assert.All(facts, f => Assert.Contains(f, box, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_AnyLanguage_NamesTheSamePageInAllLanguages()
    {
        var id = await PublishAsync(TestTenders.Call("Printing"));
        var page = await portal.NewVisitor().GetAsync($"/ar/tenders/{id}");
        Assert.Equal(
            new SupplierDiversity.Languages.LanguageList().All.Select(l => $"{l.Tag} https://portal.example/{l.Tag}/tenders/{id}").Append($"x-default https://portal.example/en/tenders/{id}"),
            page.QuerySelectorAll("head link[rel=alternate]").Select(l => $"{l.GetAttribute("hreflang")} {l.GetAttribute("href")}"));
    }

    [Fact]
    public async Task Show_DeadlineWithoutOffset_IsReadInTheBuyersZone()
    {
        var call = TestTenders.Call(country: "FIN", nuts: "FI1B1");
        call = call with { Lots = [call.Lots[0] with { TenderDeadline = new NoticeDeadline(new DateTimeOffset(2026, 6, 1, 14, 30, 0, TimeSpan.Zero), OffsetStated: false, TimeStated: true) }] };
        var page = await portal.NewVisitor().GetAsync($"/en/tenders/{await PublishAsync(call)}");
        Assert.Contains("Monday, 1 June 2026, 14:30", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Helsinki time (UTC+3)", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_DayWithoutTime_IsThatDayInEveryZone()
    {
        var call = TestTenders.Call(country: "GBR", nuts: "UKI");
        call = call with { Lots = [call.Lots[0] with { TenderDeadline = new NoticeDeadline(new DateTimeOffset(2026, 6, 1, 23, 59, 59, TimeSpan.FromHours(2)), true, TimeStated: false) }] };
        var big = (await portal.NewVisitor().GetAsync($"/en/tenders/{await PublishAsync(call)}")).QuerySelector("dd.big")!;
        Assert.Equal("Monday, 1 June 2026", big.TextContent);
    }

    [Theory]
    [InlineData("en", "Jobs and training", "Hint", "It is a condition for carrying out the contract.")]
    [InlineData("tr", "İş ve eğitim", "İpucu", "İşin yapılma koşuludur.")]
    public async Task Show_Duty_IsExplainedWithSourceAndOriginal(string language, string name, string hint, string position)
    {
        var call = TestTenders.Call("Baumpflege", "de");
        call = call with { Lots = [call.Lots[0] with { PerformanceConditions = TestTenders.Text("Zwei Auszubildende arbeiten mit.", "de") }] };
        var duty = (await portal.NewVisitor().GetAsync($"/{language}/tenders/{await PublishAsync(call)}")).QuerySelector(".duty")!;
        Assert.Contains(name, duty.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(hint, duty.QuerySelector(".tag.hint")!.TextContent);
        Assert.Contains(position, duty.TextContent, StringComparison.Ordinal);
        Assert.Equal(("de", "Zwei Auszubildende arbeiten mit."), (duty.QuerySelector("blockquote")!.GetAttribute("lang"), duty.QuerySelector("blockquote")!.TextContent));
    }

    [Fact]
    public async Task Show_BidLanguages_SaysThatThisLanguageIsNotAccepted()
    {
        var call = TestTenders.Call();
        call = call with { Lots = [call.Lots[0] with { BidLanguages = ["de", "fr"] }] };
        var meaning = (await portal.NewVisitor().GetAsync($"/en/tenders/{await PublishAsync(call)}")).QuerySelector(".box.info")!.TextContent;
        Assert.Contains("German, French", meaning, StringComparison.Ordinal);
        Assert.Contains("A bid in the language of this page is not accepted.", meaning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Result_TellsBidsByKindWinnersAndWithheldValues()
    {
        var call = TestTenders.Call();
        var result = TestTenders.Result(call, winner: "Druck & Söhne <b>", size: null);
        var lot = result.Result!.LotResults[0];
        result = result with { Result = new NoticeResult { LotResults = [lot with { Withheld = ["win-ten-val"], Winners = [lot.Winners[0] with { Value = null }] }] } };
        var outcomes = await new TestTenders(portal.Services).PublishAsync([call, result]);
        var page = await portal.NewVisitor().GetAsync($"/en/tenders/{outcomes[0].TenderId}");
        var text = page.QuerySelector(".result")!.TextContent;
        Assert.Contains("Druck & Söhne <b>", text, StringComparison.Ordinal);
        Assert.Contains("size not stated", text, StringComparison.Ordinal);
        Assert.Contains("Value not published for now", text, StringComparison.Ordinal);
        Assert.Equal(["4", "3"], page.QuerySelectorAll(".result td").Select(c => c.TextContent));
        Assert.Contains("The competition is over", page.QuerySelector(".box.info")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_HundredLots_FoldsThem()
    {
        var call = TestTenders.Call() with { Lots = [.. Enumerable.Range(1, 100).Select(i => TestTenders.Lot($"LOT-{i:D4}", $"Part {i}", deadline: new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero).AddDays(i)))] };
        var page = await portal.NewVisitor().GetAsync($"/ar/tenders/{await PublishAsync(call)}");
        Assert.Equal(100, page.QuerySelectorAll(".lots details").Length);
        Assert.Single(page.QuerySelectorAll("dd.big"));
    }

    [Fact]
    public async Task Show_ScriptInTextsAndAddresses_IsNeverMarkup()
    {
        var call = TestTenders.Call("\"><img src=x onerror=alert(1)>");
        call = call with { Description = TestTenders.Text("<script>alert(2)</script>"), Lots = [call.Lots[0] with { DocumentUrls = ["javascript:alert(3)", "https://papers.example/a?b=1&c=<d>"], SubmissionUrl = "data:text/html,x" }] };
        var page = await portal.NewVisitor().GetAsync($"/en/tenders/{await PublishAsync(call)}");
        Assert.Empty(page.QuerySelectorAll("main script, main img, a[href^='javascript'], a[href^='data']"));
        Assert.NotEmpty(page.QuerySelectorAll("a[href^='https://papers.example/']"));
    }

    [Fact]
    public async Task Show_ChangedDeadline_StandsInTheHistory()
    {
        var call = TestTenders.Call();
        var tenders = new TestTenders(portal.Services);
        await tenders.PublishAsync([call]);
        var later = TestTenders.NextVersion(call) with { Lots = [call.Lots[0] with { TenderDeadline = new NoticeDeadline(new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.FromHours(2)), true, true) }] };
        var id = Assert.Single(await tenders.PublishAsync([later])).TenderId;
        var history = (await portal.NewVisitor().GetAsync($"/en/tenders/{id}")).QuerySelector(".history")!.TextContent;
        Assert.Contains("1 April 2026, 12:00 to Monday, 20 April 2026, 12:00", history, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "000000000000")]
    [InlineData("de", "zzzzzzzzzzzz")]
    [InlineData("en", "..%2f..%2fetc")]
    public async Task Show_UnknownId_IsNotFound(string language, string id) =>
        await portal.NewVisitor().GetAsync($"/{language}/tenders/{id}", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("en", "This tender was taken back")]
    [InlineData("ar", "سُحبت هذه المناقصة")]
    public async Task Show_WithdrawnTender_IsGoneWithAnExplanation(string language, string title)
    {
        var id = await PublishAsync(TestTenders.Call());
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE tenders SET withdrawn_at = published_at WHERE tender_id = @Id", new { Id = id });
        }

        var page = await portal.NewVisitor().GetAsync($"/{language}/tenders/{id}", HttpStatusCode.Gone);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    private Task<string> PublishAsync(Notice notice) => new TestTenders(portal.Services).PublishAsync(notice);
}
