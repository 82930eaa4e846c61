using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// The report on bidders of one city with many bids: reading a cube, making the whole protected report, and counting all
/// cubes anew, beside plain <c>GROUP BY</c>s over the same bids in one plain table that nobody may keep: of bids, of different
/// firms, and of firms at the bid that came furthest in the year, which is what the cubes hold. Arguments: tenders, bids, and a
/// SQLite file or a PostgreSQL connection string, which is filled once.
/// </summary>
internal static class BidReports
{
    private const int Rounds = 21;

    private static readonly string[] Cuts = ["", ", trade, size", ", procedure", ", value", ", clause", ", subcontractors"];

    // A firm once a year, where it came to stand: of the cubes' own figures.
    private const string Furthest =
        """
        (SELECT year, grp, stage, trade, size, procedure, value, clause, subcontractors, cents,
                row_number() OVER (PARTITION BY year, firm ORDER BY CASE WHEN stage < 2 THEN stage WHEN stage > 4 THEN 2 ELSE 3 END, cents) AS place
         FROM raw_bids) furthest
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var tenders = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 1_000_000;
        var bids = args is [_, var b, ..] ? int.Parse(b, CultureInfo.InvariantCulture) : 10_000_000;
        var place = args is [_, _, var kept, ..] ? kept : Path.Combine(Directory.CreateTempSubdirectory("sd-reports").FullName, "portal.db");
        await using var app = Pages.Build(place);
        var (db, background) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<BackgroundDatabase>());
        await app.Services.GetRequiredService<PortalDatabase>().PrepareAsync(CancellationToken.None);
        await InventedBids.FillAsync(db, background, tenders, bids);
        var city = (await app.Services.GetRequiredService<CityList>().FindBySlugAsync(InventedBids.City, CancellationToken.None))!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenders:N0} tenders, {bids:N0} bids on {db.Engine}"));

        double cheapest = 0, sum = 0, sumOfFirms = 0, sumOfFurthest = 0;
        foreach (var cut in Cuts)
        {
            var rows = await FastestAsync(db, $"SELECT year, grp, stage{cut}, count(*), sum(cents) FROM raw_bids GROUP BY year, grp, stage{cut}");
            var firms = await FastestAsync(db, $"SELECT year, grp, stage{cut}, count(DISTINCT firm), sum(cents) FROM raw_bids GROUP BY year, grp, stage{cut}");
            var furthest = await FastestAsync(db, $"SELECT year, grp, stage{cut}, count(*), sum(cents) FROM {Furthest} WHERE place = 1 GROUP BY year, grp, stage{cut}");
            (cheapest, sum, sumOfFirms, sumOfFurthest) = (cheapest == 0 ? rows : Math.Min(cheapest, rows), sum + rows, sumOfFirms + firms, sumOfFurthest + furthest);
            Say($"GROUP BY year, group, stage{cut}: bids {rows:0} ms, firms {firms:0} ms, firms at their furthest bid {furthest:0} ms");
        }

        var (keeper, book, gate) = (app.Services.GetRequiredService<CubeKeeper>(), app.Services.GetRequiredService<CubeBook>(), app.Services.GetRequiredService<ReportGate>());
        var reading = Stopwatch.StartNew();
        var seen = 0;
        await foreach (var bid in app.Services.GetRequiredService<BidHistory>().AllBidsAsync(city.CityId, CancellationToken.None))
        {
            seen += bid.State.Length > 0 ? 1 : 0;
        }

        Say($"reading {seen:N0} bids one by one: {reading.Elapsed.TotalSeconds:0.0} s");
        reading.Restart();
        var firmYears = 0;
        await using (var connection = await background.OpenAsync(BackgroundReason.Work, CancellationToken.None))
        {
            await foreach (var _ in app.Services.GetRequiredService<FirmYears>().ReadAsync(city, null, connection, null, CancellationToken.None))
            {
                firmYears++;
            }
        }

        Say($"the same with statuses and traits of {firmYears:N0} firms and years: {reading.Elapsed.TotalSeconds:0.0} s");
        var rebuild = Stopwatch.StartNew();
        var counted = await keeper.RebuildAsync(city, CancellationToken.None);
        Say($"counting all cubes anew ({counted:N0} firms): {rebuild.Elapsed.TotalSeconds:0.0} s; the sum of the GROUP BYs of firms {sumOfFirms / 1000:0.0} s ({rebuild.Elapsed.TotalMilliseconds / sumOfFirms:0.00}×), of firms at their furthest bid {sumOfFurthest / 1000:0.0} s ({rebuild.Elapsed.TotalMilliseconds / sumOfFurthest:0.00}×), of bids {sum / 1000:0.0} s ({rebuild.Elapsed.TotalMilliseconds / sum:0.00}×)");

        var year = InventedBids.FirstYear + 1;
        var read = await MedianAsync(Rounds, async () =>
        {
            await using var connection = await background.OpenAsync(BackgroundReason.Work, CancellationToken.None);
            return (await book.ReadAsync(connection, null, city.CityId, year)).Of(BidderGroup.Neither, FunnelStage.Won).Firms;
        });
        Say($"reading a cube: {read:0.00} ms, 1/{cheapest / read:0} of the cheapest GROUP BY");
        // The year before is told already, so each round also sees to what the two tell together.
        await background.InTransactionAsync(BackgroundReason.Work, (connection, transaction) => connection.ExecuteAsync("DELETE FROM report_releases", null, transaction), CancellationToken.None);
        await gate.MakeAsync(city, year - 1, 10, CancellationToken.None);
        var report = await MedianAsync(5, async () =>
        {
            await background.InTransactionAsync(
                BackgroundReason.Work, (connection, transaction) => connection.ExecuteAsync("DELETE FROM report_releases WHERE year = @year", new { year }, transaction), CancellationToken.None);
            return await gate.MakeAsync(city, year, 10, CancellationToken.None) ? 1 : throw new InvalidOperationException("The year was not told.");
        });
        var told = (await gate.AllAsync(city, CancellationToken.None)).Single(r => r.Year == year).Released;
        Say($"making the whole protected report, once a year: {report:0} ms, 1/{cheapest / report:0.0} of the cheapest GROUP BY; {told.Cuts.Count} breakdowns with {told.Cuts.Sum(c => c.Lines.Count)} lines");
        var again = await MedianAsync(Rounds, async () => (await gate.AllAsync(city, CancellationToken.None)).Count);
        Say($"reading it and the year before: {again:0.00} ms, 1/{cheapest / again:0} of the cheapest GROUP BY");
        await db.ExecuteAsync("UPDATE bids SET state = 'awarded' WHERE bid_id IN (SELECT bid_id FROM bids WHERE supplier_id IS NOT NULL LIMIT 500)", null, CancellationToken.None);
        var step = Stopwatch.StartNew();
        var moved = await keeper.CountAsync(city, CancellationToken.None);
        Say($"carrying {moved} changed firms: {step.ElapsedMilliseconds} ms");
        return 0;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static async Task<double> FastestAsync(Db db, string sql)
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        var best = double.MaxValue;
        for (var round = 0; round < 2; round++)
        {
            var watch = Stopwatch.StartNew();
            await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, commandTimeout: 0));
            while (await reader.ReadAsync())
            {
            }

            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static async Task<double> MedianAsync(int rounds, Func<Task<long>> work)
    {
        await work();
        List<double> times = [];
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(rounds / 2);
    }
}
