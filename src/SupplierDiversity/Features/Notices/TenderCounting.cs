using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Notices;

/// <summary>
/// Counts tenders that were written since, a few in each transaction, so that pages of figures only add up. Takes turns
/// with publications: what is kept always belongs to the tender as it is.
/// </summary>
internal sealed class TenderCounting(Db db, CountedNotices notices)
{
    private const int InOneTransaction = 200;
    private long _nothingLeftAt = -1;

    /// <summary>The job.</summary>
    public static Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<TenderCounting>().CountAsync(ct);

    /// <summary>Counts all that is not counted yet.</summary>
    public async Task<JobCount> CountAsync(CancellationToken ct)
    {
        var stamp = await notices.StampAsync(ct);
        if (stamp == _nothingLeftAt)
        {
            return default;
        }

        var (last, did) = (await CountNextAsync("", ct), false);
        while (last is not null)
        {
            did = true;
            last = await CountNextAsync(last, ct);
        }

        _nothingLeftAt = stamp;
        return new JobCount(DidSomething: did);
    }

    private async Task<string?> CountNextAsync(string after, CancellationToken ct)
    {
        await using (var connection = await db.OpenAsync(ct))
        {
            // Looked up without a lock first: there is mostly nothing to do.
            if (!(await NextAsync(connection, null, after, ct)).Any())
            {
                return null;
            }
        }

        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await PublicationSql.TakeTurnAsync(db, connection, transaction);
                var ids = (await NextAsync(connection, transaction, after, ct)).AsList();
                var counted = await NoticeCounting.OfTendersAsync(db, connection, transaction, ids, ct);
                await connection.ExecuteAsync(CountedNoticesSql.Keep, counted.SelectMany(t => Rows(t.TenderId, t.Years)), transaction);
                return ids.LastOrDefault();
            },
            ct);
    }

    private static Task<IEnumerable<string>> NextAsync(DbConnection connection, DbTransaction? transaction, string after, CancellationToken ct) =>
        connection.QueryAsync<string>(new CommandDefinition(CountedNoticesSql.Uncounted, new { after, most = InOneTransaction }, transaction, cancellationToken: ct));

    private static IEnumerable<DynamicParameters> Rows(string tender, IReadOnlyList<YearSums> years) =>
        years.Count == 0
            ? [Row(tender, new YearSums { Year = 0 }, null)]
            : years.SelectMany(y => y.Values.Count == 0 ? [Row(tender, y, null)] : y.Values.Select((v, i) => Row(tender, i == 0 ? y : new YearSums { Year = y.Year }, v)));

    private static DynamicParameters Row(string tender, YearSums sums, CurrencyValue? value)
    {
        var row = new DynamicParameters(sums);
        row.Add("TenderId", tender);
        row.Add("Currency", value?.Currency ?? "");
        row.Add("Cents", value?.Cents ?? 0);
        row.Add("ValueLots", value?.Lots ?? 0);
        return row;
    }
}
