using System.Net;
using AngleSharp.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Monitoring;

public class MonitoringPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestTenders Tenders => new(portal.Services);

    private CityList Cities => portal.Services.GetRequiredService<CityList>();

    [Fact]
    public async Task City_TendersAndResults_AreCountedWithWhatIsKnown()
    {
        var name = await PublishAsync(
            ("One bid", 1, "small", 1_000m), ("Four bids", 4, "large", 5_000m), ("Nothing stated", null, null, null));
        var city = await CityAsync(name, "counted");
        var page = await portal.NewVisitor().GetAsync("/en/cities/counted/monitoring");
        Assert.Equal("How many bid and who wins: counted", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["2026 so far", "3", "1 of 2 (50%) known for 2 of 3", "0 of 2 (0%) known for 2 of 3", "1 of 2 (50%) known for 2 of 3", "5 known for 2 of 3"], Row(page, "competition"));
        Assert.Equal(["2026 so far", "3 of 5 (60%) known for 2 of 3", "Not stated known for 0 of 3", "Not stated known for 0 of 3"], Row(page, "bidders"));
        Assert.Equal(["2026 so far", "3", "0 (0%)", "1 (50%)", "0 (0%)", "0 (0%)", "1 (50%)", "1"], Row(page, "winners"));
        Assert.Equal(["2026 so far", "3", "6,000\u00a0EUR known for 2 of 3"], Row(page, "value"));
        Assert.Equal(["2026 so far", "3", "1 of 3 (33.3%)", "1 of 3 (33.3%)", "1 of 3 (33.3%)"], Row(page, "equality"));
        Assert.Equal(["2026 so far", "3", "3", "3"], Row(page, "size"));
        Assert.Contains("Lots with a single bid: 1 of 2 (50%). Lots without any bid: 0 of 2.", page.QuerySelector(".box")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, city.Buyers);
    }

    [Fact]
    public async Task City_Chart_HasATitleAWordingAndNoScript()
    {
        await CityAsync(await PublishAsync(("One", 1, null, null), ("Two", null, null, null)), "drawn");
        var page = await portal.NewVisitor().GetAsync("/ar/cities/drawn/monitoring");
        var chart = page.QuerySelector("svg.years")!;
        Assert.Equal("img", chart.GetAttribute("role"));
        Assert.All(chart.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEqual("", page.GetElementById(id)!.TextContent));
        Assert.Empty(page.QuerySelectorAll("main script, main [style]"));
        // One bid is half of what is there; from right to left it begins in the middle.
        Assert.Equal(("50%", "50%"), (chart.QuerySelector("rect.g2")!.GetAttribute("x"), chart.QuerySelector("rect.g2")!.GetAttribute("width")));
        Assert.Equal("0%", chart.QuerySelector("rect.unknown")!.GetAttribute("x"));
        var ids = page.QuerySelectorAll("main [id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task City_NothingPublished_SaysSo()
    {
        var name = $"Buyer {Guid.CreateVersion7()}";
        await Tenders.PublishAsync(TestTenders.Call(buyer: name) with { Kind = NoticeKind.Planning, Subtype = "7" });
        await CityAsync(name, "silent");
        var page = await portal.NewVisitor().GetAsync("/en/cities/silent/monitoring");
        Assert.Equal("There are no figures yet", page.QuerySelector(".box.info h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("table, svg.years"));
    }

    [Fact]
    public async Task City_TendersWithoutResults_SaysWhatIsMissing()
    {
        var name = $"Buyer {Guid.CreateVersion7()}";
        await Tenders.PublishAsync(TestTenders.Call(buyer: name));
        await CityAsync(name, "waiting");
        var page = await portal.NewVisitor().GetAsync("/en/cities/waiting/monitoring");
        Assert.Equal("There are no results yet", page.QuerySelector(".box.info h2")!.TextContent);
        Assert.Equal(["equality", "size", "method"], page.QuerySelectorAll(".figure h2").Select(h => h.Id));
    }

    [Fact]
    public async Task Buyer_JointTender_CountsForEachAndOnceForTheCity()
    {
        var (one, other) = ($"Buyer {Guid.CreateVersion7()}", $"Buyer {Guid.CreateVersion7()}");
        var call = TestTenders.Call(buyer: one);
        await Tenders.PublishAsync(call with { Buyers = [.. call.Buyers, TestTenders.Organisation("ORG-0002", other)] });
        var city = await CityAsync(one, "joint");
        await portal.Services.GetRequiredService<CityRegister>().AttachAsync(await BuyerAsync(other), city, CancellationToken.None);
        var page = await portal.NewVisitor().GetAsync("/en/cities/joint/monitoring");
        Assert.Equal(["2026 so far", "1", "1", "0"], Row(page, "size"));
        var links = page.QuerySelectorAll("a[href^='/en/buyers/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            var buyer = await portal.NewVisitor().GetAsync(link);
            Assert.Equal(["2026 so far", "1", "1", "0"], Row(buyer, "size"));
            Assert.NotNull(buyer.QuerySelector("a[href='/en/cities/joint/monitoring']"));
        }
    }

    [Fact]
    public async Task Buyer_CorrectionInTheNextYear_StaysInTheFirst()
    {
        var name = $"Buyer {Guid.CreateVersion7()}";
        var call = TestTenders.Call(buyer: name) with { PublishedOn = new(2025, 12, 28) };
        await Tenders.PublishAsync([call, TestTenders.NextVersion(call)]);
        var result = TestTenders.Result(call) with { PublishedOn = new(2025, 12, 30) };
        await Tenders.PublishAsync([result, TestTenders.NextVersion(result)]);
        var page = await portal.NewVisitor().GetAsync($"/en/buyers/{(await BuyerAsync(name)).BuyerId}/monitoring");
        Assert.Equal(["2025", "1", "1", "1"], Row(page, "size"));
    }

    [Fact]
    public async Task Buyer_WithdrawnImport_CountsNoMore()
    {
        var name = $"Buyer {Guid.CreateVersion7()}";
        var call = TestTenders.Call(buyer: name);
        await Tenders.PublishAsync(call);
        await Tenders.PublishAsync(TestTenders.Result(call));
        var address = $"/en/buyers/{(await BuyerAsync(name)).BuyerId}/monitoring";
        Assert.Equal(["2026 so far", "1", "1", "1"], Row(await portal.NewVisitor().GetAsync(address), "size"));
        var import = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None)).Single();
        await portal.Services.GetRequiredService<NoticeWithdrawal>().WithdrawAsync(import.ImportId, "test", "wrong file", CancellationToken.None);
        Assert.Equal(["2026 so far", "1", "1", "0"], Row(await portal.NewVisitor().GetAsync(address), "size"));
    }

    [Theory]
    [InlineData("/en/cities/no-such-city/monitoring")]
    [InlineData("/en/cities/no-such-city/monitoring.csv")]
    [InlineData("/en/buyers/11111111-2222-7333-8444-555555555555/monitoring")]
    [InlineData("/en/buyers/11111111-2222-7333-8444-555555555555/monitoring.csv")]
    [InlineData("/en/buyers/nobody/monitoring")]
    public async Task Show_Unknown_IsNotFound(string address) => await portal.NewVisitor().GetAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task Cities_Listed_LeadToTheirFigures()
    {
        await CityAsync(await PublishAsync(("One", 1, null, null)), "listed");
        var page = await portal.NewVisitor().GetAsync("/de/monitoring");
        Assert.NotNull(page.QuerySelector("a.door[href='/de/cities/listed/monitoring']"));
        Assert.NotNull((await portal.NewVisitor().GetAsync("/de")).QuerySelector("a.door[href='/de/monitoring']"));
    }

    private static List<string> Row(IDocument page, string figure) =>
        [.. page.GetElementById(figure)!.Closest("section")!.QuerySelector("tbody tr")!.Children.Select(c => c.TextContent.Trim())];

    /// <summary>Publishes a call and a result a line for a new buyer; the first has a coded duty, the second words for one.</summary>
    private async Task<string> PublishAsync(params (string Title, int? Bids, string? Size, decimal? Value)[] lines)
    {
        var buyer = $"Buyer {Guid.CreateVersion7()}";
        for (var i = 0; i < lines.Length; i++)
        {
            var (title, bids, size, value) = lines[i];
            var call = TestTenders.Call(title, buyer: buyer);
            call = call with
            {
                Lots =
                [
                    call.Lots[0] with
                    {
                        SocialObjectives = i == 0 ? ["et-eq"] : [],
                        PerformanceConditions = i == 1 ? TestTenders.Text("The contractor offers work to two long-term unemployed residents.") : LocalText.Empty,
                    },
                ],
            };
            var result = TestTenders.Result(call, bids: bids ?? 0, size: size, value: value ?? -1);
            var lot = result.Result!.LotResults[0];
            lot = lot with
            {
                Submissions = bids is null ? new Dictionary<string, int>() : lot.Submissions,
                Winners = [lot.Winners[0] with { Value = value is null ? null : lot.Winners[0].Value }],
            };
            await Tenders.PublishAsync([call, result with { Result = new NoticeResult { LotResults = [lot] } }]);
        }

        return buyer;
    }

    private async Task<Buyer> BuyerAsync(string name) => Assert.Single(await Cities.SearchBuyersAsync(name, CancellationToken.None), b => b.Name == name);

    private async Task<City> CityAsync(string buyer, string slug)
    {
        var details = new CityDetails(slug, slug, "DEU", "Europe/Berlin", "de");
        Assert.True(await portal.Services.GetRequiredService<CityRegister>().MakeAsync(await BuyerAsync(buyer), details, CancellationToken.None));
        return (await Cities.FindBySlugAsync(slug, CancellationToken.None))!;
    }
}
