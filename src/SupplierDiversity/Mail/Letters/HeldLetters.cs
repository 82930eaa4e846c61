using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Mail.Letters;

/// <summary>Letters that wait after a restore and may have gone out before.</summary>
public sealed class HeldLetters(TimeProvider clock)
{
    private const string Count = "SELECT count(*) FROM letters WHERE state IN ('queued', 'failed') AND created_at <= @WrittenBy";

    private const string Suppress =
        """
        UPDATE letters SET state = 'suppressed', reason = 'restored', state_at = @Now, claimed_until = NULL
        WHERE state IN ('queued', 'failed') AND created_at <= @WrittenBy
        """;

    /// <summary>Letters written by an instant (UTC) and not sent as far as this database knows.</summary>
    public static Task<int> CountAsync(DbConnection connection, DateTimeOffset writtenBy) =>
        connection.ExecuteScalarAsync<int>(Count, new { WrittenBy = writtenBy });

    /// <summary>Takes them out; whoever misses one asks for it again.</summary>
    public Task SuppressAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset writtenBy) =>
        connection.ExecuteAsync(Suppress, new { WrittenBy = writtenBy, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
}
