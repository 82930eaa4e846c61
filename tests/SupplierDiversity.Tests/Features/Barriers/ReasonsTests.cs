using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Features.BidReports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Barriers;

public class ReasonsTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Reasons_OfAYear_AreCountedOnceByGroupAndWordsStayWithoutNames()
    {
        var (city, officer) = await portal.CityAsync();
        var (tenders, barriers, snapshots, now) = (await portal.TendersAsync(), portal.Services.GetRequiredService<BidBarriers>(), portal.Services.GetRequiredService<StatusSnapshots>(), portal.Clock.GetUtcNow());
        portal.Clock.Set(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero));
        await SayAsync(BidderGroup.MigrantOwned, 30, "references", "They want three references");
        await SayAsync(BidderGroup.MigrantOwned, 12, "price", "");
        await SayAsync(BidderGroup.Neither, 12, "references", "");
        await SayAsync(BidderGroup.Neither, 30, "price", "");
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
        Assert.Equal(30, page.QuerySelectorAll("details li").Count(l => l.TextContent == "They want three references"));
        var rows = page.QuerySelectorAll("tbody tr").ToLookup(r => r.QuerySelector("th")!.TextContent, r => string.Join(' ', r.QuerySelectorAll("td").Select(d => d.TextContent)));
        Assert.Equal("30 0 0 12 0 42 100%", Assert.Single(rows["References asked for"]));
        Assert.Equal("12 0 0 30 0 42 100%", Assert.Single(rows["The price"]));
        await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        var kept = await Dapper.SqlMapper.QuerySingleAsync<(string Own, string Everybody)>(connection, "SELECT release_json, public_json FROM barrier_releases WHERE city_id = @CityId", new { city.CityId });
        Assert.Contains("\"noise\":3", kept.Everybody, StringComparison.Ordinal);

        // Everybody reads the counts with noise, once they are published, and no words.
        var open = $"/en/cities/{city.Slug}/improvements";
        Assert.DoesNotContain("References asked for", (await portal.NewVisitor().GetAsync(open)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (await officer.SubmitAsync(await officer.GetAsync(address), [], "form[action$='/reasons/public']"))
        {
        }

        Assert.Null((await officer.GetAsync(address)).QuerySelector("form[action$='/reasons/public']"));
        var everybody = await portal.NewVisitor().GetAsync(open);
        Assert.Contains("each count is changed at random by up to 3", everybody.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("They want three references", everybody.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var all = everybody.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "References asked for").QuerySelectorAll("td")[5].TextContent;
        Assert.InRange(int.Parse(all, System.Globalization.CultureInfo.InvariantCulture), 39, 45);

        async Task SayAsync(BidderGroup group, int count, string reason, string words)
        {
            foreach (var (index, (_, firm)) in (await portal.BidAsync(city, tenders, 2025, group, "rejected", count)).Index())
            {
                var tender = tenders[index % tenders.Count];
                var (owned, diverse) = (group is BidderGroup.MigrantOwned or BidderGroup.Both ? "yes" : "no", group is BidderGroup.Both ? "yes" : "no");
                await snapshots.FreezeAsync($"interest {tender}", firm, new([new(city.CityId, "1", null, owned, diverse, null, [], [])]), portal.Clock.GetUtcNow(), CancellationToken.None);
                await barriers.SayAsync(new(tender, city, null!, [], false), firm, new("lost", [reason], words), CancellationToken.None);
            }
        }
    }
}
