using System.Net;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.BidReports;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

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
        Assert.Contains("Report on bidders made for the year: 0 of 1", await TextAsync(officer, address, "buy-p-5"), StringComparison.Ordinal);

        using (var made = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{city.Slug}/report"), [new("Year", "2025"), new("Least", "10")]))
        {
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        }

        Assert.Contains("30 of 120 bidders whose group is known: 25", await TextAsync(officer, address, "buy-o-1-2010"), StringComparison.Ordinal);
        Assert.Contains("12 of 48 winners", await TextAsync(officer, address, "buy-o-1-2010"), StringComparison.Ordinal);
        Assert.Contains("Report on bidders made for the year: 1 of 1", await TextAsync(officer, address, "buy-p-5"), StringComparison.Ordinal);
    }

    // The sum of all mails, less what the report tells, would be what it leaves out: mails to the few who read a language.
    [Theory]
    [InlineData(true, "12 of 52 mails")]
    [InlineData(false, "")]
    public async Task Show_MailsInLanguagesOfFew_AreOnlyThoseTheReportTells(bool ofTheCity, string shown)
    {
        var (city, officer) = await portal.CityAsync();
        IReadOnlyList<ReachedBy> told = [new(ReachedBy.Mail, ofTheCity ? city.Language : "tr", 40), new(ReachedBy.Mail, "*", 12)];
        var json = JsonSerializer.Serialize(ReleasedFunnel.Of([], 10) with { Reach = told }, ReportGate.Json);
        await portal.Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.Work,
            (connection, transaction) => connection.ExecuteAsync("INSERT INTO report_releases (city_id, year, made_at, release_json, public_json) VALUES (@CityId, 2025, @Now, @json, @json)", new { city.CityId, Now = portal.Clock.GetUtcNow(), json }, transaction),
            CancellationToken.None);
        var text = await TextAsync(officer, $"/en/admin/cities/{city.Slug}/dive/2025", "buy-p-4");
        Assert.Equal(shown.Length > 0, text.Contains("mails about tenders", StringComparison.Ordinal));
        Assert.Contains(shown, text, StringComparison.Ordinal);
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

    [Fact]
    public async Task Remark_APeerFromAnotherCity_StandsBesideWhatTheCitySaysAndInTheFiles()
    {
        var (city, officer) = await portal.CityAsync();
        var address = $"/en/admin/cities/{city.Slug}/dive/2025";
        await SayAsync(officer, address, "buy-p-1", "yes", "=Our helpline answers.");
        var peer = await portal.PersonAsync(city, Role.PeerReviewer);
        Assert.NotNull((await peer.GetAsync("/en/admin")).QuerySelector($"a[href='/en/admin/cities/{city.Slug}/dive']"));
        await peer.GetAsync($"/en/admin/cities/{city.Slug}/report", HttpStatusCode.Forbidden);
        var seen = await peer.GetAsync(address);
        Assert.Null(seen.QuerySelector("input[name='Answer']"));

        using (var refused = await peer.SubmitAsync(seen, [new("Words", new string('x', 2001))], "#buy-p-1 form"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(2001, (await PageVisitor.ReadAsync(refused)).QuerySelector("#buy-p-1 textarea")!.TextContent.Length);
        }

        using (var kept = await peer.SubmitAsync(seen, [new("Words", "Who answers at the weekend?")], "#buy-p-1 form"))
        {
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        }

        Assert.Contains("Who answers at the weekend?", await TextAsync(officer, address, "buy-p-1"), StringComparison.Ordinal);
        Assert.Null((await officer.GetAsync(address)).QuerySelector("form[action$='/remarks']"));
        var csv = await officer.Http.GetStringAsync($"{address}.csv");
        Assert.Contains($"{city.Slug},2025,buy-p-1,statement,False,statement,,,,,,,yes,\"'=Our helpline answers.\",2026-03-", csv, StringComparison.Ordinal);
        Assert.Contains("remark,,,,,,,,Who answers at the weekend?", csv, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(await peer.Http.GetStringAsync($"{address}.json"));
        Assert.Equal(8, json.RootElement.GetProperty("indicators").GetArrayLength());
        using var workbook = new System.IO.Compression.ZipArchive(await officer.Http.GetStreamAsync($"{address}.xlsx"));
        Assert.NotNull(workbook.GetEntry("xl/worksheets/sheet1.xml"));
        await (await portal.PersonAsync(city, Role.Evaluator)).GetAsync(address, HttpStatusCode.Forbidden);
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
