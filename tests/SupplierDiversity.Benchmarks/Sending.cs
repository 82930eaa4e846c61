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
/// own load generator, which only sends. Arguments: how many mails (default 5000). PORTAL_TEST_POSTGRES adds PostgreSQL.
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
        var size = Compose(0).Length;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 20000; i++)
        {
            Compose(i);
        }

        Console.WriteLine($"compose: {clock.Elapsed.TotalMicroseconds / 20000:0.0} µs a mail of {size} bytes; {count} mails a cell, mails a second:");
        var postgres = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
        Console.WriteLine($"{"connections",-12}{"smtp-source",12}{"SQLite",18}{(postgres is null ? "" : "PostgreSQL"),18}");
        foreach (var connections in (int[])[1, 4, 16])
        {
            var ceiling = await WithSinkAsync(port => SourceAsync(port, connections, count, size));
            var sqlite = await WithSinkAsync(port => OnSqliteAsync(port, connections, count));
            var line = $"{connections,-12}{ceiling,12:0}{sqlite,11:0} {sqlite / ceiling,5:0 %}";
            if (postgres is not null)
            {
                var rate = await WithSinkAsync(port => OnPostgresAsync(postgres, port, connections, count));
                line += $"{rate,11:0} {rate / ceiling,5:0 %}";
            }

            Console.WriteLine(line);
        }

        return 0;
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

    private static async Task<double> OnSqliteAsync(int port, int connections, int count)
    {
        var folder = Directory.CreateTempSubdirectory("sd-sending").FullName;
        try
        {
            return await SendAsync(DatabaseSettings.Read(Configuration($"Data Source={folder}/portal.db"), "/"), port, connections, count);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> OnPostgresAsync(string server, int port, int connections, int count)
    {
        var name = $"sd_{Guid.CreateVersion7():N}";
        await using var admin = new NpgsqlConnection(server);
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
        await create.ExecuteNonQueryAsync();
        try
        {
            var database = new NpgsqlConnectionStringBuilder(server) { Database = name };
            return await SendAsync(new DatabaseSettings(DatabaseEngine.Postgres, database.ToString()), port, connections, count);
        }
        finally
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", admin);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<double> SendAsync(DatabaseSettings database, int port, int connections, int count)
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
        return tally.Accepted == count ? count / clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"Only {tally.Accepted} of {count} were accepted.");
    }

    private static IConfiguration Configuration(string connection) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", connection)]).Build();

    private static async Task<double> WithSinkAsync(Func<int, Task<double>> measure)
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
