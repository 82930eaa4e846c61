using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// The number that moves with everything a list or page of tenders is made from. Whoever remembers such a thing
/// remembers the number it was read at, and reads anew when it has moved: what is shown is always exact.
/// </summary>
public sealed class TenderStamp(Db db)
{
    private const string Find = "SELECT number FROM tender_stamp";
    private readonly Lock _gate = new();
    private Task<long> _asking = Task.FromResult(0L);
    private Task<long>? _next;

    /// <summary>
    /// The number now; it is read before what is to be remembered. Requests that come while the database is being asked
    /// share the question after that one, so the answer is never from before somebody asked, and a crowd asks but once.
    /// </summary>
    public Task<long> NowAsync()
    {
        lock (_gate)
        {
            return _asking.IsCompleted && _next is null ? _asking = AskAsync() : _next ??= AskAfterAsync(_asking);
        }
    }

    /// <summary>Moves it, in the transaction that changes a city, its buyers or (by the importer itself) a tender.</summary>
    public static Task MoveAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(TenderRowsSql.MoveStamp, transaction: transaction);

    private async Task<long> AskAfterAsync(Task<long> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
        {
            (_asking, _next) = (_next!, null);
        }

        return await AskAsync();
    }

    private async Task<long> AskAsync()
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = Find;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
