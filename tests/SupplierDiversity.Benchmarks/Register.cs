using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Suppliers.Duplicates;
using SupplierDiversity.Features.Suppliers.Listing;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// Search of the directory with many firms, beside the same indexed query run bare on an open connection and read with a
/// data reader; and the search for entries that may be one firm twice, beside reading what it compares. Arguments: firms, rounds,
/// and a SQLite file or a PostgreSQL connection string, which is filled once.
/// </summary>
internal static class Register
{
    private const int Chunk = 10_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var firms = args is [var n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args is [_, var r, ..] ? int.Parse(r, CultureInfo.InvariantCulture) : 31;
        var place = args is [_, _, var kept, ..] ? kept : Path.Combine(Directory.CreateTempSubdirectory("sd-register").FullName, "portal.db");
        await using var app = Pages.Build(place);
        var db = app.Services.GetRequiredService<Db>();
        await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        await FillAsync(db, firms);
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(db.Engine == DatabaseEngine.Postgres ? "ANALYZE;" : "ANALYZE suppliers; ANALYZE supplier_cities; ANALYZE directory_entries");
        var listed = app.Services.GetRequiredService<ListedFirms>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{firms:N0} firms on {db.Engine}; median of {rounds} in ms: search, the same query bare, ratio"));
        foreach (var search in new FirmSearch[]
        {
            new("", "", "", "", 1), new("wort77", "", "", "", 1), new("firma", "", "", "", 1), new("", "4521", "", "", 1), new("", "", "DE21", "", 1), new("firma wort7", "45", "DE2", "", 1), new("", "45", "DE", "", 20),
        })
        {
            var (query, count, page) = await listed.StatementsAsync(search, "en", CancellationToken.None);
            var found = (await listed.FindAsync(search, "en", CancellationToken.None)).Found;
            var (ours, bare) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(await TimeAsync(() => listed.FindAsync(search, "en", CancellationToken.None)));
                bare.Add(await TimeAsync(async () =>
                {
                    await connection.ExecuteScalarAsync<long>(count, new { Query = query, Most = ListedFirms.MostCounted + 1 });
                    await using var reader = await connection.ExecuteReaderAsync(page, new { Query = query, Most = ListedFirms.PageSize, Skip = (search.Page - 1) * ListedFirms.PageSize });
                    while (await reader.ReadAsync())
                    {
                    }
                }));
            }

            var (a, b) = (Median(ours), Median(bare));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{search.ToPath(search.Page),-50} {found,6} found {a,8:0.00} {b,8:0.00} {a / b,6:0.00}×"));
        }

        var pairs = 0;
        var searching = await TimeAsync(async () => pairs = (await app.Services.GetRequiredService<DuplicateSearch>().FindAsync(null, CancellationToken.None)).Count);
        var read = await TimeAsync(async () =>
        {
            await using var reader = await connection.ExecuteReaderAsync(DuplicatesSql.All);
            while (await reader.ReadAsync())
            {
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"may be one firm twice: {pairs} pairs shown, {searching:N0} ms; the rows alone {read:N0} ms"));
        return 0;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task FillAsync(Db db, int firms)
    {
        await using (var connection = await db.OpenAsync(CancellationToken.None))
        {
            if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM suppliers") >= firms)
            {
                return;
            }
        }

        var word = 0;
        var (random, city, now) = (new Random(7), Guid.CreateVersion7(), new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        await db.ExecuteAsync(
            "INSERT INTO cities (city_id, slug, name, country, time_zone, language, created_at) VALUES (@city, 'bench', 'Bench', 'DEU', 'Europe/Berlin', 'de', @now)", new { city, now }, CancellationToken.None);
        foreach (var chunk in Enumerable.Range(0, firms).Chunk(Chunk))
        {
            await db.InTransactionAsync(
                async (connection, transaction) =>
                {
                    foreach (var i in chunk)
                    {
                        var firm = new ListedFirm
                        {
                            SupplierId = Guid.CreateVersion7(),
                            // Of a thousand, ten have the name of the one before them in another legal form.
                            Name = i % 100 == 1 ? $"Firma wort{word} nummer{i - 1} GmbH" : $"Firma wort{word = random.Next(1000)} nummer{i}",
                            TradingName = "",
                            RegistrationId = $"{i}",
                            Nuts = $"DE{random.Next(1, 10)}{random.Next(1, 10)}",
                            Cpv = $"{random.Next(10, 99)}{random.Next(10, 99)};{random.Next(10, 99)}",
                            Size = "small",
                        };
                        await connection.ExecuteAsync(
                            """
                            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size, origin, created_at, changed_at)
                            VALUES (@SupplierId, 'B', @RegistrationId, @RegistrationId, @Name, @Name, 'DE', @Nuts, @Cpv, '', '', @Size, 'self', @now, @now)
                            """,
                            new { firm.SupplierId, firm.RegistrationId, firm.Name, firm.Nuts, firm.Cpv, firm.Size, now },
                            transaction);
                        await connection.ExecuteAsync("INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@SupplierId, @city, @yes, @yes, @now)", new { firm.SupplierId, city, yes = true, now }, transaction);
                        await DirectoryIndex.EnterAsync(connection, transaction, db, firm, [city], now.AddMilliseconds(i));
                    }
                },
                CancellationToken.None);
        }
    }
}
