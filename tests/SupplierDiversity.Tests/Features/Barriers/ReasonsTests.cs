using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Attack;
using SupplierDiversity.Tests.Features.BidReports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Barriers;

public class ReasonsTests(ReportPortal portal, ITestOutputHelper output) : IClassFixture<ReportPortal>
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["time"] = "Too little time",
        ["papers"] = "Too many papers asked for",
        ["turnover"] = "Turnover or guarantees asked for",
        ["references"] = "References asked for",
        ["size"] = "The lots were too large",
        ["language"] = "The language",
        ["price"] = "The price",
        ["rules"] = "The rules were unclear",
        ["other"] = "Something else",
        ["interest"] = "No longer interested",
        ["withdrawn"] = "Took its bid back",
        ["no-bid"] = "Did not bid",
        ["lost"] = "Did not win",
    };

    [Fact]
    public async Task Reasons_OfAYear_AreCountedOnceByGroupAndWordsStayWithoutNames()
    {
        var (city, officer) = await portal.CityAsync();
        var (tenders, barriers, snapshots, now) = (await portal.TendersAsync(), portal.Services.GetRequiredService<BidBarriers>(), portal.Services.GetRequiredService<StatusSnapshots>(), portal.Clock.GetUtcNow());
        var (wrote, said) = (Guid.Empty, new List<SaidReasons>());
        portal.Clock.Set(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero));
        await SayAsync(BidderGroup.MigrantOwned, 60, "references", "They want three references");
        await SayAsync(BidderGroup.MigrantOwned, 12, "price", "");
        await SayAsync(BidderGroup.Neither, 12, "references", "");
        await SayAsync(BidderGroup.Neither, 60, "price", "");
        await SayAsync(BidderGroup.Both, 14, "time", "");
        await SayAsync(BidderGroup.Both, 4, "papers", "");
        await SayAsync(BidderGroup.Diverse, 25, "price", "");
        await SayAsync(BidderGroup.Diverse, 3, "papers", "");
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
        Assert.All(own.Zip([60L, 0, 0, 12, 0, 72]), c => Assert.True(c.First is not { } n || (c.Second == 0 ? n == 0 : Math.Abs(n - c.Second) <= 3)));
        Assert.NotNull(own[0]);

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

        // All of it is read by somebody who knows who bid, and who of them answered; and once more without any protection.
        var reader = new EditionReader([.. said.Select(s => new FunnelFirm(s.Group, FunnelStage.Admissible, s.Tenders))], ["size"], 10);
        reader.Read(Served(page, 3), said);
        reader.Read(Served(everybody, 3), said);
        output.WriteLine($"{reader.Tables} tables with {reader.Figures} figures attacked, {reader.Questions} small counts and groups of firms looked for.");
        Assert.True(reader.Questions > 2);
        Assert.Empty(reader.Pinned());
        var json = System.Text.Json.JsonSerializer.Serialize(ReleasedReasons.Of(said, 1), ReportGate.Json);
        await portal.Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.Work, (connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE barrier_releases SET release_json = @json WHERE city_id = @CityId", new { json, city.CityId }, transaction), CancellationToken.None);
        reader.Read(Served(await officer.GetAsync(address), 0), said);
        Assert.NotEmpty(reader.Pinned());

        static long?[] Row(AngleSharp.Dom.IParentNode page, string reason) =>
            [.. page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == reason).QuerySelectorAll("td").Take(6).Select(d => long.TryParse(d.TextContent, out var count) ? count : (long?)null)];

        static ReleasedReasons Served(AngleSharp.Dom.IParentNode page, int noise) => new()
        {
            LeastCount = 10,
            Noise = noise,
            Said = Row(page, "All that answered"),
            Reasons = [.. BarrierReasons.All.Select(r => new SaidLine(r, Row(page, Names[r])))],
            Situations = [.. BarrierReasons.Situations.Select(s => new SaidLine(s, Row(page, Names[s])))],
        };

        async Task SayAsync(BidderGroup group, int count, string reason, string words)
        {
            foreach (var (index, (_, firm)) in (await portal.BidAsync(city, tenders, 2025, group, "rejected", count)).Index())
            {
                var tender = tenders[index % tenders.Count];
                said.Add(new(group, "lost", new HashSet<string> { reason }, [tender]));
                wrote = words.Length > 0 && index == 0 ? firm : wrote;
                var (owned, diverse) = (group is BidderGroup.MigrantOwned or BidderGroup.Both ? "yes" : "no", group is BidderGroup.Diverse or BidderGroup.Both ? "yes" : "no");
                await snapshots.FreezeAsync($"interest {tender}", firm, new([new(city.CityId, "1", null, owned, diverse, null, [], [])]), portal.Clock.GetUtcNow(), CancellationToken.None);
                await barriers.SayAsync(new(tender, city, null!, [], false), firm, new("lost", [reason], words), CancellationToken.None);
            }
        }
    }
}
