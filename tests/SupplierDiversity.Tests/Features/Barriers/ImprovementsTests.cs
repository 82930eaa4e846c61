using System.Net;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.BidReports;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Barriers;

public class ImprovementsTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Lesson_FromNoteToPublicPage_IsMeasuredAndShownAsPublished()
    {
        var (city, officer) = await portal.CityAsync();
        await TellAsync(city, 2023, won: 12, lost: 88);
        await TellAsync(city, 2025, won: 48, lost: 52);
        var list = $"/en/admin/cities/{city.Slug}/improvements";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.SubmitAsync(await officer.GetAsync(list), [new("Heard", "")])).StatusCode);
        var one = await FollowAsync(officer, await officer.GetAsync(list), [
            new("Heard", "Three references keep us out"), new("Change", "Ask for one"), new("Owner", "Head of purchasing"), new("DueOn", "2024-06-30"), new("Measure", "migrant-owned won")]);
        Assert.Contains("It is measured once it is changed", Said(one), StringComparison.Ordinal);
        Assert.Contains("Late", Said(one), StringComparison.Ordinal);
        one = await FollowAsync(officer, one, [new("changedOn", "2024-05-02"), new("outcome", "One reference is enough"), new("answer", "changed")], "form[action$='/state']");
        Assert.Contains("12% (6.4% to 20%)", Said(one), StringComparison.Ordinal);
        Assert.Contains("The share rose, more clearly than chance would explain.", Said(one), StringComparison.Ordinal);
        Assert.Contains("proves no cause", Said(one), StringComparison.Ordinal);

        // Nothing is public before a person publishes it, and then only with public figures.
        var open = $"/en/cities/{city.Slug}/improvements";
        var anybody = portal.NewVisitor();
        Assert.Contains("published nothing here yet", Said(await anybody.GetAsync(open)), StringComparison.Ordinal);
        one = await FollowAsync(officer, one, [new("publish", "true")], "form[action$='/public']");
        var page = Said(await anybody.GetAsync(open));
        Assert.Contains("One reference is enough", page, StringComparison.Ordinal);
        Assert.Contains("Not told in a report yet: 2023, 2025.", page, StringComparison.Ordinal);
        foreach (var report in await portal.Services.GetRequiredService<ReportGate>().PublicAsync(city, CancellationToken.None))
        {
            await portal.Services.GetRequiredService<PublicReportBook>().PublishAsync(city, report, CancellationToken.None);
        }

        page = Said(await anybody.GetAsync(open));
        Assert.Matches(@"2023: (9|1[0-9])(\.[0-9])?%", page);
        Assert.DoesNotContain("more clearly", page, StringComparison.Ordinal);
        Assert.Contains("changed at random", page, StringComparison.Ordinal);

        // What is rewritten afterwards stays inside until it is published again; who writes on an older version is told.
        var old = await officer.GetAsync(new Uri(one.Url).PathAndQuery);
        one = await FollowAsync(officer, old, [new("Heard", "Rewritten")], "main details form");
        Assert.Contains("Everybody still reads the words as they were", Said(one), StringComparison.Ordinal);
        Assert.DoesNotContain("Rewritten", Said(await anybody.GetAsync(open)), StringComparison.Ordinal);
        Assert.Contains("Somebody changed this meanwhile", Said(await FollowAsync(officer, old, [new("Heard", "Lost")], "main details form")), StringComparison.Ordinal);
        await officer.SubmitAsync(one, [new("publish", "false")], "form[action$='/public']");
        Assert.Contains("published nothing here yet", Said(await anybody.GetAsync(open)), StringComparison.Ordinal);
        using var refused = await (await portal.PersonAsync(city, Role.Evaluator)).Http.GetAsync(list);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Barriers_OfAYear_NameTheStepAtWhichAGroupLosesMore()
    {
        var (city, officer) = await portal.CityAsync();
        var address = $"/en/admin/cities/{city.Slug}/barriers";
        Assert.Contains("No year has been counted yet", Said(await officer.GetAsync(address)), StringComparison.Ordinal);
        await TellAsync(city, 2025, won: 12, lost: 88);
        var page = await officer.GetAsync(address);
        Assert.Equal("Migrant-owned. From “Bid admitted” to “On the short list”", Assert.Single(page.QuerySelectorAll("main section:first-of-type dt")).TextContent);
        Assert.Contains("The rate of “Migrant-owned” is lower than that of “All others”", Said(page), StringComparison.Ordinal);
        Assert.Contains("Too few bids in this year to tell", Said(page), StringComparison.Ordinal);
        await officer.GetAsync($"{address}?year=2020", HttpStatusCode.NotFound);
    }

    private static string Said(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> FollowAsync(PageVisitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form = "main form")
    {
        using var response = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await visitor.GetAsync(response.Headers.Location!.ToString());
    }

    private async Task TellAsync(City city, int year, int won, int lost)
    {
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, year, BidderGroup.MigrantOwned, "awarded", won);
        await portal.BidAsync(city, tenders, year, BidderGroup.MigrantOwned, "rejected", lost);
        await portal.BidAsync(city, tenders, year, BidderGroup.Neither, "awarded", 40);
        await portal.BidAsync(city, tenders, year, BidderGroup.Neither, "rejected", 40);
        Assert.True(await portal.Services.GetRequiredService<ReportGate>().MakeAsync(city, year, 10, CancellationToken.None));
    }
}
