using System.Text.Json;
using SupplierDiversity.Database;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.BidReports;

public class CubeTests(ReportPortal portal) : IClassFixture<ReportPortal>
{
    private static readonly string[] States = ["received", "withdrawn", "inadmissible", "rejected", "shortlisted", "awarded"];
    private static readonly BidderGroup[] Groups = Enum.GetValues<BidderGroup>();

    [Fact]
    public async Task Cube_AfterARandomHistory_IsWhatASlowCountFinds()
    {
        var (city, _) = await portal.CityAsync();
        var (tenders, random, keeper) = (await portal.TendersAsync(), new Random(8), portal.Services.GetRequiredService<CubeKeeper>());
        // The buyer is the city's: so are subcontracts.
        await portal.Db.ExecuteAsync("UPDATE buyers SET city_id = @CityId", new { city.CityId }, CancellationToken.None);
        List<(Guid Bid, Guid Firm)> bids = [];
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 12; i++)
            {
                bids.AddRange(await portal.BidAsync(city, tenders, 2024 + random.Next(2), Groups[random.Next(Groups.Length)], States[random.Next(States.Length)], 1));
                var (bid, firm) = bids[random.Next(bids.Count)];
                switch (random.Next(10))
                {
                    case 0:
                        await SetAsync("state = @State, shortlisted_at = @At, amount_cents = @Cents, currency = 'EUR'", bid, firm, random);
                        break;
                    case 1:
                        await SetAsync("supplier_id = NULL", bid, firm, random);
                        break;
                    case 2:
                        // Two entries of the register become one.
                        await portal.Db.ExecuteAsync("UPDATE bids SET supplier_id = @Kept WHERE supplier_id = @Gone", new { Kept = bids[random.Next(bids.Count)].Firm, Gone = firm }, CancellationToken.None);
                        break;
                    case 3:
                        await portal.EraseAsync(firm);
                        break;
                    case 4:
                        await SetAsync("received_at = @At", bid, firm, random);
                        break;
                    case 5:
                        await portal.NameSubcontractorAsync(city, bid, bids[random.Next(bids.Count)].Firm, Groups[random.Next(Groups.Length)]);
                        break;
                    case 6:
                        await portal.NameSubcontractorAsync(bid, $"Höfner & {random.Next(3)}");
                        break;
                    case 7:
                        // A file comes in, with bidders that nobody knows, and with news of some that came in before.
                        await portal.ImportAsync(tenders[random.Next(tenders.Count)], random.Next(4), new DateTimeOffset(2024 + random.Next(2), 3, 1, 0, 0, 0, TimeSpan.Zero), States[random.Next(States.Length)]);
                        break;
                    case 8:
                        // A joint bid counts for whoever sent it.
                        await portal.Db.ExecuteAsync("INSERT INTO bid_partners (bid_id, position, role, name) VALUES (@bid, (SELECT count(*) FROM bid_partners WHERE bid_id = @bid), 'member', 'Wit & Zoon')", new { bid }, CancellationToken.None);
                        break;
                    default:
                        break;
                }
            }

