using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// What a search found, as far as it does not depend on the reader: totals, counts by facet, rows in order. It holds until
/// any tender is written (<see cref="TenderStamp"/>) or the next deadline passes, so it is always exact.
/// </summary>
internal sealed class FoundSet(string where, string order, DynamicParameters values, long stamp, TotalsRow totals)
{
    // Beyond the first pages few people read on; they are read each time.
    private const int PagesKept = 3;
    private readonly ConcurrentDictionary<int, IReadOnlyList<TenderRow>> _pages = new();
    private FacetCounts? _facets;

    public TotalsRow Totals => totals;

    /// <summary>Counts a search.</summary>
    public static async Task<FoundSet> CountAsync(DbConnection connection, string where, string order, DynamicParameters values, long stamp) =>
        new(where, order, values, stamp, await connection.QuerySingleAsync<TotalsRow>(TendersSql.CountAll + where, values));

    public bool HoldsAt(long now, DateTimeOffset at) => now == stamp && !(totals.NextFirst <= at) && !(totals.NextLast <= at);

    /// <summary>The tenders of a page, in order; empty beyond the end.</summary>
    public async Task<IReadOnlyList<TenderRow>> PageAsync(DbConnection connection, DatabaseEngine engine, int page, int size)
    {
        var offset = (page - 1L) * size;
        if (offset >= totals.Found)
        {
            return [];
        }

        if (_pages.TryGetValue(page, out var known))
        {
            return known;
        }

        var place = new DynamicParameters(values);
        place.Add("Limit", size);
        place.Add("Offset", (int)offset);
        var ids = (await connection.QueryAsync<string>(TendersSql.SelectIds + where + order, place)).AsList();
        var rows = await RowsAsync(connection, engine, ids);
        return page <= PagesKept ? _pages.GetOrAdd(page, rows) : rows;
    }

    public async Task<FacetCounts> FacetsAsync(DbConnection connection)
    {
        async Task<List<CountRow>> Count(string sql, string group) => (await connection.QueryAsync<CountRow>(sql + where + group, values)).AsList();

        return _facets ??= new FacetCounts(
            await Count(TendersSql.CountTrades, "GROUP BY substr(x.code, 1, 2)"),
            await Count(TendersSql.CountCountries, "GROUP BY CASE WHEN t.place_known = FALSE THEN '*' ELSE substr(x.code, 1, 2) END"),
            await Count(TendersSql.CountDuties, "AND t.duties <> '' GROUP BY t.duties"));
    }

    // Found by key, since the ids are sorted before the wide rows are read.
    private static async Task<IReadOnlyList<TenderRow>> RowsAsync(DbConnection connection, DatabaseEngine engine, List<string> ids)
    {
        var rows = engine == DatabaseEngine.Postgres
            ? await connection.QueryAsync<TenderRow>(TendersSql.FindHitsPostgres, new { Ids = ids })
            : await connection.QueryAsync<TenderRow>(TendersSql.FindHitsSqlite, new { Ids = $"[\"{string.Join("\",\"", ids)}\"]" });
        var byId = rows.ToDictionary(r => r.TenderId, StringComparer.Ordinal);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }
}

/// <summary>Tenders by CPV division, by country ("*" anywhere or not stated) and by their duties column.</summary>
internal sealed record FacetCounts(IReadOnlyList<CountRow> Trades, IReadOnlyList<CountRow> Countries, IReadOnlyList<CountRow> Duties);
