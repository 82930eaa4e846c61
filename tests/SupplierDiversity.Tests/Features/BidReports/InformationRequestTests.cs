using System.Net;
using Dapper;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Requests;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Tests.Features.BidReports;

public class InformationRequestTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Answer_ARequest_IsThePublishedFileWithWhatIsWithheldAndForgetsWhoAsked()
    {
        var (city, officer) = await portal.CityAsync();
        var list = $"/en/admin/cities/{city.Slug}/information-requests";
        using var early = await officer.Http.PostAsync(new Uri(list, UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode); // without the form's token
        using (var ruled = await officer.SubmitAsync(await officer.GetAsync(list), [new("Law", "Freedom Act"), new("Count", "4"), new("Unit", "weeks"), new("Ground", "Section 7: statistical secrecy.")], "main form[action$=rule]"))
        {
            Assert.Equal(HttpStatusCode.Redirect, ruled.StatusCode);
        }

        var today = city.DayAt(portal.Clock.GetUtcNow());
        using var future = await officer.SubmitAsync(await officer.GetAsync(list), [new("Question", "Who won?"), new("Received", today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))], "main form:has([name=Question])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        using var recorded = await officer.SubmitAsync(
            await officer.GetAsync(list), [new("Question", "Who won?"), new("AskedBy", "Rita Reporter"), new("Contact", "rita@presse.example"), new("Language", "nl")], "main form:has([name=Question])");
        var address = recorded.Headers.Location!.ToString();
        Assert.Contains("due by", (await officer.GetAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // It waits on the officer's first page until it is answered.
        Assert.Equal(address, (await officer.GetAsync("/en/admin")).QuerySelector("ol.worklist a")?.GetAttribute("href"));

        var tenders = await portal.TendersAsync();
        foreach (var (group, state, count) in new[] { (BidderGroup.MigrantOwned, "awarded", 12), (BidderGroup.MigrantOwned, "rejected", 40), (BidderGroup.Diverse, "rejected", 3), (BidderGroup.Neither, "awarded", 30), (BidderGroup.Neither, "rejected", 30) })
        {
            await portal.BidAsync(city, tenders, 2025, group, state, count);
        }

        var (gate, book) = (portal.Services.GetRequiredService<ReportGate>(), portal.Services.GetRequiredService<PublicReportBook>());
        Assert.True(await gate.MakeAsync(city, 2025, 10, CancellationToken.None));
        Assert.Empty((await officer.GetAsync(address)).QuerySelectorAll("[name=Years]")); // counted, but not published
        Assert.True(await book.PublishAsync(city, (await gate.PublicAsync(city, CancellationToken.None)).Single(), CancellationToken.None));

        using (var none = await officer.SubmitAsync(await officer.GetAsync(address), [], "main form"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        }

        using (var answered = await officer.SubmitAsync(await officer.GetAsync(address), [new("Years", "2025"), new("Mail", "yes")], "main form"))
        {
            Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        }

        Assert.Null((await officer.GetAsync("/en/admin")).QuerySelector("ol.worklist a"));
        Assert.Equal(
            await portal.NewVisitor().Http.GetStringAsync(new Uri($"/en/cities/{city.Slug}/report/2025.csv", UriKind.Relative)), await officer.Http.GetStringAsync(new Uri($"{address}/answer.csv", UriKind.Relative)));
        Assert.Contains("still the one", (await officer.GetAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var letter = (await officer.GetAsync($"{address}/letter".Replace("/en/", "/nl/", StringComparison.Ordinal))).QuerySelector("main")!.TextContent;
        Assert.Contains("Rita Reporter", letter, StringComparison.Ordinal);
        Assert.Contains("Section 7: statistical secrecy.", letter, StringComparison.Ordinal);
        Assert.Contains("aantallen in de hoofdtabel zijn verborgen", letter, StringComparison.Ordinal);
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var mail = await connection.QuerySingleAsync<string>("SELECT body_text FROM letters WHERE to_address = 'rita@presse.example'");
        Assert.Contains($"/nl/cities/{city.Slug}/report?year=2025", mail, StringComparison.Ordinal);

        // A year later nobody knows who asked; question and answer stay.
        await connection.ExecuteAsync("UPDATE information_requests SET answered_at = @Before WHERE city_id = @CityId", new { city.CityId, Before = portal.Clock.GetUtcNow().AddDays(-366) });
        await RetentionList.RunAsync(portal.Services, CancellationToken.None);
        var kept = Assert.Single(await portal.Services.GetRequiredService<InformationRequests>().OfCityAsync(city, CancellationToken.None));
        Assert.Equal(("", "", "Who won?", "2025"), (kept.AskedBy, kept.Contact, kept.Question, kept.Years));
    }
}
