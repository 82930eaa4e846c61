using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Mail.Smtp;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Security;

namespace SupplierDiversity.Benchmarks;

/// <summary>One tender for many people: its ledger rows are written by the fan-out and then sent, which is what is timed.</summary>
internal static class AlertSending
{
    private const string Trade = "906";
    private static readonly DateTimeOffset Confirmed = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<(double Rate, int Size)> RunAsync(DatabaseSettings database, int port, int connections, int count)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = port, From = "Portal <portal@city.example>", Connections = connections };
        await using var app = Build(database, settings);
        var db = app.Services.GetRequiredService<Db>();
        await app.Services.GetRequiredService<Migrations>().ApplyAsync(default);
        await SubscribeAsync(db, count);
        await PublishAsync(app.Services);
        var queued = await app.Services.GetRequiredService<EditionFanOut>().RunAsync(default);
        if (queued.Queued != count)
        {
            throw new InvalidOperationException($"{queued.Queued} of {count} people are to be told.");
        }

        var client = new Weighing(new SmtpMailClient(settings));
        var sending = new MailSending(client, settings, new MailSwitch(db, TimeProvider.System), TimeProvider.System, NullLogger<MailSending>.Instance);
        var queue = app.Services.GetServices<IMailQueue>().OfType<AlertQueue>().Single();
        var clock = Stopwatch.StartNew();
        var tally = await sending.RunAsync(queue, default);
        return tally.Accepted == count ? (count / clock.Elapsed.TotalSeconds, client.Size) : throw new InvalidOperationException($"Only {tally.Accepted} of {count} were accepted.");
    }

    private static WebApplication Build(DatabaseSettings database, MailSettings mail)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot.Find(), EnvironmentName = "Production" });
        builder.Configuration["Portal:BaseUrl"] = "https://portal.example";
        builder.Logging.ClearProviders();
        builder.Services.AddPortalClock();
        builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(database);
        builder.Services.AddPages();
        builder.Services.AddSecurity(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddAccountsFeature(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddMail(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(mail);
        builder.Services.AddCodeListsFeature();
        builder.Services.AddNoticesFeature();
        builder.Services.AddSubscriptionsFeature();
        builder.Services.AddTenderAlertsFeature(builder.Configuration);
        return builder.Build();
    }

    private static Task SubscribeAsync(Db db, int count) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await using var batch = new RowBatch(connection, transaction);
            var filter = AlertFilter.Read([Trade], [], []).Filter;
            var people = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
            foreach (var person in people)
            {
                await batch.AddAsync("INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@id, @mail, @mail2, @now)", default, ("id", person), ("mail", $"{person:N}@b.example"), ("mail2", $"{person:N}@b.example"), ("now", Confirmed));
            }

            await batch.SendAsync(default);
            foreach (var person in people)
            {
                var wish = Guid.CreateVersion7();
                await batch.AddAsync(
                    """
                    INSERT INTO subscriptions (subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, filter_key, frequency, created_at, confirmed_at, confirmed_by)
                    VALUES (@id, @person, 'A person', 'A network', 'de;en', @cpv, '', '', @key, 'instant', @now, @now2, 'import')
                    """,
                    default, ("id", wish), ("person", person), ("cpv", string.Join(';', filter.Cpv)), ("key", wish.ToString()), ("now", Confirmed), ("now2", Confirmed));
            }

            await batch.SendAsync(default);
            foreach (var key in MatchKeys.Of(filter))
            {
                await connection.ExecuteAsync("INSERT INTO subscription_keys (match_key, subscription_id) SELECT @key, subscription_id FROM subscriptions", new { key }, transaction);
            }
        },
        default);

    // Number 60 is open for another month, and of the trade everybody asked for.
    private static async Task PublishAsync(IServiceProvider services)
    {
        var imports = services.GetRequiredService<NoticeImports>();
        var import = await imports.BeginAsync("demo", "benchmark", default);
        await services.GetRequiredService<TenderPublication>().PublishAsync([InventedNotices.Number(60)], import, announce: true, default);
        await imports.FinishAsync(import, default);
    }

    /// <summary>Remembers how large the messages are, so that the generator sends as many bytes.</summary>
    private sealed class Weighing(IMailClient client) : IMailClient
    {
        public int Size { get; private set; }

        public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken) =>
            new Connection(await client.ConnectAsync(cancellationToken), this);

        private sealed class Connection(IMailConnection connection, Weighing scale) : IMailConnection
        {
            public bool IsUsable => connection.IsUsable;

            public Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
                connection.SendAsync(sender, recipient, message, cancellationToken);

            public Task<MailOutcome> SendAsync(MailEnvelope envelope, ReadOnlyMemory<byte> message, Task earlier, MailEnvelope? next, CancellationToken cancellationToken)
            {
                scale.Size = message.Length;
                return connection.SendAsync(envelope, message, earlier, next, cancellationToken);
            }

            public ValueTask DisposeAsync() => connection.DisposeAsync();
        }
    }
}
