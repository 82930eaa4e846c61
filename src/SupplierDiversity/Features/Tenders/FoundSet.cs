using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// What a search found, as far as it does not depend on the reader: totals, counts by facet, ids in order. It holds until
/// any tender is written (<c>tender_stamp</c>) or the next deadline passes, so it is always exact.
/// </summary>
internal sealed class FoundSet(string where, string order, DynamicParameters values, long stamp, TotalsRow totals)
{
    // Beyond the first pages few people read on; their ids are looked up each time.
    private const int PagesKept = 5;
    private readonly ConcurrentDictionary<int, IReadOnlyList<string>> _pages = new();
    private FacetCounts? _facets;

    public TotalsRow Totals => totals;

    /// <summary>Counts a search.</summary>
    public static async Task<FoundSet> CountAsync(DbConnection connection, string where, string order, DynamicParameters values, long stamp) =>
        new(where, order, values, stamp, await connection.QuerySingleAsync<TotalsRow>(TendersSql.CountAll + where, values));

    public bool HoldsAt(long now, DateTimeOffset at) => now == stamp && !(totals.NextFirst <= at) && !(totals.NextLast <= at);

    /// <summary>The ids of a page, in order; empty beyond the end.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(DbConnection connection, int page, int size)
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
        return page <= PagesKept ? _pages.GetOrAdd(page, ids) : ids;
    }

    public async Task<FacetCounts> FacetsAsync(DbConnection connection)
    {
        async Task<List<CountRow>> Count(string sql, string group) => (await connection.QueryAsync<CountRow>(sql + where + group, values)).AsList();

        return _facets ??= new FacetCounts(
            await Count(TendersSql.CountTrades, "GROUP BY substr(x.code, 1, 2)"),
            await Count(TendersSql.CountCountries, "GROUP BY CASE WHEN t.place_known = FALSE THEN '*' ELSE substr(x.code, 1, 2) END"),
            await Count(TendersSql.CountDuties, "AND t.duties <> '' GROUP BY t.duties"));
    }
}

/// <summary>Tenders by CPV division, by country ("*" anywhere or not stated) and by their duties column.</summary>
internal sealed record FacetCounts(IReadOnlyList<CountRow> Trades, IReadOnlyList<CountRow> Countries, IReadOnlyList<CountRow> Duties);
