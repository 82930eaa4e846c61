using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Dapper;
using Microsoft.Extensions.Configuration;
using Npgsql;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// Importing many notices against one bare XmlReader pass over the same files, on SQLite and, where
/// PORTAL_TEST_POSTGRES names a server, on PostgreSQL. Goal: at most eight times the bare pass, memory flat.
/// Arguments: how many notices (default 20000), and "sqlite" or "postgres" for that engine alone.
/// </summary>
internal static class Import
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var count = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        var folder = Directory.CreateTempSubdirectory("sd-bench").FullName;
        try
        {
            var bytes = Generate(Path.Combine(folder, "notices"), count);
            Console.WriteLine($"{count} notices with distinct ids, {bytes / 1e6:0.0} MB, {Environment.ProcessorCount} processors");
            var files = Directory.GetFiles(Path.Combine(folder, "notices"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
            BarePass(files);
            var before = Environment.CpuUsage.TotalTime;
            var bare = BarePass(files);
            var processor = Environment.CpuUsage.TotalTime - before;
            Console.WriteLine($"{"",-12}{"seconds",9}{"ratio",8}{"processor",11}{"server",9}   peak managed MB in each quarter");
            Console.WriteLine($"{"XmlReader",-12}{bare.TotalSeconds,9:0.00}{1.0,8:0.00}{processor.TotalSeconds,11:0.00}");
            var only = args.Count > 1 ? args[1] : "";
            if (only is "" or "sqlite")
            {
                await ReportAsync("SQLite", new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", $"Data Source={folder}/portal.db")]).Build(), folder, count, bare);
            }

            if (only == "sqlite")
            {
                return 0;
            }

            if (Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is { Length: > 0 } server)
            {
                await OnPostgresAsync(server, folder, count, bare);
            }
            else
            {
                Console.WriteLine("PostgreSQL: not measured, PORTAL_TEST_POSTGRES names no server.");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgresAsync(string server, string folder, int count, TimeSpan bare)
    {
        var name = $"sd_bench_{Guid.CreateVersion7():N}";
        await using var source = NpgsqlDataSource.Create(server);
        await using (var create = source.CreateCommand($"CREATE DATABASE {name}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        try
        {
            var connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
            await ReportAsync("PostgreSQL", new ConfigurationBuilder().AddInMemoryCollection(
                [new("Database:Provider", "Postgres"), new("ConnectionStrings:Portal", connection)]).Build(), folder, count, bare);
        }
        finally
        {
            await using var drop = source.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task ReportAsync(string engine, IConfiguration configuration, string folder, int count, TimeSpan bare)
    {
        await using var db = new Db(DatabaseSettings.Read(configuration, folder));
        await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        var import = new NoticeImport(new TenderPublication(db, TimeProvider.System), new NoticeImports(db, TimeProvider.System), configuration);
        var peaks = new long[4];
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var counts = await import.RunAsync(
            new([Path.Combine(folder, "notices")], "command", "benchmark", true), r => Console.WriteLine(r),
            read => Note(peaks, 4 * Math.Max(0, read - 1) / count), CancellationToken.None);
        var seconds = clock.Elapsed;
        var client = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var server = await ServerSecondsAsync(db);
        Console.WriteLine($"{engine,-12}{seconds.TotalSeconds,9:0.00}{seconds / bare,8:0.00}{client,11:0.00}{server,9:0.00}   {string.Join(" / ", peaks.Select(p => (p / 1e6).ToString("0", CultureInfo.InvariantCulture)))}   ({counts.Published} published, {counts.Updated} updated, {counts.Rejected} refused)");
    }

    /// <summary>Processor seconds of this database's sessions so far, where the server runs on this machine.</summary>
    private static async Task<double> ServerSecondsAsync(Db db)
    {
        if (db.Engine == DatabaseEngine.Sqlite)
        {
            return 0;
        }

        await using var connection = await db.OpenAsync(CancellationToken.None);
        var ticks = 0L;
        foreach (var process in await connection.QueryAsync<int>("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"))
        {
            var stat = $"/proc/{process}/stat";
            ticks += File.Exists(stat) ? File.ReadAllText(stat).Split(' ')[13..15].Sum(long.Parse) : 0;
        }

        return ticks / 100.0;
    }

    private static void Note(long[] peaks, int quarter) => peaks[Math.Min(3, quarter)] = Math.Max(peaks[Math.Min(3, quarter)], GC.GetTotalMemory(forceFullCollection: false));

    private static TimeSpan BarePass(IEnumerable<string> files)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        var clock = Stopwatch.StartNew();
        foreach (var file in files)
        {
            using var reader = XmlReader.Create(new MemoryStream(File.ReadAllBytes(file)), settings);
            while (reader.Read())
            {
            }
        }

        return clock.Elapsed;
    }

    /// <summary>Real notices under new ids: the shared ones serve as patterns and never leave the temporary folder.</summary>
    private static long Generate(string folder, int count)
    {
        var shared = Environment.GetEnvironmentVariable("PORTAL_SHARED") ?? Path.Combine("..", "shared");
        var patterns = Directory.GetFiles(Path.Combine(shared, "data", "notices"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText).Select(text => (Text: text, NoticeReader.Read(Encoding.UTF8.GetBytes(text), NoticeLimits.Default).Notice))
            .Where(p => p.Notice is not null && p.Notice.Kind != NoticeKind.OutOfScope).ToList();
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            var (text, notice) = patterns[i % patterns.Count];
            text = text.Replace(notice!.NoticeId, Guid.NewGuid().ToString(), StringComparison.Ordinal);
            text = notice.ProcedureId == notice.NoticeId ? text : text.Replace(notice.ProcedureId, Guid.NewGuid().ToString(), StringComparison.Ordinal);
            text = notice.PublicationNumber is null ? text : text.Replace(notice.PublicationNumber, $"{1_000_000 + i}-2026", StringComparison.Ordinal);
            var path = Path.Combine(folder, $"{i / 1000:D3}", $"{i:D6}.xml");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            bytes += new FileInfo(path).Length;
        }

        return bytes;
    }
}
