using System.Net;
using SupplierDiversity.Languages;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Words;

public class WordsPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly LanguageList All = new();

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("tr")]
    [InlineData("ar")]
    public async Task Show_Words_AreAllExplainedInTheReadersAlphabet(string tag)
    {
        var page = await portal.NewVisitor().GetAsync($"/{tag}/words");
        var words = page.QuerySelectorAll("dl dt").Select(w => w.TextContent.Trim()).ToList();
        Assert.True(words.Count > 30, $"Only {words.Count} words are explained.");
        Assert.Equal(words.Order(All.Find(tag)!.Collation), words);
        Assert.All(page.QuerySelectorAll("dl dd"), m => Assert.False(string.IsNullOrWhiteSpace(m.TextContent)));
        Assert.NotNull(page.QuerySelector("dt#lot"));
    }

    [Fact]
    public async Task Show_Tender_LeadsFromItsFactsToTheirExplanations()
    {
        await new TestTenders(portal.Services).PublishAsync([TestTenders.Call("Plain words")]);
        var visitor = portal.NewVisitor();
        var list = await visitor.GetAsync("/it/tenders?q=plain+words");
        var tender = await visitor.GetAsync(list.QuerySelector(".hit h2 a")!.GetAttribute("href")!);
        var explained = (await visitor.GetAsync("/it/words")).QuerySelectorAll("dt[id]").Select(w => $"/it/words#{w.Id}").ToHashSet();
        var links = tender.QuerySelectorAll("dl.facts a.term").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 4, $"Only {links.Count} facts are explained.");
        Assert.All(links, l => Assert.Contains(l, explained));
    }

    [Fact]
    public async Task Show_Languages_SaysHonestlyHowFarEachIs()
    {
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync("/en/languages");
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(All.All.Select(l => l.NativeName), rows.Select(r => r.QuerySelector("th span")!.TextContent));
        foreach (var (row, language) in rows.Zip(All.All))
        {
            var keys = language.Texts.Keys.Select(k => k.Split('#')[0]).Distinct().Count();
            Assert.Contains($"{All.Default.Number(keys)} of {All.Default.Number(keys)}", row.TextContent, StringComparison.Ordinal);
            Assert.Equal(language["language.checked"] == "no", row.TextContent.Contains("Not yet", StringComparison.Ordinal));
        }

        Assert.Contains("one (1), other (0, 2, 3 …)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("{city}", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowTexts_PartOfALanguage_StandsBesideEnglish()
    {
        var page = await portal.NewVisitor().GetAsync("/en/languages/ar?part=tenders");
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.GetAttribute("id") == "tenders.lots#other");
        Assert.Equal(["tenders.lots#other", All.Default.Texts["tenders.lots#other"], All.Find("ar")!.Texts["tenders.lots#other"]], row.Children.Select(c => c.TextContent.Trim()));
        Assert.Equal("rtl", row.Children[2].GetAttribute("dir"));
    }

    [Theory]
    [InlineData("/en/languages/xx")]
    [InlineData("/en/languages/EN")]
    [InlineData("/en/languages/de?part=none")]
    public Task ShowTexts_NothingThere_IsNotFound(string address) => portal.NewVisitor().GetAsync(address, HttpStatusCode.NotFound);
}
