using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Tenders;

/// <summary>A list of known tenders, published once for the class.</summary>
public sealed class ListedTenders : PortalFixture
{
    public const string Markup = "<script>alert(1)</script> & \"fences\"";

    protected override async Task PrepareAsync()
    {
        var soon = Clock.GetUtcNow().AddDays(3);
        var social = TestTenders.Call("Grosse Straßenreinigung", "de", cpv: "90610000", nuts: "DE600", deadline: soon);
        Notice[] notices =
        [
            social with { Lots = [social.Lots[0] with { SocialObjectives = ["opp"], ReservedExecution = "yes" }] },
            TestTenders.Call("İstanbul kültür gezisi", "tr", cpv: "63510000", nuts: "", value: null),
            TestTenders.Call("تنظيف الأبنية المدرسية", "ar", cpv: "90911200", nuts: "FRL04", country: "FRA", buyer: "Ville de Villeclaire"),
            TestTenders.Call("Ремонт шкільних дахів", "uk", cpv: "45261900", nuts: "AT130", country: "AUT", buyer: "Stadt Auenstein"),
            WithoutDeadline(TestTenders.Call("School meals", "en", cpv: "55524000", nuts: "DE6")),
            TestTenders.Call("Fences", "en", cpv: "45340000", deadline: Clock.GetUtcNow().AddDays(-1)),
        ];
        await new TestTenders(Services).PublishAsync(notices);
        await using (var connection = await Db.OpenAsync(CancellationToken.None))
        {
            // Straight into the table: publication would have made it plain text.
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE tenders SET title_json = @Json WHERE title_json LIKE '%Fences%'",
                new { Json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["en"] = Markup }) });
        }

        var many = Enumerable.Range(1, 24).Select(i => TestTenders.Call($"Chairs number {i}", cpv: "39112000", nuts: "PL911", country: "POL", buyer: "Miasto Lipa", deadline: Clock.GetUtcNow().AddDays(100 + i)));
        await new TestTenders(Services).PublishAsync([.. many]);
    }

    private static Notice WithoutDeadline(Notice call) => call with { Lots = [call.Lots[0] with { TenderDeadline = null }] };
}

