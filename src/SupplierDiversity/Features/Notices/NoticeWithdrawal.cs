using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Takes a wrong import back: its notices stay on record but count no more, and every tender they were part of is made
/// anew from the rest, or is withdrawn when nothing is left; alerts of those that wait are not sent. Reading the same files again brings them back, and lets those alerts wait again.
/// </summary>
public sealed class NoticeWithdrawal(Db db, AlertLedger alerts, TimeProvider clock)
{
    private const int TendersInOneTransaction = 50;

    private const string Mark =
        """
        UPDATE imports SET withdrawn_at = @now, withdrawn_by = @by, withdrawn_reason = @reason
         WHERE import_id = @import AND withdrawn_at IS NULL
        """;

    private const string Exists = "SELECT count(*) FROM imports WHERE import_id = @import";

    private const string NextTenders =
        "SELECT DISTINCT tender_id FROM notices WHERE import_id = @import AND withdrawn_at IS NULL ORDER BY tender_id LIMIT @most";

    private static string NoticesOf(Db db) =>
        $"SELECT notice_key FROM notices WHERE import_id = @import AND withdrawn_at IS NULL AND {db.In("tender_id", "@tenders")}";

    private static string WithdrawNotices(Db db) => $"UPDATE notices SET withdrawn_at = @now WHERE {db.In("notice_key", "@keys")}";

    // An edition somebody may have been told of already (a worker has begun with it) stays the baseline of what comes.
    private static string WithdrawEditions(Db db) =>
        $"""
        UPDATE editions SET withdrawn_at = @now
         WHERE import_id = @import AND fanned_out_at IS NULL AND withdrawn_at IS NULL AND attempts = 0 AND {db.In("tender_id", "@tenders")}
        """;

    /// <summary>
    /// Withdraws an import. Safe to repeat: after an interruption it goes on where it stopped; who and why stay those of
    /// the first call.
    /// </summary>
    /// <param name="importId">The import.</param>
    /// <param name="by">Who decided it, as the administration names them.</param>
    /// <param name="reason">Why, in the words of that person.</param>
    /// <param name="ct">Stops between transactions.</param>
    /// <returns>What was withdrawn; null when there is no such import.</returns>
    public async Task<NoticeWithdrawalCounts?> WithdrawAsync(Guid importId, string by, string reason, CancellationToken ct)
    {
        await using (var connection = await db.OpenAsync(ct))
        {
            if (await connection.ExecuteScalarAsync<int>(Exists, new { import = importId }) == 0)
            {
                return null;
            }

            await connection.ExecuteAsync(Mark, new { import = importId, by, reason, now = DapperTypes.Cut(clock.GetUtcNow()) });
        }

        var total = new NoticeWithdrawalCounts(0, 0, 0);
        while (true)
        {
            var done = await db.InTransactionAsync((c, t) => WithdrawNextAsync(c, t, importId, ct), ct);
            if (done.Notices == 0)
            {
                return total;
            }

            total = new(total.Notices + done.Notices, total.TendersWithdrawn + done.TendersWithdrawn, total.TendersMadeAnew + done.TendersMadeAnew);
        }
    }

    private async Task<NoticeWithdrawalCounts> WithdrawNextAsync(DbConnection connection, DbTransaction transaction, Guid importId, CancellationToken ct)
    {
        await PublicationSql.TakeTurnAsync(db, connection, transaction);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var tenders = (await connection.QueryAsync<string>(NextTenders, new { import = importId, most = TendersInOneTransaction }, transaction)).ToArray();
        var keys = (await connection.QueryAsync<Guid>(NoticesOf(db), new { import = importId, tenders }, transaction)).ToArray();
        if (keys.Length == 0)
        {
            return new(0, 0, 0);
        }

        await connection.ExecuteAsync(WithdrawNotices(db), new { now, keys }, transaction);
        await connection.ExecuteAsync(WithdrawEditions(db), new { now, import = importId, tenders }, transaction);
        var set = new WorkingSet(db, connection, transaction, ct);
        await set.LoadAsync(tenders);
        // A notice that stood here only because it names a withdrawn one goes back to its own procedure.
        await set.LoadAsync(set.Live.Select(n => TenderId.Of(n.OwnProcedure).Text).ToList());
        await using var batch = new RowBatch(connection, transaction);
        var plans = await new TenderWriter(set, batch, importId: null, announce: true, now, ct).WriteAsync(tenders);
        var gone = plans.Where(p => p.Shape is null).Select(p => p.TenderId).ToList();
        await alerts.SuppressAsync(connection, transaction, gone, "withdrawn", now);
        return new(keys.Length, gone.Count, plans.Count - gone.Count);
    }
}

/// <summary>What a withdrawal did.</summary>
/// <param name="Notices">Notices that count no more.</param>
/// <param name="TendersWithdrawn">Tenders without any notice left.</param>
/// <param name="TendersMadeAnew">Tenders that go on from their other notices.</param>
public sealed record NoticeWithdrawalCounts(int Notices, int TendersWithdrawn, int TendersMadeAnew);
