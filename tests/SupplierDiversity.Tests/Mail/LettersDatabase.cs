using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SupplierDiversity.Database;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Mail;

/// <summary>A database with letters and what sends them.</summary>
public sealed class LettersDatabase : IAsyncLifetime
{
    private TestDatabase? database;

    internal Db Db { get; private set; } = null!;

    internal TestClock Clock { get; } = new();

    internal string ConnectionString => database!.Settings.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        Db = new Db(database.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await database!.DisposeAsync();
    }

    internal Task AddAsync(int count, Func<int, string> to) => Db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var letters = new LetterBox(new MailSettings(), Clock);
            for (var i = 0; i < count; i++)
            {
                await letters.AddAsync(connection, transaction, new Letter(to(i), "en", "confirm", $"Letter {i}", "text", "<p>text</p>"));
            }
        },
        default);

    internal LettersQueue Queue(MailSettings settings) => new(Db, settings);

    internal MailSwitch Switch => new(Db, Clock);

    internal async Task<MailTally> SendAsync(MailSettings settings, IMailClient client)
    {
        var sending = new MailSending(client, settings, Switch, Clock, NullLogger<MailSending>.Instance);
        return await sending.RunAsync(Queue(settings), default);
    }

    internal async Task<List<LetterState>> ReadAsync()
    {
        await using var connection = await Db.OpenAsync(default);
        var rows = await connection.QueryAsync<LetterState>(
            "SELECT letter_id, to_address, state, reason, attempts, due_at, claimed_until, accepted_at, message_id FROM letters ORDER BY letter_id");
        return [.. rows];
    }

    internal sealed record LetterState
    {
        public required Guid LetterId { get; init; }

        public required string ToAddress { get; init; }

        public required string State { get; init; }

        public required string Reason { get; init; }

        public required int Attempts { get; init; }

        public required DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? ClaimedUntil { get; init; }

        public DateTimeOffset? AcceptedAt { get; init; }

        public required string MessageId { get; init; }
    }
}
