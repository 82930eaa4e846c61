using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Notices;

/// <summary>What public figures count of tenders and results, for any feature to ask.</summary>
public sealed class CountedNotices(Db db)
{
    private const int AtOnce = 500;

    /// <summary>A number that moves whenever tenders are written.</summary>
    public async Task<long> StampAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountedNoticesSql.Stamp, cancellationToken: ct));
    }

    /// <summary>
    /// The figures of these buyers, newest year first. A tender bought jointly counts for each of its buyers and once for
    /// all of them together. Withdrawn notices, planning, direct awards and changes of contracts are left out. What was
    /// counted before is added up by the database; tenders written since are counted here.
    /// </summary>
    public async Task<IReadOnlyList<YearFigures>> OfBuyersAsync(IEnumerable<Guid> buyers, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var sums = new List<YearSums>();
        var uncounted = new List<string>();
        var command = new CommandDefinition(CountedNoticesSql.Kept(db), new { buyers = buyers.ToArray() }, cancellationToken: ct);
        foreach (var (year, row) in await connection.QueryAsync<YearSums, KeptCountRow, (YearSums, KeptCountRow)>(command, (s, r) => (s, r), splitOn: "cents"))
        {
            uncounted.AddRange(row.Uncounted?.Split(' ') ?? []);
            sums.Add(year with { Values = row.Values });
        }

        foreach (var some in uncounted.Chunk(AtOnce))
        {
            sums.AddRange((await NoticeCounting.OfTendersAsync(db, connection, null, some, ct)).SelectMany(t => t.Years));
        }

        return YearCount.Figures(sums);
    }
}
