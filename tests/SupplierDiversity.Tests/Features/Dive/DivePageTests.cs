using System.Net;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Features.BidReports;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Dive;

public class DivePageTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Show_ATenderChanges_TheIndicatorFollowsAndContradictsWhatWasSaid()
    {
        var (city, officer) = await portal.CityAsync();
        var address = $"/en/admin/cities/{city.Slug}/dive/2026";
        Assert.Equal("No evidence yet", await KindAsync(officer, address, "buy-p-2"));

        await SayAsync(officer, address, "buy-p-2", "no", "Nobody has begun.");
        Assert.Equal("Said by the city", await KindAsync(officer, address, "buy-p-2"));

        var buyer = $"Buyer {Guid.CreateVersion7()}";
        var call = TestTenders.Call("Chairs", buyer: buyer);
        var tenders = new TestTenders(portal.Services);
        await tenders.PublishAsync([call]);
        var cities = portal.Services.GetRequiredService<CityList>();
        var found = Assert.Single(await cities.SearchBuyersAsync(buyer, CancellationToken.None), b => b.Name == buyer);
        Assert.True(await portal.Services.GetRequiredService<CityRegister>().AttachAsync(found, city, CancellationToken.None));
        Assert.Equal("Shown by figures", await KindAsync(officer, address, "buy-p-2"));
        Assert.DoesNotContain("does not fit", await TextAsync(officer, address, "buy-p-2"), StringComparison.Ordinal);

        // The tender gets a duty: now the figures say otherwise than the city.
        await tenders.PublishAsync([call with { Version = 2, Lots = [call.Lots[0] with { SocialObjectives = ["et-eq"] }] }]);
        var text = await TextAsync(officer, address, "buy-p-2");
        Assert.Contains("1 of 1 tenders", text, StringComparison.Ordinal);
        Assert.Contains("does not fit", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AYearWithAReport_TellsProtectedSharesOnly()
    {
        var (city, officer) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.MigrantOwned, "awarded", 12);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.MigrantOwned, "rejected", 18);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "awarded", 36);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "rejected", 54);
        var address = $"/en/admin/cities/{city.Slug}/dive/2025";
        Assert.Equal("No evidence yet", await KindAsync(officer, address, "buy-o-1-2010"));
        Assert.Contains("0 of 1 reports", await TextAsync(officer, address, "buy-p-5"), StringComparison.Ordinal);

        using (var made = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{city.Slug}/report"), [new("Year", "2025"), new("Least", "10")]))
        {
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        }

        Assert.Contains("30 of 120 bidders whose group is known: 25", await TextAsync(officer, address, "buy-o-1-2010"), StringComparison.Ordinal);
        Assert.Contains("12 of 48 winners", await TextAsync(officer, address, "buy-o-1-2010"), StringComparison.Ordinal);
        Assert.Contains("1 of 1 reports", await TextAsync(officer, address, "buy-p-5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_WithoutReasonOrOfAnotherCity_IsRefusedAndKeepsWhatWasTyped()
    {
        var (city, officer) = await portal.CityAsync();
        var address = $"/en/admin/cities/{city.Slug}/dive/2025";
        using var refused = await officer.SubmitAsync(await officer.GetAsync(address), [new("Answer", "partly"), new("Words", " ")], "#buy-p-1 form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await PageVisitor.ReadAsync(refused);
        Assert.Contains("Write why", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#buy-p-1 input[value='partly'][checked]"));
        var (_, stranger) = await portal.CityAsync();
        await stranger.GetAsync(address, HttpStatusCode.NotFound);
        await officer.GetAsync($"/en/admin/cities/{city.Slug}/dive/1999", HttpStatusCode.NotFound);
    }

    private static async Task SayAsync(PageVisitor officer, string address, string indicator, string answer, string words)
    {
        using var said = await officer.SubmitAsync(await officer.GetAsync(address), [new("Answer", answer), new("Words", words)], $"#{indicator} form");
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }

    private static async Task<string> KindAsync(PageVisitor officer, string address, string indicator) =>
        (await officer.GetAsync(address)).QuerySelector($"#{indicator} .tag")!.TextContent.Trim();

    private static async Task<string> TextAsync(PageVisitor officer, string address, string indicator) =>
        (await officer.GetAsync(address)).QuerySelector($"#{indicator}")!.TextContent.Replace('\u00a0', ' ');
}