            await keeper.CountAsync(city, CancellationToken.None);
            // Again, though nothing changed, and with every mark made once more.
            await portal.Db.ExecuteAsync("UPDATE bids SET state = state WHERE city_id = @CityId", new { city.CityId }, CancellationToken.None);
            await keeper.CountAsync(city, CancellationToken.None);
            await CompareAsync(city);
        }

        await keeper.RebuildAsync(city, CancellationToken.None);
        Assert.NotEqual(0, await CompareAsync(city));
    }

    [Fact]
    public async Task Count_TwiceAtOnce_CountsOnce()
    {
        var (city, _) = await portal.CityAsync();
        var (tenders, keeper) = (await portal.TendersAsync(), portal.Services.GetRequiredService<CubeKeeper>());
        await portal.BidAsync(city, tenders, 2025, BidderGroup.Diverse, "awarded", 20);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => keeper.CountAsync(city, CancellationToken.None))));
        await CompareAsync(city);
    }

    [Fact]
    public async Task Cube_InterestThenABid_CountsTheFirmOnce()
    {
        var (city, _) = await portal.CityAsync();
        var tender = (await portal.TendersAsync())[0];
        var ((_, firm), now) = ((await portal.BidAsync(city, [tender], 2024, BidderGroup.Both, "awarded", 1))[0], new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var values = new { tender, city.CityId, firm, now, By = await new TestPeople(portal).PersonAsync($"officer@{city.Slug}.example"), Key = Array.Empty<byte>() };
        await portal.Db.ExecuteAsync("INSERT INTO bid_interests (tender_id, supplier_id, account_id, shown_at) VALUES (@tender, @firm, @By, @now)", values, CancellationToken.None);
        Assert.Equal("", await StagesAsync());
        // From the moment on when bids come in here the interest counts, too.
        await portal.Db.ExecuteAsync(
            "INSERT INTO bid_calls (tender_id, city_id, names_shown, electronic, feedback_days, public_key, sealed_private_key, made_by, made_at) VALUES (@tender, @CityId, FALSE, TRUE, 15, @Key, '', @By, @now)",
            values, CancellationToken.None);
        Assert.Equal("Unknown Interested", await StagesAsync());
        await portal.Db.ExecuteAsync("UPDATE bids SET received_at = @now WHERE supplier_id = @firm", values, CancellationToken.None);
        Assert.Equal("Both Won", await StagesAsync());
        await portal.Db.ExecuteAsync("UPDATE bids SET replaced_by = bid_id WHERE supplier_id = @firm", values, CancellationToken.None);
        Assert.Equal("Unknown Interested", await StagesAsync());
        await portal.Db.ExecuteAsync("UPDATE bid_interests SET ended_at = @now WHERE supplier_id = @firm", values, CancellationToken.None);
        Assert.Equal("", await StagesAsync());

        async Task<string> StagesAsync()
        {
            await portal.Services.GetRequiredService<CubeKeeper>().CountAsync(city, CancellationToken.None);
            await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
            var cube = await portal.Services.GetRequiredService<CubeBook>().ReadAsync(connection, null, city.CityId, 2025);
            return string.Join(", ", cube.Cells.Where(c => c.Table == "all").Select(c => $"{c.Group} {c.Stage}"));
        }
    }

    [Fact]
    public async Task Cube_BehindTheWall_IsNoisePlainlyRead()
    {
        var (city, _) = await portal.CityAsync();
        await portal.BidAsync(city, await portal.TendersAsync(), 2025, BidderGroup.Diverse, "awarded", 2);
        await portal.Services.GetRequiredService<CubeKeeper>().CountAsync(city, CancellationToken.None);
        await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        var payloads = (await Dapper.SqlMapper.QueryAsync<byte[]>(
            connection, "SELECT sealed FROM report_firms WHERE city_id = @CityId UNION ALL SELECT sealed FROM report_cubes WHERE city_id = @CityId UNION ALL SELECT sealed FROM report_year_pairs WHERE city_id = @CityId", new { city.CityId })).ToList();
        Assert.Equal(4, payloads.Count);
        Assert.All(payloads, p => Assert.DoesNotContain("year", System.Text.Encoding.Latin1.GetString(p), StringComparison.OrdinalIgnoreCase));
    }

    private Task SetAsync(string what, Guid bid, Guid firm, Random random) => portal.Db.ExecuteAsync(
        $"UPDATE bids SET {what} WHERE bid_id = @Bid",
        new { Bid = bid, Firm = firm, State = States[random.Next(States.Length)], Cents = random.NextInt64(1, 100_000_000), At = DapperTypes.Cut(new DateTimeOffset(2024, 12, 31, 22, 59, 59, TimeSpan.Zero).AddSeconds(random.Next(3))) },
        CancellationToken.None);

    // How many cells each two years have at least.
    private async Task<int> CompareAsync(City city)
    {
        var book = portal.Services.GetRequiredService<CubeBook>();
        await using var connection = await portal.Services.GetRequiredService<BackgroundDatabase>().OpenAsync(BackgroundReason.Work, CancellationToken.None);
        var (pairs, firms) = (new YearPairs(), new List<(int Year, string Name, FunnelFirm Firm)>());
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            var slow = await HonestFunnel.OfAsync(portal.Services, city, year);
            Assert.Equal(Written(ReportCube.Of(slow.Select(f => f.Firm))), Written(await book.ReadAsync(connection, null, city.CityId, year)));
            firms.AddRange(slow.Select(f => (year, f.Name, f.Firm)));
        }

        foreach (var firm in firms.GroupBy(f => f.Name))
        {
            pairs.Add(firm.Select(f => (f.Year, f.Firm)));
        }

        var (pairBook, cells) = (portal.Services.GetRequiredService<YearPairBook>(), int.MaxValue);
        foreach (var years in new[] { (2024, 2025), (2024, 2024), (2025, 2025) })
        {
            var both = await pairBook.ReadAsync(connection, null, city.CityId, years.Item1, years.Item2);
            Assert.Equal(JsonSerializer.Serialize(pairs.On(years, YearPair.Empty)), JsonSerializer.Serialize(both));
            cells = Math.Min(cells, both.Cells.Count);
        }

        return cells;
    }

    private static string Written(ReportCube cube) => JsonSerializer.Serialize(new { Cells = cube.Cells.Select(c => c with { Count = c.Count with { Keys = 0 } }), cube.Amounts });
}
