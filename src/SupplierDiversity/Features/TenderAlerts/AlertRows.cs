using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Writes the ledger.</summary>
internal sealed class AlertRows(Db db, SubscriptionBook book, LanguageList languages, AlertSettings settings, TimeProvider clock)
{
    /// <summary>Adds a row for each person who has none yet, takes back what an older edition has not sent, and returns how many rows wait to be sent.</summary>
    public async Task<int> AddAsync(
        DbConnection connection, DbTransaction transaction, FanOutBatch batch, IReadOnlyList<AlertedPerson> people, DateTimeOffset now, CancellationToken ct)
    {
        var edition = batch.Edition;
        var added = 0;
        foreach (var person in people)
        {
            ct.ThrowIfCancellationRequested();
            var due = DigestSlot.After(now, person.Frequency, settings.DigestZone);
            var id = Guid.CreateVersion7();
            added += await connection.ExecuteAsync(AlertsSql.Add, new
            {
                AlertId = id,
                person.RecipientId,
                edition.TenderId,
                Edition = edition.Number,
                edition.Kind,
                State = batch.HasNewer ? "suppressed" : "queued",
                Reason = batch.HasNewer ? "superseded" : null,
                Now = now,
                ReasonsJson = AlertReason.Write(person.Reasons),
                Language = (batch.OnlyLanguage is { } only ? languages.FirstOf([only]) : languages.FirstOf(person.Languages)).Tag,
                DueAt = due,
                MailId = person.Frequency == AlertFrequency.Instant ? id : DigestId(person.RecipientId, due, batch.OnlyLanguage),
            }, transaction);
        }

        await connection.ExecuteAsync(
            AlertsSql.SupersedeOlder(db.In("recipient_id", "@Recipients")),
            new { edition.TenderId, edition.Number, Now = now, Recipients = people.Select(p => p.RecipientId).ToArray() },
            transaction);
        return batch.HasNewer ? 0 : added;
    }

    /// <summary>
    /// The next people who have a row for an earlier edition, none for this one, and alerts that still run; and after
    /// whom to go on, null when these were the last.
    /// </summary>
    public async Task<(IReadOnlyList<AlertedPerson> People, Guid? After)> FindCarriedOverAsync(EditionRow edition, Guid after, int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = (await connection.QueryAsync<CarriedRow>(AlertsSql.CarriedOver, new
        {
            edition.TenderId,
            edition.Number,
            After = after,
            Cancelled = edition.Kind == "cancelled",
            Now = DapperTypes.Cut(clock.GetUtcNow()),
            Most = most,
        })).ToList();
        var running = await book.RunningAsync(connection, [.. rows.Select(r => r.RecipientId)]);
        var people = rows.Where(r => running[r.RecipientId].Any()).Select(r =>
        {
            var first = running[r.RecipientId].OrderBy(s => s.Frequency).ThenBy(s => s.ConfirmedAt).First();
            return AlertedPerson.Of(first, AlertReason.Read(r.ReasonsJson));
        });
        return ([.. people], rows.Count == most ? rows[^1].RecipientId : null);
    }

    /// <summary>What older editions had to say and nobody is to hear any more.</summary>
    public async Task SuppressOlderAsync(DbConnection connection, DbTransaction transaction, EditionRow edition, string reason)
    {
        await LockAsync(connection, transaction);
        await connection.ExecuteAsync(
            AlertsSql.SuppressOlder, new { edition.TenderId, edition.Number, Reason = reason, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
    }

    /// <summary>
    /// Claiming and adding take turns, so that a sender has either claimed an older row or sees the newer one. Taken
    /// before anything else in a transaction, or two could wait for each other.
    /// </summary>
    public Task LockAsync(DbConnection connection, DbTransaction transaction) =>
        db.Engine == DatabaseEngine.Postgres ? connection.ExecuteAsync(AlertsSql.LockOnPostgres, transaction: transaction) : Task.CompletedTask;

    // The same for all rows of one person and slot, whoever adds them. Tenders of a city under a one-language rule are a mail of their own.
    private static Guid DigestId(Guid recipient, DateTimeOffset slot, string? onlyLanguage)
    {
        Span<byte> text = stackalloc byte[24 + (onlyLanguage?.Length ?? 0)];
        System.Text.Encoding.ASCII.GetBytes(onlyLanguage ?? "", text[24..]);
        recipient.TryWriteBytes(text);
        BitConverter.TryWriteBytes(text[16..], slot.UtcTicks);
        return new Guid(SHA256.HashData(text).AsSpan(0, 16));
    }

    private sealed record CarriedRow
    {
        public required Guid RecipientId { get; init; }

        public required string ReasonsJson { get; init; }
    }
}
