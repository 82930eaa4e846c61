using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// Classifies all firms of one city, each with three owners and one holding layer, beside reading the same rows of the same
/// statements with a bare data reader. The bare reader takes every value of every row and opens nothing: what is sealed stays
/// sealed. Arguments: firms, rounds, and a SQLite file or a PostgreSQL connection string, which is filled once.
/// </summary>
internal static class Classification
{
    private static readonly DateTimeOffset At = new(2026, 3, 31, 21, 59, 59, TimeSpan.Zero);

    private static readonly string[] Behind =
    [
        OwnershipBook.FindMany, OwnersSql.OfMany, OwnersSql.AnswersOfMany, OwnersSql.DecisionsOfMany, OwnersSql.ErasuresOfMany, WorkforceSql.OfMany,
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var firms = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args is [_, var r, ..] ? int.Parse(r, CultureInfo.InvariantCulture) : 3;
        var place = args is [_, _, var kept, ..] ? kept : Path.Combine(Directory.CreateTempSubdirectory("sd-classify").FullName, "portal.db");
        await using var app = Pages.Build(place);
        var (db, background) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<BackgroundDatabase>());
        await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        await background.PrepareAsync(CancellationToken.None);
        var city = await InventedFirms.FillAsync(app.Services, firms);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{firms:N0} firms on {db.Engine}; seconds: classified, the same rows bare, ratio"));
        for (var round = 0; round < rounds; round++)
        {
            var (bare, rows) = await TimeAsync(() => ReadAsync(db, background, city));
            var (ours, counts) = await TimeAsync(() => CountAsync(app.Services.GetRequiredService<CityStatuses>(), city));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{ours,7:0.0} {bare,7:0.0} {ours / bare,6:0.00}×  {rows:N0} rows; {string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value:N0}"))}; {GC.GetTotalMemory(false) / 1_000_000} MB"));
        }

        return 0;
    }

    private static async Task<Dictionary<StatusAnswer, int>> CountAsync(CityStatuses statuses, City city)
    {
        var counts = new Dictionary<StatusAnswer, int>();
        await foreach (var firm in statuses.OfAsync(city, new(2026, 3, 31), At, CancellationToken.None))
        {
            counts[firm.MigrantOwned] = counts.GetValueOrDefault(firm.MigrantOwned) + 1;
        }

        return counts;
    }

    private static async Task<long> ReadAsync(Db db, BackgroundDatabase background, City city)
    {
        await using var main = await db.OpenAsync(CancellationToken.None);
        await using var behind = await background.OpenAsync(BackgroundReason.Work, CancellationToken.None);
        var (rows, after) = (0L, Guid.Empty);
        for (var read = CityStatuses.AtOnce; read == CityStatuses.AtOnce;)
        {
            var first = Guid.Empty;
            read = 0;
            using (var reader = await main.ExecuteReaderAsync(FirmsSql.AllowingAfter, new { city.CityId, After = after, Most = CityStatuses.AtOnce }))
            {
                while (await reader.ReadAsync())
                {
                    Take(reader);
                    after = reader.GetGuid(0);
                    first = read++ == 0 ? after : first;
                }
            }

            rows += read;
            foreach (var sql in read == 0 ? [] : Behind)
            {
                using var reader = await behind.ExecuteReaderAsync(sql, new { First = first, Last = after, At });
                while (await reader.ReadAsync())
                {
                    Take(reader);
                    rows++;
                }
            }
        }

        return rows;
    }

    private static void Take(DbDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            _ = reader.GetValue(i);
        }
    }

    private static async Task<(double Seconds, T Result)> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (watch.Elapsed.TotalSeconds, result);
    }
}
