using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SupplierDiversity.Database;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Mime;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Benchmarks;

/// <summary>
/// Mails a second from the queue to a server's acceptance written down (read, compose, send, record), beside Postfix's
/// own load generator, which only sends mails of the same size: letters, which lie ready, and alerts, which are rows of
/// the ledger until they are written. Arguments: how many mails (default 5000), and one number of connections instead of
/// three. PORTAL_TEST_POSTGRES adds PostgreSQL.
/// </summary>
internal static class Sending
{
    private const string Sink = "/usr/sbin/smtp-sink";
    private const string Source = "/usr/sbin/smtp-source";
    private static readonly string Text = string.Concat(Enumerable.Repeat("A new tender that fits your firm was published.\n", 22));
    private static readonly string Html = $"<!doctype html><html><body>{string.Concat(Enumerable.Repeat("<p>A new tender that fits your firm was published today.</p>\n", 30))}</body></html>";

    public static async Task<int> RunAsync(string[] args)
    {
        if (!File.Exists(Sink) || !File.Exists(Source))
        {
            Console.Error.WriteLine($"This benchmark needs {Sink} and {Source} (Debian package postfix).");
            return 3;
        }

        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 20000; i++)
        {
            Compose(i);
        }

        Console.WriteLine($"compose: {clock.Elapsed.TotalMicroseconds / 20000:0.0} µs a letter; {count} mails a cell, mails a second:");
        var postgres = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
        Console.WriteLine($"{"connections",-12}{"mails",-9}{"bytes",6}{"smtp-source",12}{"SQLite",18}{(postgres is null ? "" : "PostgreSQL"),18}");
        foreach (var connections in args.Length > 1 ? [int.Parse(args[1], CultureInfo.InvariantCulture)] : (int[])[1, 4, 16])
        {
            await LineAsync("letters", postgres, connections, count, SendAsync);
            await LineAsync("alerts", postgres, connections, count, AlertSending.RunAsync);
        }

        return 0;
    }

    // The generator runs before and after ours, so that a busy moment does not count for one side alone.
    private static async Task LineAsync(string what, string? postgres, int connections, int count, Func<DatabaseSettings, int, int, int, Task<(double Rate, int Size)>> send)
    {
        var (first, size) = await WithSinkAsync(port => OnSqliteAsync(database => send(database, port, connections, count)));
        var before = await WithSinkAsync(port => SourceAsync(port, connections, count, size));
        var (second, _) = await WithSinkAsync(port => OnSqliteAsync(database => send(database, port, connections, count)));
        var (theirs, _) = postgres is null ? (0, 0) : await WithSinkAsync(port => OnPostgresAsync(postgres, database => send(database, port, connections, count)));
        var after = await WithSinkAsync(port => SourceAsync(port, connections, count, size));
        var (ceiling, sqlite) = ((before + after) / 2, (first + second) / 2);
        Console.WriteLine($"{connections,-12}{what,-9}{size,6}{ceiling,12:0}{sqlite,11:0} {sqlite / ceiling,5:0 %}{(postgres is null ? "" : $"{theirs,11:0} {theirs / ceiling,5:0 %}")}");
    }

    private static byte[] Compose(int i) => new MimeMessage
    {
        From = Mailbox.Parse("Portal <portal@city.example>"),
        To = Mailbox.Parse($"r{i}@b.example"),
        Subject = "Neue Ausschreibung für Ihr Unternehmen",
        Date = DateTimeOffset.UnixEpoch,
        MessageId = "<0@city.example>",
        Language = "de",
        Text = Text,
        Html = Html,
    }.ToBytes();

    private static async Task<double> SourceAsync(int port, int connections, int count, int size)
    {
        var clock = Stopwatch.StartNew();
        using var source = Process.Start(Source, $"-s {connections} -m {count} -l {size} -d -f portal@city.example -t r@b.example 127.0.0.1:{port}");
        await source.WaitForExitAsync();
        return source.ExitCode == 0 ? count / clock.Elapsed.TotalSeconds : throw new InvalidOperationException("smtp-source failed.");
    }

    private static async Task<T> OnSqliteAsync<T>(Func<DatabaseSettings, Task<T>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("sd-sending").FullName;
        try
        {
            return await measure(DatabaseSettings.Read(Configuration($"Data Source={folder}/portal.db"), "/"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<T> OnPostgresAsync<T>(string server, Func<DatabaseSettings, Task<T>> measure)
    {
        var name = $"sd_{Guid.CreateVersion7():N}";
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
        await create.ExecuteNonQueryAsync();
        try
        {
            var database = new NpgsqlConnectionStringBuilder(server) { Database = name };
            return await measure(new DatabaseSettings(DatabaseEngine.Postgres, database.ToString()));
        }
        finally
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", admin);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<(double Rate, int Size)> SendAsync(DatabaseSettings database, int port, int connections, int count)
    {
        await using var db = new Db(database);
        await new Migrations(db, TimeProvider.System).ApplyAsync(default);
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = port, From = "Portal <portal@city.example>", Connections = connections };
        var letters = new LetterBox(settings, TimeProvider.System);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                for (var i = 0; i < count; i++)
                {
                    await letters.AddAsync(connection, transaction, new Letter($"r{i}@b.example", "de", "confirm", "Neue Ausschreibung für Ihr Unternehmen", Text, Html));
                }
            },
            default);
        var sending = new MailSending(new SmtpMailClient(settings), settings, new MailSwitch(db, TimeProvider.System), TimeProvider.System, NullLogger<MailSending>.Instance);
        var clock = Stopwatch.StartNew();
        var tally = await sending.RunAsync(new LettersQueue(db, settings), default);
        return tally.Accepted == count ? (count / clock.Elapsed.TotalSeconds, Compose(0).Length) : throw new InvalidOperationException($"Only {tally.Accepted} of {count} were accepted.");
    }

    private static IConfiguration Configuration(string connection) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", connection)]).Build();

    private static async Task<T> WithSinkAsync<T>(Func<int, Task<T>> measure)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        // smtp-sink does not run as root.
        var arguments = $"127.0.0.1:{port} 2000";
        using var sink = Environment.UserName == "root"
            ? Process.Start("/usr/bin/setpriv", $"--reuid=nobody --regid=nogroup --clear-groups {Sink} {arguments}")
            : Process.Start(Sink, arguments);
        try
        {
            await ListeningAsync(port);
            return await measure(port);
        }
        finally
        {
            sink.Kill();
            await sink.WaitForExitAsync();
        }
    }

    private static async Task ListeningAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(20);
            }
        }
    }
}
