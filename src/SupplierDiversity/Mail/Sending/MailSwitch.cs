using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Sending;

/// <summary>Whether mail leaves at all: an administrator can stop everything at once, between two batches.</summary>
public sealed class MailSwitch(Db db, TimeProvider clock)
{
    private const string State = "SELECT sending_paused_at, paused_by, unreachable_since, unreachable_reason FROM mail_switch";
    private const string PauseOrResume = "UPDATE mail_switch SET sending_paused_at = @at, paused_by = @by";
    private const string Unreachable = "UPDATE mail_switch SET unreachable_since = coalesce(unreachable_since, @at), unreachable_reason = @reason";
    private const string Reachable = "UPDATE mail_switch SET unreachable_since = NULL, unreachable_reason = NULL WHERE unreachable_since IS NOT NULL";

    /// <summary>The state of the switch.</summary>
    public async Task<MailSwitchRow> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<MailSwitchRow>(new CommandDefinition(State, cancellationToken: cancellationToken));
    }

    /// <summary>True while an administrator has stopped all mail.</summary>
    public async Task<bool> IsPausedAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).SendingPausedAt is not null;

    /// <summary>
    /// Stops all sending after the batch on its way, in the name of <paramref name="by"/>; null lets mail leave again.
    /// Part of the caller's transaction, beside its audit entry.
    /// </summary>
    public Task SetPausedAsync(DbConnection connection, DbTransaction transaction, string? by) =>
        connection.ExecuteAsync(PauseOrResume, new { at = by is null ? (DateTimeOffset?)null : DapperTypes.Cut(clock.GetUtcNow()), by }, transaction);

    /// <summary>Notes for administrators that the server cannot be used, and since when.</summary>
    public Task UnreachableAsync(string reason, CancellationToken cancellationToken) =>
        db.ExecuteAsync(Unreachable, new { at = DapperTypes.Cut(clock.GetUtcNow()), reason }, cancellationToken);

    /// <summary>The server took mail again.</summary>
    public Task ReachableAsync(CancellationToken cancellationToken) => db.ExecuteAsync(Reachable, null, cancellationToken);
}

/// <summary>The one row of the switch.</summary>
public sealed record MailSwitchRow
{
    /// <summary>UTC; null while mail leaves.</summary>
    public DateTimeOffset? SendingPausedAt { get; init; }

    /// <summary>The administrator who stopped it.</summary>
    public string? PausedBy { get; init; }

    /// <summary>UTC; null while the last connection succeeded.</summary>
    public DateTimeOffset? UnreachableSince { get; init; }

    /// <summary>The server's or the network's words.</summary>
    public string? UnreachableReason { get; init; }
}