public class TenderListTests(ListedTenders portal) : IClassFixture<ListedTenders>
{
    [Theory]
    [InlineData("q=grosse", "Grosse Straßenreinigung")]
    [InlineData("q=STRASSENREIN", "Grosse Straßenreinigung")]
    [InlineData("q=Größe", "Grosse Straßenreinigung")]
    [InlineData("q=istanbul", "İstanbul kültür gezisi")]
    [InlineData("q=İSTANBUL+kult", "İstanbul kültür gezisi")]
    [InlineData("q=تنظيف+الابنيه", "تنظيف الأبنية المدرسية")]
    [InlineData("q=РЕМОНТ+ДАХ", "Ремонт шкільних дахів")]
    [InlineData("q=meals+school", "School meals")]
    [InlineData("q=meals+chairs", "")]
    [InlineData("cpv=90610000-6", "Grosse Straßenreinigung")]
    [InlineData("cpv=9061", "Grosse Straßenreinigung")]
    [InlineData("cpv=45261000", "Ремонт шкільних дахів")]
    [InlineData("clause=opp", "Grosse Straßenreinigung")]
    [InlineData("clause=performance", "Grosse Straßenreinigung")]
    [InlineData("clause=any", "Grosse Straßenreinigung")]
    [InlineData("clause=et-eq", "")]
    [InlineData("nuts=DE600&q=s", "Grosse Straßenreinigung|School meals")]
    [InlineData("nuts=AT&cpv=45", "Ремонт шкільних дахів")]
    [InlineData("nuts=at1&q=", "İstanbul kültür gezisi|Ремонт шкільних дахів")]
    public async Task Show_Search_FindsTheTendersThatFit(string query, string titles)
    {
        var page = await portal.NewVisitor().GetAsync($"/en/tenders?{query}");
        Assert.Equal(titles.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Titles(page).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("q=Reinigung&cpv=90", "39 90", "Grosse Straßenreinigung|تنظيف الأبنية المدرسية")]
    [InlineData("q=temizlik&cpv=90", "39 90", "Grosse Straßenreinigung|تنظيف الأبنية المدرسية")]
    [InlineData("q=Bauarbeiten", "45", "Ремонт шкільних дахів|" + ListedTenders.Markup)]
    [InlineData("q=Bauarbeiten&open=true", "45", "Ремонт шкільних дахів")]
    [InlineData("q=Bauarbeiten&nuts=AT", "45", "Ремонт шкільних дахів")]
    [InlineData("q=Grosse+Reinigung", "", "")]
    public async Task Show_WordIsATrade_FindsItsTendersInAnyLanguageAndSaysSo(string query, string trades, string titles)
    {
        var page = await portal.NewVisitor().GetAsync($"/en/tenders?{query}");
        var found = Titles(page).Where(t => !t.StartsWith("Chairs", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(titles.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found);
        Assert.Equal(trades, string.Join(' ', page.QuerySelectorAll(".also li bdi").Select(b => b.TextContent)));
    }

    [Fact]
    public async Task Show_WordIsATrade_OnlyTheWordsCanBeSearched()
    {
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync("/de/tenders?q=reinigung&open=true");
        Assert.Contains("Möbel, Haushaltsgeräte und Reinigungsmittel", page.QuerySelector(".also")!.TextContent, StringComparison.Ordinal);
        var only = await visitor.GetAsync(((IHtmlAnchorElement)page.QuerySelector(".also > p > a")!).PathName + "?q=reinigung&only=words&open=true");
        Assert.EndsWith("?q=reinigung&only=words&open=true", page.QuerySelector(".also > p > a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(Titles(only));
        Assert.Equal("words", only.QuerySelector("form[role=search] input[name=only]")!.GetAttribute("value"));
        var back = only.QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == "/de/tenders?q=reinigung&open=true");
        Assert.Contains("Branchen", back.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OpenOnly_PutsTheSoonestFirstAndThoseWithoutDeadlineLast()
    {
        var visitor = portal.NewVisitor();
        var first = await visitor.GetAsync("/en/tenders?open=true");
        Assert.Equal("Grosse Straßenreinigung", Titles(first)[0]);
        Assert.DoesNotContain(Titles(first), t => t == ListedTenders.Markup);
        var second = await visitor.GetAsync("/en/tenders?open=true&page=2");
        Assert.Equal("School meals", Titles(second)[^1]);
        Assert.Contains("No deadline stated", second.QuerySelectorAll(".hit")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("29 open tenders", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "30 tenders", "Place not stated", "Value not stated")]
    [InlineData("de", "30 Ausschreibungen", "Ort nicht angegeben", "Wert nicht angegeben")]
    [InlineData("ar", "30 مناقصة", "المكان غير مذكور", "القيمة غير مذكورة")]
    public async Task Show_Language_CountsAndMarksUnknownsInIt(string language, string count, string place, string value)
    {
        var visitor = portal.NewVisitor();
        Assert.Contains(count, (await visitor.GetAsync($"/{language}/tenders")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var hit = (await visitor.GetAsync($"/{language}/tenders?q=istanbul")).QuerySelector(".hit")!;
        Assert.Contains(place, hit.TextContent, StringComparison.Ordinal);
        Assert.Contains(value, hit.TextContent, StringComparison.Ordinal);
        Assert.Equal("tr", hit.QuerySelector("h2 a")!.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("cpv=abc", "CPV code")]
    [InlineData("cpv=123456789012", "CPV code")]
    [InlineData("page=-1", "Page")]
    [InlineData("page=99999999999999", "Page")]
    [InlineData("nuts=%01", "Place")]
    [InlineData("buyer=1%27%20OR%201=1", "Buyer")]
    [InlineData("city=nowhere", "City")]
    [InlineData("open=perhaps", "Open")]
    [InlineData("clause=%25", "Equality duty")]
    [InlineData("q=%22%27%3B--*()", "Words")]
    [InlineData("q=%F0%9F%98%80", "Words")]
    public async Task Show_UnusablePart_SaysWhatWasLeftOutAndListsTheRest(string query, string named)
    {
        var page = await portal.NewVisitor().GetAsync($"/en/tenders?{query}");
        Assert.Contains(named, page.QuerySelector(".box.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, page.QuerySelectorAll(".hit").Length);
    }

    [Theory]
    [InlineData("q=\"chairs\" OR NEAR(number, 2) NOT *")]
    [InlineData("q='chairs' & !number | (a:*) <-> \\")]
    [InlineData("q=\uD83D chairs \u0000\u202E")]
    [InlineData("q=কর্মী নিয়োগ")]
    [InlineData("q=chairs AND chairs:col ^chairs {a b}: c")]
    public async Task Show_HostileWords_NeverFail(string query)
    {
        using var response = await portal.NewVisitor().Http.GetAsync($"/ar/tenders?{string.Join('=', query.Split('=', 2).Select(Uri.EscapeDataString))}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Show_TenThousandCharacters_IsCutAndSaysSo()
    {
        var page = await portal.NewVisitor().GetAsync($"/en/tenders?q={string.Concat(Enumerable.Repeat("chairs%20", 600))}&nuts={new string('D', 3000)}");
        Assert.Equal(2, page.QuerySelectorAll(".box.warn li").Length);
        Assert.Contains("24 tenders", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_MarkupInATitle_IsShownAsText()
    {
        using var response = await portal.NewVisitor().Http.GetAsync("/en/tenders?q=fences");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_BeyondTheEnd_OffersTheFirstPage()
    {
        var page = await portal.NewVisitor().GetAsync("/en/tenders?cpv=39&page=9");
        Assert.Empty(page.QuerySelectorAll(".hit"));
        Assert.Equal("/en/tenders?cpv=39", page.QuerySelector(".box.info a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Show_Facets_LeadToAsManyTendersAsTheySay()
    {
        var visitor = portal.NewVisitor();
        var links = (await visitor.GetAsync("/en/tenders")).QuerySelectorAll(".facets a").ToList();
        Assert.True(links.Count >= 10);
        foreach (var link in links)
        {
            var page = await visitor.GetAsync(link.GetAttribute("href")!);
            Assert.StartsWith(link.QuerySelector(".count")!.TextContent + " ", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Show_OtherLanguage_KeepsPageAndQuery()
    {
        var page = await portal.NewVisitor().GetAsync("/en/tenders?q=stra%C3%9Fe&open=true");
        Assert.Equal("/tr/tenders?q=stra%C3%9Fe&open=true", page.QuerySelector(".languages a[lang=tr]")!.GetAttribute("href"));
    }

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".hit h2").Select(h => h.TextContent.Trim())];
}
