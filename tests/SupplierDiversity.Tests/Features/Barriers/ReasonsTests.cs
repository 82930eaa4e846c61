using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Features.BidReports;

namespace SupplierDiversity.Tests.Features.Barriers;

public class ReasonsTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Reasons_OfAYear_AreCountedOnceByGroupAndWordsStayWithoutNames()
    {
        var (city, officer) = await portal.CityAsync();
        var (tenders, barriers, snapshots, now) = (await portal.TendersAsync(), portal.Services.GetRequiredService<BidBarriers>(), portal.Services.GetRequiredService<StatusSnapshots>(), portal.Clock.GetUtcNow());
        var wrote = Guid.Empty;
        portal.Clock.Set(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero));
        await SayAsync(BidderGroup.MigrantOwned, 60, "references", "They want three references");
        await SayAsync(BidderGroup.MigrantOwned, 12, "price", "");
        await SayAsync(BidderGroup.Neither, 12, "references", "");
        await SayAsync(BidderGroup.Neither, 60, "price", "");
        portal.Clock.Set(now);
        Assert.True(await portal.Services.GetRequiredService<ReportGate>().MakeAsync(city, 2025, 10, CancellationToken.None));
        var address = $"/en/admin/cities/{city.Slug}/barriers";
        using (await officer.SubmitAsync(await officer.GetAsync(address), [], "form[action$='/reasons']"))
        {
        }

        var page = await officer.GetAsync(address);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Null(page.QuerySelector("form[action$='/reasons']"));
        Assert.Contains("Migrant-owned. References asked for", text, StringComparison.Ordinal);
        Assert.Equal(60, page.QuerySelectorAll("details li").Count(l => l.TextContent == "They want three references"));
        // Officers read counts with noise too: exact ones of two years could be subtracted.
        Assert.Contains("each count is changed at random by up to 3", text, StringComparison.Ordinal);
        var own = Row(page, "References asked for");
        Assert.All(own.Zip([60L, 0, 0, 12, 0, 72]), c => Assert.InRange(c.First, c.Second == 0 ? 0 : Math.Max(10, c.Second - 3), c.Second == 0 ? 0 : c.Second + 3));

        // Everybody reads the same counts, once they are published, and no words.
        var open = $"/en/cities/{city.Slug}/improvements";
        Assert.DoesNotContain("References asked for", (await portal.NewVisitor().GetAsync(open)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (await officer.SubmitAsync(await officer.GetAsync(address), [], "form[action$='/reasons/public']"))
        {
        }

        Assert.Null((await officer.GetAsync(address)).QuerySelector("form[action$='/reasons/public']"));
        var everybody = await portal.NewVisitor().GetAsync(open);
        Assert.Contains("each count is changed at random by up to 3", everybody.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("They want three references", everybody.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(own, Row(everybody, "References asked for"));

        // Whoever saw the list of words before would see whose are missing: so it goes as a whole.
        await barriers.SayAsync(new(tenders[0], city, null!, [], false), wrote, new("lost", [], ""), CancellationToken.None);
        page = await officer.GetAsync(address);
        Assert.Empty(page.QuerySelectorAll("details li"));
        Assert.Contains("They are no longer shown", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(own, Row(page, "References asked for"));

        static long[] Row(AngleSharp.Dom.IParentNode page, string reason) =>
            [.. page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == reason).QuerySelectorAll("td").Take(6).Select(d => long.Parse(d.TextContent, System.Globalization.CultureInfo.InvariantCulture))];

        async Task SayAsync(BidderGroup group, int count, string reason, string words)
        {
            foreach (var (index, (_, firm)) in (await portal.BidAsync(city, tenders, 2025, group, "rejected", count)).Index())
            {
                var tender = tenders[index % tenders.Count];
                wrote = words.Length > 0 && index == 0 ? firm : wrote;
                var (owned, diverse) = (group is BidderGroup.MigrantOwned or BidderGroup.Both ? "yes" : "no", group is BidderGroup.Both ? "yes" : "no");
                await snapshots.FreezeAsync($"interest {tender}", firm, new([new(city.CityId, "1", null, owned, diverse, null, [], [])]), portal.Clock.GetUtcNow(), CancellationToken.None);
                await barriers.SayAsync(new(tender, city, null!, [], false), firm, new("lost", [reason], words), CancellationToken.None);
            }
        }
    }
}
