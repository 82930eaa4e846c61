using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>The ledger as a queue of mails: due rows of one person and slot go out together.</summary>
internal sealed class AlertQueue(Db db, AlertRows ledger, ShownNotices notices, SubscriptionBook book, AlertMail mails) : IMailQueue
{
    public string Name => "alerts";

    public async Task<IReadOnlyList<QueuedMail>> ClaimAsync(int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A batch may turn out to hold nothing that is still to be said; the next one may.
            var (claimed, claim) = await db.InTransactionAsync((c, t) => ClaimInAsync(c, t, limit, DapperTypes.Cut(now), DapperTypes.Cut(until)), cancellationToken);
            if (claimed == 0 || claim.Count > 0)
            {
                await mails.ReadyAsync(claim.Select(m => m.Alerts[0].Row.Language).Distinct(), cancellationToken);
                return [.. claim.Select(m => new QueuedMail(m.Id, mails.Sender, m.To, m.Alerts.Max(a => a.Row.Attempts), () => mails.Write(m.To, m.Id, m.Alerts).ToBytes()))];
            }
        }
    }

    public Task KeepAsync(IReadOnlyList<Guid> ids, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.ExecuteAsync(AlertsSql.Keep(db.In("mail_id", "@ids")), new { ids, Until = DapperTypes.Cut(until) }, cancellationToken);

    public Task ReleaseAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        db.ExecuteAsync(AlertsSql.Release(db.In("mail_id", "@ids")), new { ids }, cancellationToken);

    public Task RecordAsync(IReadOnlyList<MailResult> results, CancellationToken cancellationToken) =>
        OutcomeValues.RecordAsync(db, results, AlertsSql.RecordOne, AlertsSql.Record, cancellationToken);

    public async Task<bool> IsHeldElsewhereAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(AlertsSql.Held, new { Now = DapperTypes.Cut(now) }) > 0;
    }

    private async Task<(int Claimed, List<ClaimedMail> Mails)> ClaimInAsync(DbConnection connection, DbTransaction transaction, int limit, DateTimeOffset now, DateTimeOffset until)
    {
        await ledger.LockAsync(connection, transaction);
        var rows = (await connection.QueryAsync<AlertRow>(AlertsSql.Claim, new { Limit = limit, Now = now, Until = until }, transaction)).ToList();
        if (rows.Count == 0)
        {
            return (0, []);
        }

        var choice = new AlertChoice(
            await EarlierAsync(connection, transaction, rows),
            await notices.FindAsync(connection, rows.Select(r => r.TenderId), transaction),
            await FactsAsync(connection, transaction, rows),
            now);
        var decided = rows.ConvertAll(r => (Row: r, Choice: choice.Of(r)));
        foreach (var quiet in decided.Where(d => d.Choice.Write is null).GroupBy(d => d.Choice.Suppressed!))
        {
            await connection.ExecuteAsync(
                AlertsSql.Suppress(db.In("alert_id", "@Ids")), new { Ids = quiet.Select(d => d.Row.AlertId).ToArray(), Reason = quiet.Key, Now = now }, transaction);
        }

        var alerts = decided.Select(d => d.Choice.Write).OfType<AlertToWrite>().ToList();
        var gone = (await connection.QueryAsync<Guid>(
            AlertsSql.AlreadyGone(db.In("mail_id", "@Ids")), new { Ids = alerts.Select(a => a.Row.MailId).Distinct().ToArray() }, transaction)).ToHashSet();
        var addresses = await book.AddressesAsync(connection, [.. alerts.Select(a => a.Row.RecipientId).Distinct()], transaction);
        var claim = new List<ClaimedMail>();
        foreach (var mail in alerts.GroupBy(a => a.Row.MailId))
        {
            List<AlertToWrite> together = [.. mail.OrderBy(a => a.Row.CreatedAt).ThenBy(a => a.Row.AlertId)];
            var id = mail.Key;
            if (gone.Contains(id))
            {
                // The slot's mail has gone out: what came too late is a mail of its own, not the same one again.
                id = Guid.CreateVersion7();
                await connection.ExecuteAsync(
                    AlertsSql.GiveNewMail(db.In("alert_id", "@Ids")), new { Ids = together.Select(a => a.Row.AlertId).ToArray(), MailId = id }, transaction);
            }

            claim.Add(new ClaimedMail(id, addresses[together[0].Row.RecipientId], together));
        }

        return (rows.Count, claim);
    }

    private async Task<Dictionary<(Guid, string), EarlierRow>> EarlierAsync(DbConnection connection, DbTransaction transaction, List<AlertRow> rows) =>
        (await connection.QueryAsync<EarlierRow>(
            AlertsSql.Earlier(db.In("recipient_id", "@Recipients"), db.In("tender_id", "@Tenders")),
            new { Recipients = rows.Select(r => r.RecipientId).Distinct().ToArray(), Tenders = rows.Select(r => r.TenderId).Distinct().ToArray() }, transaction))
        .ToDictionary(r => (r.RecipientId, r.TenderId));

    private async Task<Dictionary<(string, int), MaterialFacts>> FactsAsync(DbConnection connection, DbTransaction transaction, List<AlertRow> rows)
    {
        var changed = rows.Where(r => r.Edition > 1).Select(r => r.TenderId).Distinct().ToArray();
        return changed.Length == 0 ? []
            : (await connection.QueryAsync<FactsRow>(EditionsSql.FactsOf(db.In("tender_id", "@Tenders")), new { Tenders = changed }, transaction))
                .ToDictionary(r => (r.TenderId, r.Number), r => NoticeDocument.Read<MaterialFacts>(r.FactsJson));
    }

    private sealed record ClaimedMail(Guid Id, string To, IReadOnlyList<AlertToWrite> Alerts);

    private sealed record FactsRow
    {
        public required string TenderId { get; init; }

        public required int Number { get; init; }

        public required string FactsJson { get; init; }
    }
}
