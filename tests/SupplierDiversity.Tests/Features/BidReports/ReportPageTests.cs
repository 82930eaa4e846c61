using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

public class ReportPageTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    [Fact]
    public async Task Make_AYear_IsToldOnceInEveryFormAlike()
    {
        var (city, officer) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.MigrantOwned, "awarded", 12);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.MigrantOwned, "rejected", 28);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "awarded", 36);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "rejected", 24);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "awarded", 15);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "rejected", 30);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Unknown, "inadmissible", 20);
        var page = await MakeAsync(city, officer, "2025", "10");
        var text = page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');
        Assert.Contains("30% (16.6% to 46.5%)", text, StringComparison.Ordinal);
        Assert.Contains("is lower than that of “Neither”", text, StringComparison.Ordinal);
        Assert.Contains("87.9%", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg[role='img'] desc"));

        // What comes later changes nothing.
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "awarded", 10);
        var report = Assert.Single(await portal.Services.GetRequiredService<ReportGate>().AllAsync(city, CancellationToken.None));
        Assert.False(await portal.Services.GetRequiredService<ReportGate>().MakeAsync(city, 2025, 20, CancellationToken.None));
        Assert.Equal(15, report.Released.Reached(BidderGroup.Diverse, FunnelStage.Won));
        var json = JsonDocument.Parse(await officer.Http.GetStringAsync($"/en/admin/cities/{city.Slug}/report/2025.json")).RootElement;
        var lines = json.GetProperty("years")[0].GetProperty("lines").EnumerateArray().Select(l => $"{l.GetProperty("group")},{l.GetProperty("stage")},{l.GetProperty("reached")}").ToList();
        Assert.Contains("migrant-owned,won,12", lines);
        Assert.Contains("diverse,won,15", lines);
        Assert.Contains("By size of the business", text, StringComparison.Ordinal);
        Assert.Contains("within the same trade: the odds", text, StringComparison.Ordinal);
        Assert.Equal(
            ["small migrant-owned+diverse+both won 14", "micro migrant-owned+diverse+both won 13", "unknown migrant-owned+diverse+both won 0"],
            json.GetProperty("years")[0].GetProperty("cuts").EnumerateArray().Where(c => c.GetProperty("by").GetString() == "size" && c.GetProperty("stage").GetString() == "won" && c.GetProperty("group").GetString()!.StartsWith('m'))
                .Select(c => $"{c.GetProperty("value")} {c.GetProperty("group")} {c.GetProperty("stage")} {c.GetProperty("count")}"));
        var csv = await officer.Http.GetStringAsync($"/de/admin/cities/{city.Slug}/report/2025.csv");
        Assert.Contains($"{city.Slug},2025,10,migrant-owned+diverse+both,won,14,,,1,size,small", csv, StringComparison.Ordinal);
        Assert.Equal(lines, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(l => l.EndsWith(",,,,,,", StringComparison.Ordinal) && !l.Contains(",subcontracted,", StringComparison.Ordinal)).Select(l => string.Join(',', l.Split(',')[3..6])));
        using var workbook = new ZipArchive(await officer.Http.GetStreamAsync($"/en/admin/cities/{city.Slug}/report/2025.xlsx"));
        using var sheet = new StreamReader(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains("<is><t>won</t></is></c><c><v>12</v></c>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // The officer knows that one business more bid than the year before, and which.
    [Fact]
    public async Task Make_YearOfNearlyTheSameFirms_DoesNotTellTheGroupOfTheNewOne()
    {
        var (city, _) = await portal.CityAsync();
        var (tenders, gate) = (await portal.TendersAsync(), portal.Services.GetRequiredService<ReportGate>());
        var diverse = (await portal.BidAsync(city, tenders, 2024, BidderGroup.Diverse, "rejected", 30)).Select(b => b.Firm).ToList();
        var neither = (await portal.BidAsync(city, tenders, 2024, BidderGroup.Neither, "rejected", 40)).Select(b => b.Firm).ToList();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "rejected", 31, diverse);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "rejected", 40, neither);
        Assert.True(await gate.MakeAsync(city, 2024, 10, CancellationToken.None));
        Assert.True(await gate.MakeAsync(city, 2025, 10, CancellationToken.None));
        var (now, then) = ((await gate.AllAsync(city, CancellationToken.None))[0].Released, (await gate.AllAsync(city, CancellationToken.None))[1].Released);
        Assert.Equal((30, 40), (then.Reached(BidderGroup.Diverse, FunnelStage.Bid), then.Reached(BidderGroup.Neither, FunnelStage.Bid)));
        Assert.Null(now.Reached(BidderGroup.Diverse, FunnelStage.Bid));
        Assert.True(now.Reached(BidderGroup.Neither, FunnelStage.Bid) is null || now.Reached(null, FunnelStage.Bid) is null);
        Assert.Empty(now.Cuts);
    }

    [Fact]
    public async Task Make_AfterAnswersWereTakenBack_LeavesThemOutAndSaysSoWhileWhatWasToldStands()
    {
        var (city, officer) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        List<Guid> owned = [];
        foreach (var year in new[] { 2024, 2025 })
        {
            owned.AddRange((await portal.BidAsync(city, tenders, year, BidderGroup.MigrantOwned, "rejected", 30)).Take(12).Select(b => b.Firm));
            await portal.BidAsync(city, tenders, year, BidderGroup.Neither, "rejected", 40);
        }

        Assert.Contains("Fewer than 10 businesses of this year took their answers back", (await MakeAsync(city, officer, "2024", "10")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var gate = portal.Services.GetRequiredService<ReportGate>();
        var told = JsonSerializer.Serialize(Assert.Single(await gate.AllAsync(city, CancellationToken.None)));
        foreach (var firm in owned)
        {
            await portal.EraseAsync(firm);
        }

        Assert.Contains("At least 10 businesses of this year took their answers back", (await MakeAsync(city, officer, "2025", "10")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var releases = await gate.AllAsync(city, CancellationToken.None);
        Assert.Equal(told, JsonSerializer.Serialize(releases.Single(r => r.Year == 2024)));
        var next = releases.Single(r => r.Year == 2025).Released;
        Assert.Equal((18, 12, 40), (next.Reached(BidderGroup.MigrantOwned, FunnelStage.Bid), next.Reached(BidderGroup.Unknown, FunnelStage.Bid), next.Reached(BidderGroup.Neither, FunnelStage.Bid)));
        Assert.Equal(10, next.TakenBack);
    }

    [Fact]
    public async Task TakenBack_OfFirmsThatWorkedForWinners_IsCountedToo()
    {
        var (city, _) = await portal.CityAsync();
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Roofs", buyer: city.Name));
        await portal.Db.ExecuteAsync("UPDATE buyers SET city_id = @CityId WHERE buyer_id = (SELECT buyer_id FROM tenders WHERE tender_id = @tender)", new { city.CityId, tender }, CancellationToken.None);
        IReadOnlyList<string> tenders = [tender];
        var workers = (await portal.BidAsync(city, tenders, 2024, BidderGroup.MigrantOwned, "rejected", 10)).Select(b => b.Firm).ToList();
        var winners = await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "awarded", 10);
        foreach (var (winner, worker) in winners.Zip(workers))
        {
            await portal.NameSubcontractorAsync(city, winner.Bid, worker, BidderGroup.MigrantOwned);
        }

        await portal.Services.GetRequiredService<CubeKeeper>().CountAsync(city, CancellationToken.None);
        var takenBack = portal.Services.GetRequiredService<TakenBackAnswers>();
        Assert.Equal(0, await takenBack.OfAsync(city, 2025, 10, CancellationToken.None));
        foreach (var worker in workers)
        {
            await portal.EraseAsync(worker);
        }

        Assert.Equal(10, await takenBack.OfAsync(city, 2025, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Make_SmallCounts_AreHiddenOnThePageAndEmptyInFiles()
    {
        var (city, officer) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "awarded", 3);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "rejected", 30);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "awarded", 14);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "rejected", 24);
        var page = await MakeAsync(city, officer, "2025", "10");
        Assert.Contains("too few to tell", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("hidden", page.QuerySelector("tbody tr:nth-child(2) td:nth-child(6)")!.TextContent);
        var csv = await officer.Http.GetStringAsync($"/en/admin/cities/{city.Slug}/report/2025.csv");
        Assert.Contains($"{city.Slug},2025,10,diverse,won,,won,,", csv, StringComparison.Ordinal);
        Assert.Contains($"{city.Slug},2025,10,diverse,bid,33,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NothingOneBidderOrAllUnknown_SaysSo()
    {
        var (city, officer) = await portal.CityAsync();
        var address = $"/en/admin/cities/{city.Slug}/report";
        Assert.Contains("No year has been counted yet", (await officer.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("has not been counted", (await officer.GetAsync($"{address}?year=2031")).Body!.TextContent, StringComparison.Ordinal);
        await officer.GetAsync($"{address}/2031.csv", HttpStatusCode.NotFound);
        Assert.Contains("No business showed interest", (await MakeAsync(city, officer, "2024", "10")).Body!.TextContent, StringComparison.Ordinal);
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "awarded", 1);
        Assert.Contains("Too few businesses bid in this year", (await MakeAsync(city, officer, "2025", "10")).Body!.TextContent, StringComparison.Ordinal);
        await portal.BidAsync(city, tenders, 2023, BidderGroup.Unknown, "received", 15);
        var unknown = (await MakeAsync(city, officer, "2023", "10")).QuerySelector("main")!.TextContent;
        Assert.Contains("0%", unknown, StringComparison.Ordinal);
        Assert.Contains("not two groups", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_SubcontractorsOfNotices_AreToldBesideTheFunnelWithReachByChannelAndLanguage()
    {
        var (city, officer) = await portal.CityAsync();
        var (call, bridges) = (TestTenders.Call("Roads", buyer: city.Name), TestTenders.Call("Bridges", buyer: city.Name));
        var tender = await new TestTenders(portal.Services).PublishAsync(call);
        var other = await new TestTenders(portal.Services).PublishAsync(bridges);
        await portal.BidAsync(city, [tender, other], 2025, BidderGroup.MigrantOwned, "awarded", 20);
        await portal.BidAsync(city, [tender, other], 2025, BidderGroup.Neither, "awarded", 20);
        var firms = (await portal.BidAsync(city, [tender, other], 2024, BidderGroup.Neither, "rejected", 12)).Select(f => f.Firm).ToArray();
        await portal.Db.ExecuteAsync("UPDATE buyers SET city_id = @CityId WHERE buyer_id = (SELECT buyer_id FROM tenders WHERE tender_id = @tender)", new { city.CityId, tender }, CancellationToken.None);
        var numbers = await portal.Db.ListAsync<string>($"SELECT registration_key FROM suppliers WHERE {portal.Db.In("supplier_id", "@firms")}", new { firms }, CancellationToken.None);
        // Twelve by their numbers, and strangers in another tender.
        var named = Named(call, [.. numbers.Select(n => ($"{n} Ltd", n))]);
        await new TestTenders(portal.Services).PublishAsync([named, Named(bridges, [.. Enumerable.Range(0, 14).Select(i => ($"Stranger {i}", $"X{i}"))])]);
        var account = await new TestPeople(portal).PersonAsync($"writer@{city.Slug}.example");
        foreach (var (channel, languages, done) in new[] { ("radio", "tr;ar", true), ("radio", "tr", true), ("poster", "tr", false) })
        {
            await portal.Db.ExecuteAsync(
                """
                INSERT INTO publicity_lines (line_id, tender_id, city_id, channel, name, languages, planned_on, done_on, done_note, written_by, written_at)
                VALUES (@Id, @tender, @CityId, @channel, 'One', @languages, @Day, @Done, '', @account, @Now)
                """,
                new { Id = Guid.CreateVersion7(), tender, city.CityId, channel, languages, Day = new DateOnly(2025, 4, 1), Done = done ? new DateOnly(2025, 4, 2) : (DateOnly?)null, account, Now = portal.Clock.GetUtcNow() },
                CancellationToken.None);
        }

        var page = await MakeAsync(city, officer, "2025", "10");
        var rows = page.QuerySelector("article table")!.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelector("td:last-child")!.TextContent);
        Assert.Equal(("26", "26", "0%"), (rows["Not known"], rows["All"], rows["Group known for"].Replace('\u00a0', ' ')));
        Assert.Contains("Who got work from winners", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await officer.Http.GetStringAsync($"/en/admin/cities/{city.Slug}/report/2025.json")).RootElement.GetProperty("years")[0];
        Assert.Equal(["radio ar 1", "radio tr 2"], json.GetProperty("reach").EnumerateArray().Select(r => $"{r.GetProperty("channel")} {r.GetProperty("language")} {r.GetProperty("count")}"));
        Assert.Contains($"{city.Slug},2025,10,unknown,subcontracted,26,,,0,,", await officer.Http.GetStringAsync($"/en/admin/cities/{city.Slug}/report/2025.csv"), StringComparison.Ordinal);
        Assert.Equal(12, await KnownAsync());

        // A newer edition that names nobody takes them away.
        await new TestTenders(portal.Services).PublishAsync(TestTenders.NextVersion(named with { Result = TestTenders.Result(call).Result }));
        await portal.Services.GetRequiredService<SubcontractBook>().ReadAsync(CancellationToken.None);
        Assert.Equal(0, await KnownAsync());

        async Task<long> KnownAsync() => Assert.Single(await portal.Db.ListAsync<long>("SELECT count(*) FROM subcontracts WHERE city_id = @CityId AND supplier_id IS NOT NULL", new { city.CityId }, CancellationToken.None));
    }

    [Theory]
    [InlineData("Least", "4", "from 5 to 100")]
    [InlineData("Least", "many", "from 5 to 100")]
    [InlineData("Year", "2026", "Choose a year")]
    [InlineData("Year", "1999", "Choose a year")]
    public async Task Make_WrongField_IsSaid(string field, string value, string problem)
    {
        var (city, officer) = await portal.CityAsync();
        using var refused = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{city.Slug}/report"), [new(field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(problem, (await PageVisitor.ReadAsync(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OtherRolesAndCities_AreNotLetIn()
    {
        var (city, _) = await portal.CityAsync();
        var (_, stranger) = await portal.CityAsync();
        await stranger.GetAsync($"/en/admin/cities/{city.Slug}/report", HttpStatusCode.NotFound);
        List<PageVisitor> others = [];
        foreach (var role in RoleCode.OfCities.Except([Role.MonitoringOfficer]))
        {
            others.Add(await portal.PersonAsync(city, role));
        }

        foreach (var other in others)
        {
            await other.GetAsync($"/en/admin/cities/{city.Slug}/report", HttpStatusCode.Forbidden);
            await other.GetAsync($"/en/admin/cities/{city.Slug}/report/2025.csv", HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Verb_WholeYears_PrintsWhatThePageShows()
    {
        var (city, _) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Both, "awarded", 11);
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Neither, "awarded", 14);
        var (code, csv, error) = await RunAsync("monitoring", "--city", city.Slug, "--from", "2025-01-01", "--to", "2026-12-31");
        Assert.Equal(Exit.Success, code);
        Assert.Contains($"{city.Slug},2025,10,both,won,11,won,11,", csv, StringComparison.Ordinal);
        Assert.Contains("Only whole calendar years", error, StringComparison.Ordinal);
        Assert.Equal(Exit.BadUsage, (await RunAsync("monitoring", "--city", "nowhere", "--from", "2025-01-01", "--to", "2025-12-31")).Code);
        Assert.Equal(Exit.BadUsage, (await RunAsync("monitoring", "--city", city.Slug, "--from", "soon", "--to", "2025-12-31")).Code);
        Assert.Equal(Exit.BadUsage, (await RunAsync("monitoring", "--city", city.Slug, "--from", "2025-01-01", "--to", "2025-12-31", "--audience", "everybody")).Code);
    }

    [Fact]
    public async Task Publish_AYear_ShowsEverybodyTheSameChangedCountsInEveryFormAndNeverOpensTheWall()
    {
        var (city, officer) = await portal.CityAsync();
        var tenders = await portal.TendersAsync();
        foreach (var (group, won, lost) in new[] { (BidderGroup.MigrantOwned, 12, 28), (BidderGroup.Neither, 36, 44), (BidderGroup.Diverse, 3, 30), (BidderGroup.Unknown, 20, 25) })
        {
            await portal.BidAsync(city, tenders, 2025, group, "awarded", won);
            await portal.BidAsync(city, tenders, 2025, group, "rejected", lost);
        }

        var (anybody, address) = (portal.NewVisitor(), $"/en/cities/{city.Slug}/report");
        var page = await MakeAsync(city, officer, "2025", "10");
        Assert.Contains("has published no report", (await anybody.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        await anybody.GetAsync($"{address}/2025.csv", HttpStatusCode.NotFound);
        using var published = await officer.SubmitAsync(page, [], "main form[action$=public]");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains($"{address}?year=2025", (await officer.GetAsync(published.Headers.Location!.ToString())).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Who bid and who won", (await anybody.GetAsync($"/en/cities/{city.Slug}/monitoring")).Body!.TextContent, StringComparison.Ordinal);

        var opened = portal.Services.GetRequiredService<BackgroundDatabase>().Opened;
        var csv = await anybody.Http.GetStringAsync($"{address}/2025.csv");
        var json = JsonDocument.Parse(await anybody.Http.GetStringAsync($"{address}/2025.json")).RootElement.GetProperty("years")[0];
        using var workbook = new ZipArchive(await anybody.Http.GetStreamAsync($"{address}/2025.xlsx"));
        using var sheet = new StreamReader(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        var shown = (await anybody.GetAsync(address)).QuerySelector("article table")!.QuerySelectorAll("tbody tr").Take(6).Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent)).ToList();
        Assert.Equal(opened, portal.Services.GetRequiredService<BackgroundDatabase>().Opened);

        var officers = Assert.Single(await portal.Services.GetRequiredService<ReportGate>().AllAsync(city, CancellationToken.None)).Released;
        var (lines, changed) = (json.GetProperty("lines").EnumerateArray().ToList(), 0);
        Assert.Equal(30, lines.Count);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            long? told = line.GetProperty("reached") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
            var exact = officers.Reached(i / 5 < 5 ? (BidderGroup)(i / 5) : null, (FunnelStage)(i % 5));
            Assert.True(exact is { } n ? told - n is >= -3 and <= 3 : told is null, $"{told} for {exact}");
            Assert.Equal(told?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "hidden", shown[i / 5].ElementAt(i % 5));
            changed += told == exact ? 0 : 1;
        }

        Assert.True(changed > 3);
        Assert.Equal(lines.Select(l => l.GetProperty("reached").ToString()), csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(30).Select(l => l.Split(',')[5]));
        Assert.Equal(lines.Count(l => l.GetProperty("reached").ValueKind == JsonValueKind.Number), lines.Count(l => l.GetProperty("reached") is { ValueKind: JsonValueKind.Number } n && cells.Contains($"<v>{n}</v>", StringComparison.Ordinal)));
        Assert.Equal(csv, (await RunAsync("monitoring", "--city", city.Slug, "--from", "2025-01-01", "--to", "2025-12-31", "--audience", "public")).Out);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> MakeAsync(City city, PageVisitor officer, string year, string least)
    {
        using var made = await officer.SubmitAsync(await officer.GetAsync($"/en/admin/cities/{city.Slug}/report"), [new("Year", year), new("Least", least)], "main form[novalidate]");
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return await officer.GetAsync(made.Headers.Location!.ToString());
    }

    private static Notice Named(Notice call, (string Name, string Number)[] subcontractors)
    {
        var result = TestTenders.Result(call);
        var lot = result.Result!.LotResults[0];
        var winner = lot.Winners[0] with
        {
            DecidedOn = new DateOnly(2025, 7, 1),
            Subcontractors = [.. subcontractors.Select((s, i) => TestTenders.Organisation($"ORG-{2000 + i}", s.Name) with { CompanyIds = [s.Number] })],
        };
        return result with { Result = result.Result with { LotResults = [lot with { Winners = [winner] }] } };
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ReportVerb.Verb.RunAsync(new VerbCall(arguments, Json: false, portal.Services, CancellationToken.None) { Out = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
