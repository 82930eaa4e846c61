using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Configuration;
using Npgsql;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// One tender against many subscriptions at equal hits, beside fetching the same rows by primary key, a scan with LIKE
/// and, on PostgreSQL, arrays with a GIN index. Arguments: the two sizes (default 10000 1000000).
/// PORTAL_TEST_POSTGRES adds PostgreSQL.
/// </summary>
internal static class Matching
{
    private const string Columns =
        "SELECT subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, frequency, confirmed_at, ended_at FROM subscriptions";

    private const int Hits = 1000;
    private const int Rounds = 15;
    private static readonly DateTimeOffset Confirmed = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly AnnouncedTender Tender = new(["45233140", "71320000"], ["DE212"], [string.Join(' ', Enumerable.Range(0, 400).Select(i => $"wort{i}"))]);

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 2 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10_000, 1_000_000];
        var times = new Dictionary<(DatabaseEngine, int), double>();
        Console.WriteLine($"{Hits} hits; median of {Rounds} in ms; ratio to fetching the matched rows by key");
        Console.WriteLine($"{"engine",-12}{"subscriptions",14}{"by key",10}{"match",18}{"LIKE",18}{"GIN",18}");
        foreach (var engine in Enum.GetValues<DatabaseEngine>())
        {
            if (engine == DatabaseEngine.Postgres && Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is null)
            {
                Console.Error.WriteLine("PostgreSQL is left out: PORTAL_TEST_POSTGRES is not set.");
                continue;
            }

            foreach (var size in sizes)
            {
                times[(engine, size)] = await MeasureAsync(engine, size);
            }

            Console.WriteLine($"{engine,-12} growth from {sizes[0]} to {sizes[1]}: {times[(engine, sizes[1])] / times[(engine, sizes[0])]:0.00}");
        }

        return 0;
    }

    private static async Task<double> MeasureAsync(DatabaseEngine engine, int size)
    {
        var folder = Directory.CreateTempSubdirectory("sd-matching");
        var name = $"sd_matching_{Guid.NewGuid():N}";
        try
        {
            await using var db = new Db(await SettingsAsync(engine, folder.FullName, name));
            await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            await FillAsync(db, size);
            await using var connection = await db.OpenAsync(CancellationToken.None);
            await connection.ExecuteAsync("ANALYZE subscriptions; ANALYZE subscription_keys");
            var matches = new SubscriptionMatches(db);
            var ids = new List<Guid>();
            var match = await MedianAsync(async () =>
            {
                ids.Clear();
                await foreach (var row in matches.CandidatesAsync(connection, Tender, Now))
                {
                    ids.Add(row.SubscriptionId);
                }
            });
            if (ids.Count != Hits)
            {
                throw new InvalidOperationException($"{ids.Count} hits instead of {Hits}.");
            }

            // A list of a thousand parameters would measure their binding, so SQLite gets the ids as one text, as the match does its keys.
            var (these, list) = engine == DatabaseEngine.Postgres ? ("= ANY(@ids)", (object)ids.ToArray())
                : ("IN (SELECT value FROM json_each(@ids))", System.Text.Json.JsonSerializer.Serialize(ids.Select(i => i.ToString().ToUpperInvariant())));
            var byKey = await MedianAsync(() => connection.QueryAsync<SubscriptionRow>($"{Columns} WHERE subscription_id {these}", new { ids = list }));
            var like = await MedianAsync(() => connection.QueryAsync<SubscriptionRow>(
                $"""
                {Columns}
                WHERE confirmed_at < @Now AND ended_at IS NULL AND words = '' AND ('45233140' LIKE cpv || '%' OR '71320000' LIKE cpv || '%')
                    AND ('DE212' LIKE nuts || '%' OR nuts LIKE 'DE212%')
                """, new { Now }), size > 100_000 ? 3 : Rounds);
            var gin = engine == DatabaseEngine.Postgres ? await GinAsync(connection) : (double?)null;
            Console.WriteLine($"{engine,-12}{size,14}{byKey,10:0.0}{match,10:0.0}{match / byKey,7:0.00}x{like,10:0.0}{like / byKey,7:0.0}x{(gin is null ? "" : $"{gin,10:0.0}{gin / byKey,7:0.00}x")}");
            return match;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            if (engine == DatabaseEngine.Postgres)
            {
                await ServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }
    }

    private static async Task<double> GinAsync(System.Data.Common.DbConnection connection)
    {
        await connection.ExecuteAsync("ALTER TABLE subscriptions ADD COLUMN wishes text[]; UPDATE subscriptions SET wishes = ARRAY[cpv || '@' || nuts]; CREATE INDEX ix_wishes ON subscriptions USING gin (wishes); ANALYZE subscriptions");
        string[] probes = [.. new[] { "", "45", "452", "4523", "45233", "452331", "4523314", "71", "713", "7132" }.SelectMany(c => new[] { "", "DE", "DE2", "DE21", "DE212" }.Select(n => $"{c}@{n}"))];
        return await MedianAsync(() => connection.QueryAsync<SubscriptionRow>(
            $"{Columns} WHERE wishes && @probes AND words = '' AND confirmed_at < @Now AND ended_at IS NULL", new { probes, Now }));
    }

    private static async Task FillAsync(Db db, int size)
    {
        var random = new Random(7);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await using var batch = new RowBatch(connection, transaction);
                var people = Enumerable.Range(0, 1000).Select(_ => Guid.CreateVersion7()).ToArray();
                foreach (var person in people)
                {
                    await batch.AddAsync("INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@id, @mail, @mail2, @now)", default, ("id", person), ("mail", $"{person}@b.example"), ("mail2", $"{person}@b.example"), ("now", Confirmed));
                }

                for (var i = 0; i < size; i++)
                {
                    // Hits lie scattered among the rest.
                    var filter = i % (size / Hits) == 0 ? Hit(random) : Miss(random);
                    var id = Guid.CreateVersion7();
                    await batch.AddAsync(
                        """
                        INSERT INTO subscriptions (subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, filter_key, frequency, created_at, confirmed_at, confirmed_by)
                        VALUES (@id, @person, 'A person', 'A network', 'de;en', @cpv, @nuts, @words, @key, 'daily', @now, @now2, 'import')
                        """,
                        default, ("id", id), ("person", people[random.Next(people.Length)]), ("cpv", string.Join(';', filter.Cpv)), ("nuts", string.Join(';', filter.Nuts)),
                        ("words", string.Join(';', filter.Words)), ("key", id.ToString()), ("now", Confirmed), ("now2", Confirmed));
                    foreach (var key in MatchKeys.Of(filter))
                    {
                        await batch.AddAsync("INSERT INTO subscription_keys (match_key, subscription_id) VALUES (@key, @id)", default, ("key", key), ("id", id));
                    }
                }

                await batch.SendAsync(default);
            },
            CancellationToken.None);
    }

    private static AlertFilter Hit(Random random) => AlertFilter.Read(
        [random.GetItems(new[] { "45", "4523", "45233", "713", "7132" }, 1)[0]], [random.GetItems(new[] { "", "DE", "DE2", "DE21", "DE212" }, 1)[0]], []).Filter;

    // Other trades here, these trades elsewhere, and words that are not in the text.
    private static AlertFilter Miss(Random random) => random.Next(10) switch
    {
        < 6 => AlertFilter.Read([$"{random.Next(15, 40)}{random.Next(100, 999)}"], [random.Next(2) == 0 ? "DE21" : ""], []).Filter,
        < 9 => AlertFilter.Read([random.Next(2) == 0 ? "45" : "7132"], [$"FR{random.Next(1, 9)}{random.Next(1, 9)}"], []).Filter,
        _ => AlertFilter.Read([], [], [$"other{random.Next(100_000)}"]).Filter,
    };

    private static async Task<double> MedianAsync(Func<Task> work, int rounds = Rounds)
    {
        await work();
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            await work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<DatabaseSettings> SettingsAsync(DatabaseEngine engine, string folder, string name)
    {
        if (engine == DatabaseEngine.Sqlite)
        {
            return DatabaseSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", $"Data Source={folder}/portal.db")]).Build(), "/");
        }

        await ServerAsync($"CREATE DATABASE {name}");
        return new(engine, new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")) { Database = name, CommandTimeout = 0 }.ToString());
    }

    private static async Task ServerAsync(string sql)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
