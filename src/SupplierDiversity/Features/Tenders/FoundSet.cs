using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// What a search found: totals, counts by facet, tenders in order, with their words in each language. It holds until
/// any tender is written (<see cref="TenderStamp"/>) or the next deadline passes, so it is always exact.
/// </summary>
internal sealed class FoundSet(Db db, string where, string order, DynamicParameters values, long stamp, TotalsRow totals)
{
    // Beyond the first pages few people read on; they are read each time.
    private const int PagesKept = 2;
    private readonly ConcurrentDictionary<int, FoundPage> _pages = new();
    private FacetCounts? _facets;

    public TotalsRow Totals => totals;

    public WrittenOnce<TenderFacets> Facets { get; } = new();

    /// <summary>Counts a search.</summary>
    public static async Task<FoundSet> CountAsync(Db db, string where, string order, DynamicParameters values, long stamp, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return new(db, where, order, values, stamp, await connection.QuerySingleAsync<TotalsRow>(TendersSql.CountAll + where, values));
    }

    public bool HoldsAt(long now, DateTimeOffset at) => now == stamp && !(totals.NextFirst <= at) && !(totals.NextLast <= at);

    /// <summary>The tenders of a page, in order; empty beyond the end.</summary>
    public async Task<FoundPage> PageAsync(int page, int size, CancellationToken ct)
    {
        var offset = (page - 1L) * size;
        if (offset >= totals.Found)
        {
            return new([]);
        }

        if (_pages.TryGetValue(page, out var known))
        {
            return known;
        }

        await using var connection = await db.OpenAsync(ct);
        var place = new DynamicParameters(values);
        place.Add("Limit", size);
        place.Add("Offset", (int)offset);
        var ids = (await connection.QueryAsync<string>(TendersSql.SelectIds + where + order, place)).AsList();
        var found = new FoundPage(await RowsAsync(connection, db.Engine, ids));
        return page <= PagesKept ? _pages.GetOrAdd(page, found) : found;
    }

    public async Task<FacetCounts> FacetsAsync(CancellationToken ct)
    {
        if (_facets is { } known)
        {
            return known;
        }

        await using var connection = await db.OpenAsync(ct);
        async Task<List<CountRow>> Count(string sql, string group) => (await connection.QueryAsync<CountRow>(sql + where + group, values)).AsList();

        return _facets = new FacetCounts(
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

/// <summary>The tenders of one page of a search, in order.</summary>
internal sealed record FoundPage(IReadOnlyList<TenderRow> Rows)
{
    public WrittenOnce<IReadOnlyList<TenderHit>> Hits { get; } = new();

    public IReadOnlyList<TenderHit> Write(TenderWording words) => [.. Rows.Select(row => TenderHit.Of(row, words))];
}

/// <summary>Tenders by CPV division, by country ("*" anywhere or not stated) and by their duties column.</summary>
internal sealed record FacetCounts(IReadOnlyList<CountRow> Trades, IReadOnlyList<CountRow> Countries, IReadOnlyList<CountRow> Duties);
