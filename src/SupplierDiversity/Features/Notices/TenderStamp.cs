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
    private TaskCompletionSource<long>? _asking;
    private TaskCompletionSource<long>? _next;

    /// <summary>
    /// The number now; it is read before what is to be remembered. Requests that come while the database is being asked
    /// share the question after that one, so the answer is never from before somebody asked, and a crowd asks but once.
    /// </summary>
    public Task<long> NowAsync()
    {
        TaskCompletionSource<long> mine;
        lock (_gate)
        {
            if (_asking is not null)
            {
                return (_next ??= NewQuestion()).Task;
            }

            mine = _asking = NewQuestion();
        }

        Ask(mine);
        return mine.Task;
    }

    /// <summary>Moves it, in the transaction that changes a city, its buyers or (by the importer itself) a tender.</summary>
    public static Task MoveAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(TenderRowsSql.MoveStamp, transaction: transaction);

    // It waits with its thread, which is quicker than to give it away and get another; never more than one does so.
    private void Ask(TaskCompletionSource<long> question)
    {
        try
        {
            using var connection = db.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Find;
            question.SetResult((long)command.ExecuteScalar()!);
        }
        catch (Exception e)
        {
            question.SetException(e);
        }

        TaskCompletionSource<long>? next;
        lock (_gate)
        {
            (next, _next) = (_next, null);
            _asking = next;
        }

        if (next is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(Ask, next, preferLocal: false);
        }
    }

    // Whoever waits goes on by itself, so that the asking thread is free for the next question.
    private static TaskCompletionSource<long> NewQuestion() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
