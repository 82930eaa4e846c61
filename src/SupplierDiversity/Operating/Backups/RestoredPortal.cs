using System.Data.Common;
using System.Globalization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Sending;

namespace SupplierDiversity.Operating.Backups;

/// <summary>
/// A portal that was restored and whose waiting mails nobody has decided on. They may have gone out after the backup;
/// the portal cannot know. Either nobody is to hear twice (what was due is taken out, and some may not hear at all), or
/// nobody is to miss anything (all is sent, and some may hear twice, under the same Message-ID where it was queued).
/// </summary>
public sealed class RestoredPortal(Db db, HeldAlerts alerts, HeldLetters letters, MailSwitch mailSwitch)
{
    internal const string MadeFact = "restored-backup";
    internal const string RestoredFact = "restored-at";

    /// <summary>Why announcements are held, as administrators read it in the ledger.</summary>
    internal const string HeldReason = "Held after a restore: its readers may have been told already.";

    private const string Facts = "SELECT name, value FROM portal_facts WHERE name IN ('restored-backup', 'restored-at')";
    private const string Decided = "DELETE FROM portal_facts WHERE name IN ('restored-backup', 'restored-at')";

    /// <summary>When the backup was made and restored (UTC), or null when nothing is to be decided.</summary>
    public async Task<RestoredAt?> FindAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null);
    }

    /// <summary>How many mails wait that may have gone out.</summary>
    public async Task<int> WaitingAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null) is not { } at ? 0
            : await HeldAlerts.CountDueAsync(connection, at.Restored) + await HeldLetters.CountAsync(connection, at.Restored);
    }

    /// <summary>How many announcements are held.</summary>
    public async Task<int> HeldAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await HeldAlerts.CountEditionsAsync(connection, HeldReason);
    }

    /// <summary>
    /// Decides, and lets mail leave again. Part of the caller's transaction, beside its audit entry. False: somebody has
    /// decided already.
    /// </summary>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The caller's.</param>
    /// <param name="send">True: all is sent. False: what was due is taken out.</param>
    public async Task<bool> DecideAsync(DbConnection connection, DbTransaction transaction, bool send)
    {
        if (await FindAsync(connection, transaction) is not { } at)
        {
            return false;
        }

        await alerts.ReleaseEditionsAsync(connection, transaction, HeldReason, announce: send);
        if (!send)
        {
            await alerts.SuppressDueAsync(connection, transaction, at.Restored);
            await letters.SuppressAsync(connection, transaction, at.Restored);
        }

        await connection.ExecuteAsync(Decided, transaction: transaction);
        await mailSwitch.SetPausedAsync(connection, transaction, null);
        return true;
    }

    private static async Task<RestoredAt?> FindAsync(DbConnection connection, DbTransaction? transaction)
    {
        var facts = (await connection.QueryAsync<FactRow>(Facts, transaction: transaction)).ToDictionary(f => f.Name, f => f.Value);
        return facts.TryGetValue(MadeFact, out var made) && facts.TryGetValue(RestoredFact, out var restored)
            ? new(Instant(made), Instant(restored)) : null;
    }

    private sealed record FactRow
    {
        public required string Name { get; init; }

        public required string Value { get; init; }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}

/// <summary>Two instants (UTC).</summary>
/// <param name="Made">The backup holds what was committed before.</param>
/// <param name="Restored">The lost portal sent nothing after this.</param>
public sealed record RestoredAt(DateTimeOffset Made, DateTimeOffset Restored);
