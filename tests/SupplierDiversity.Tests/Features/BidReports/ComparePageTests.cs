using System.Net;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Comparing;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

public class ComparePageTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Compare_CitiesThatAgreed_StandSideBySideUntilOneEndsIt()
    {
        var (city, officer) = await portal.CityAsync();
        var (other, colleague) = await portal.CityAsync();
        foreach (var (where, who, won) in new[] { (city, officer, 12), (other, colleague, 40) })
        {
            await PublishAsync(where, 2025, won);
        }

        var (anybody, address) = (portal.NewVisitor(), $"/en/cities/{city.Slug}/report/compare");
        Assert.Contains("has not agreed", await TextAsync(anybody, address), StringComparison.Ordinal);
        Assert.Contains("not two years", await TextAsync(anybody, address), StringComparison.Ordinal);
        await AgreeAsync(city, officer);
        Assert.Contains("No other city", await TextAsync(anybody, address), StringComparison.Ordinal);
        await AgreeAsync(other, colleague);
        Assert.Equal(2, (await portal.Services.GetRequiredService<ReportAgreements>().AllAsync(CancellationToken.None)).Count(a => a.EndedAt is null && (a.CityId == city.CityId || a.CityId == other.CityId)));

        var opened = portal.Services.GetRequiredService<BackgroundDatabase>().Opened;
        var page = await anybody.GetAsync(address);
        Assert.Equal([city.Name, other.Name], page.QuerySelectorAll("#cities table")[1].QuerySelectorAll("thead th").Skip(1).Take(2).Select(h => h.TextContent));
        Assert.Contains("No rule for the groups", page.QuerySelector("#cities dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(opened, portal.Services.GetRequiredService<BackgroundDatabase>().Opened);

        await AgreeAsync(other, colleague);
        Assert.Contains("No other city", await TextAsync(anybody, address), StringComparison.Ordinal);
        Assert.Contains(" until ", (await officer.GetAsync($"/en/admin/cities/{city.Slug}/report/compare")).QuerySelector("#cities")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoYearsOfACity_SaysWhatDiffersBeyondChance()
    {
        var (city, officer) = await portal.CityAsync();
        await PublishAsync(city, 2024, 12);
        await PublishAsync(city, 2025, 60);
        var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/report/compare");
        var rows = page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr").Select(r => r.TextContent.Replace('\u00a0', ' ')).ToList();
        Assert.Contains(rows, r => r.Contains("Migrant-owned", StringComparison.Ordinal) && r.Contains("15%", StringComparison.Ordinal) && r.Contains("Higher than before.", StringComparison.Ordinal));
        Assert.Contains("Too few to tell.", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_EveryGroupStepAndBreakdown_IsExplained()
    {
        var (city, _) = await portal.CityAsync();
        var page = await portal.NewVisitor().GetAsync($"/en/cities/{city.Slug}/report/method");
        Assert.Equal(ReleasedFunnel.Groups.Count + FunnelStages.All.Count + 1 + 12, page.QuerySelectorAll("main dt").Length);
        Assert.All(page.QuerySelectorAll("main dt, main dd, main li"), e => Assert.True(e.TextContent.Trim().Length > 2));
        Assert.Contains("never less than", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task PublishAsync(City city, int year, int won)
    {
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, year, BidderGroup.MigrantOwned, "awarded", won);
        await portal.BidAsync(city, tenders, year, BidderGroup.MigrantOwned, "rejected", 80 - won);
        await portal.BidAsync(city, tenders, year, BidderGroup.Neither, "awarded", 36);
        await portal.BidAsync(city, tenders, year, BidderGroup.Neither, "rejected", 44);
        var (gate, book) = (portal.Services.GetRequiredService<ReportGate>(), portal.Services.GetRequiredService<PublicReportBook>());
        Assert.True(await gate.MakeAsync(city, year, 10, CancellationToken.None));
        Assert.True(await book.PublishAsync(city, (await gate.PublicAsync(city, CancellationToken.None)).Single(r => r.Year == year), CancellationToken.None));
    }

    private static async Task AgreeAsync(City city, PageVisitor officer)
    {
        using var agreed = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{city.Slug}/report/compare"), [], "main form[method=post]");
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
    }

    private static async Task<string> TextAsync(PageVisitor visitor, string address) => (await visitor.GetAsync(address)).QuerySelector("main")!.TextContent;
}
