using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Finds tenders for lists, feeds and the front page.</summary>
public sealed class TenderFinder(Db db, CodeLabels labels, TimeProvider clock)
{
    /// <summary>Tenders a page.</summary>
    public const int PageSize = 20;
    private const int FacetsShown = 8;

    /// <summary>One page of a search with its totals, and with the facets when a page for people wants them.</summary>
    public async Task<FoundTenders> FindAsync(TenderSearch search, Language language, bool facets, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await using var connection = await db.OpenAsync(ct);
        (search, var name) = await CheckNamesAsync(connection, search);
        var where = TendersSql.Where(search, db.Engine);
        var values = Values(search, now);
        var order = search.Open ? TendersSql.SoonestFirst : TendersSql.Newest;
        var totals = await connection.QuerySingleAsync<TotalsRow>(TendersSql.CountAll + where, values);
        var rows = totals.Found <= (search.Page - 1L) * PageSize ? []
            : (await connection.QueryAsync<TenderRow>(TendersSql.SelectHits + where + order, values)).AsList();
        var words = new TenderWording(language, labels, now);
        return new FoundTenders
        {
            Search = search,
            Language = language.Tag,
            NarrowedTo = name,
            Found = totals.Found,
            ChangedAt = totals.ChangedAt,
            Hits = [.. rows.Select(r => TenderHit.Of(r, words))],
            Facets = facets ? await FacetsAsync(connection, search, where, values, totals, words) : null,
        };
    }

    /// <summary>The open tenders that close first.</summary>
    public async Task<IReadOnlyList<TenderHit>> FindSoonestAsync(int count, Language language, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var search = new TenderSearch { Open = true };
        await using var connection = await db.OpenAsync(ct);
        var values = Values(search, now);
        values.Add("Limit", count);
        var rows = await connection.QueryAsync<TenderRow>(TendersSql.SelectHits + TendersSql.Where(search, db.Engine) + TendersSql.SoonestFirst, values);
        var words = new TenderWording(language, labels, now);
        return [.. rows.Select(r => TenderHit.Of(r, words))];
    }

    // A city or buyer nobody knows narrows nothing; the page says that it was left out.
    private static async Task<(TenderSearch Search, string? Name)> CheckNamesAsync(DbConnection connection, TenderSearch search)
    {
        string? name = null;
        if (search.City is not null && (name = await connection.QueryFirstOrDefaultAsync<string>(TendersSql.FindCity, new { search.City })) is null)
        {
            search = search with { City = null, Ignored = [.. search.Ignored, "city"] };
        }

        if (search.Buyer is not null && (name = await connection.QueryFirstOrDefaultAsync<string>(TendersSql.FindBuyer, new { search.Buyer })) is null)
        {
            search = search with { Buyer = null, Ignored = [.. search.Ignored, "buyer"] };
        }

        return (search, name);
    }

    private DynamicParameters Values(TenderSearch search, DateTimeOffset now)
    {
        var values = new DynamicParameters();
        values.Add("Now", now);
        values.Add("Limit", PageSize);
        values.Add("Offset", (search.Page - 1) * PageSize);
        if (search.Cpv is { } cpv)
        {
            values.Add("CpvFrom", cpv);
            values.Add("CpvTo", TendersSql.After(cpv));
        }

        if (search.Nuts is { } nuts)
        {
            values.Add("NutsFrom", nuts);
            values.Add("NutsTo", TendersSql.After(nuts));
            values.Add("Nuts2", nuts[..Math.Min(2, nuts.Length)]);
            values.Add("Nuts3", nuts[..Math.Min(3, nuts.Length)]);
            values.Add("Nuts4", nuts[..Math.Min(4, nuts.Length)]);
        }

        if (search.Buyer is { } buyer)
        {
            values.Add("Buyer", buyer);
        }

        if (search.City is { } city)
        {
            values.Add("City", city);
        }

        if (search.Clause is { } clause)
        {
            values.Add("Duty", $"% {clause} %");
        }

        if (search.Words.Count > 0)
        {
            values.Add("Match", TendersSql.Match(search.Words, db.Engine));
        }

        return values;
    }

    private static async Task<TenderFacets> FacetsAsync(
        DbConnection connection, TenderSearch search, string where, DynamicParameters values, TotalsRow totals, TenderWording words)
    {
        async Task<List<CountRow>> Count(string sql, string group) =>
            (await connection.QueryAsync<CountRow>(sql + where + group, values)).AsList();

        var trades = await Count(TendersSql.CountTrades, "GROUP BY substr(x.code, 1, 2)");
        var countries = await Count(TendersSql.CountCountries, "GROUP BY CASE WHEN t.place_known = FALSE THEN '*' ELSE substr(x.code, 1, 2) END");
        var duties = await Count(TendersSql.CountDuties, "AND t.duties <> '' GROUP BY t.duties");
        var anywhere = countries.Where(c => c.Code == "*").Sum(c => c.Tenders);
        return new TenderFacets
        {
            Open = totals.Open,
            Trades = Top(trades.Select(c => (c.Code, words.Code("cpv", c.Code).Text, c.Tenders))),
            Countries = Top(countries.Where(c => c.Code != "*").Select(c => (c.Code, words.Code("nuts", c.Code).Text, c.Tenders + anywhere))),
            Duties = Top(duties.SelectMany(d => TenderHit.TagsOf(d.Code).Select(tag => (Tag: tag, d.Tenders))).GroupBy(d => d.Tag)
                .Select(g => (g.Key, DutyWords.Name(words.T, g.Key), g.Sum(d => d.Tenders)))),
            Anywhere = anywhere,
            WithDuty = duties.Sum(d => d.Tenders),
        };
    }

    private static List<Facet> Top(IEnumerable<(string Value, string Name, long Tenders)> counts) =>
        [.. counts.OrderByDescending(c => c.Tenders).ThenBy(c => c.Value, StringComparer.Ordinal).Take(FacetsShown).Select(c => new Facet(c.Value, c.Name, c.Tenders))];
}
