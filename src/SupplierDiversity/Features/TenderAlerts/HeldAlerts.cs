using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>What waits after a restore and may have gone out before: counting it, letting it go, or taking it out.</summary>
public sealed class HeldAlerts(TimeProvider clock)
{
    private const string CountDue = "SELECT count(*) FROM alerts WHERE state IN ('queued', 'failed') AND due_at <= @DueBy";

    private const string SuppressDue =
        "UPDATE alerts SET state = 'suppressed', reason = 'restored', state_at = @Now, claimed_until = NULL WHERE state IN ('queued', 'failed') AND due_at <= @DueBy";

    private const string CountEditions = "SELECT count(*) FROM editions WHERE parked_reason = @Reason AND fanned_out_at IS NULL";

    private const string Announce =
        "UPDATE editions SET parked_reason = NULL, attempts = 0, due_at = @Now WHERE parked_reason = @Reason AND fanned_out_at IS NULL";

    // The edition stays what later changes are compared with.
    private const string Close = "UPDATE editions SET fanned_out_at = @Now WHERE parked_reason = @Reason AND fanned_out_at IS NULL";

    /// <summary>Alerts that were due by an instant (UTC) and have not been sent as far as this database knows.</summary>
    public static Task<int> CountDueAsync(DbConnection connection, DateTimeOffset dueBy) =>
        connection.ExecuteScalarAsync<int>(CountDue, new { DueBy = dueBy });

    /// <summary>Takes them out; they stay in the ledger with the reason "restored". What is due later cannot have been sent and stays.</summary>
    public Task SuppressDueAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset dueBy) =>
        connection.ExecuteAsync(SuppressDue, new { DueBy = dueBy, Now = Now() }, transaction);

    /// <summary>Announcements held for a reason, which have not looked for their readers.</summary>
    public static Task<int> CountEditionsAsync(DbConnection connection, string reason) =>
        connection.ExecuteScalarAsync<int>(CountEditions, new { Reason = reason });

    /// <summary>Lets held announcements find their readers, or closes them without telling anybody.</summary>
    public Task ReleaseEditionsAsync(DbConnection connection, DbTransaction transaction, string reason, bool announce) =>
        connection.ExecuteAsync(announce ? Announce : Close, new { Reason = reason, Now = Now() }, transaction);

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
