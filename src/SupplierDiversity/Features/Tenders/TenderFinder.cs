using System.Collections.Concurrent;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Finds tenders for lists, feeds and the front page.</summary>
public sealed class TenderFinder(Db db, TenderStamp stamps, CodeLabels labels, TradeWords trades, TimeProvider clock)
{
    /// <summary>Tenders a page.</summary>
    public const int PageSize = 20;
    private const int FacetsShown = 8;
    private const int SetsKept = 128;
    private readonly ConcurrentDictionary<string, FoundSet> _sets = new(StringComparer.Ordinal);

    /// <summary>One page of a search with its totals, and with the facets when a page for people wants them.</summary>
    public async Task<FoundTenders> FindAsync(TenderSearch search, Language language, bool facets, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        (search, var name) = await CheckNamesAsync(search, ct);
        var meant = await trades.FindAsync(search.Words, ct);
        var found = await SetAsync(search, search.OnlyWords ? [] : meant, now, ct);
        var page = await found.PageAsync(search.Page, PageSize, ct);
        var counts = facets ? await found.FacetsAsync(ct) : null;
        return new FoundTenders
        {
            Search = search,
            Language = language.Tag,
            NarrowedTo = name,
            Trades = facets ? [.. meant.Select(c => (c, new TenderWording(language, labels, now).Code("cpv", c)))] : [],
            Found = found.Totals.Found,
            ChangedAt = found.Totals.ChangedAt,
            Hits = page.Hits.In(language, labels, now, page.Write),
            Facets = counts is null ? null : found.Facets.In(language, labels, now, words => Facets(found.Totals, counts, words)),
        };
    }

    /// <summary>The open tenders that close first; at most a page of them.</summary>
    public async Task<IReadOnlyList<TenderHit>> FindSoonestAsync(int count, Language language, CancellationToken ct)
    {
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var found = await SetAsync(new TenderSearch { Open = true }, [], now, ct);
        var page = await found.PageAsync(1, PageSize, ct);
        return [.. page.Hits.In(language, labels, now, page.Write).Take(count)];
    }

    private async Task<FoundSet> SetAsync(TenderSearch search, IReadOnlyList<string> meant, DateTimeOffset now, CancellationToken ct)
    {
        // Read before anything is counted: what is written meanwhile moves it, and the set is counted anew.
        var stamp = await stamps.NowAsync();
        var key = (search with { Text = string.Join(' ', search.Words) }).ToQuery(withPage: false) + string.Join(',', meant);
        if (_sets.TryGetValue(key, out var known) && known.HoldsAt(stamp, now))
        {
            return known;
        }

        var order = search.Open ? TendersSql.SoonestFirst : TendersSql.Newest;
        var set = await FoundSet.CountAsync(db, TendersSql.Where(search, meant.Count, db.Engine), order, Values(search, meant, now), stamp, ct);
        if (_sets.Count >= SetsKept)
        {
            _sets.Clear();
        }

        _sets[key] = set;
        return set;
    }

    // A city or buyer nobody knows narrows nothing; the page says that it was left out.
    private async Task<(TenderSearch Search, string? Name)> CheckNamesAsync(TenderSearch search, CancellationToken ct)
    {
        if (search is { City: null, Buyer: null })
        {
            return (search, null);
        }

        await using var connection = await db.OpenAsync(ct);
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

    private DynamicParameters Values(TenderSearch search, IReadOnlyList<string> meant, DateTimeOffset now)
    {
        var values = new DynamicParameters();
        values.Add("Now", now);
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
            for (var i = 0; i < meant.Count; i++)
            {
                values.Add($"Trade{i}From", meant[i]);
                values.Add($"Trade{i}To", TendersSql.After(meant[i]));
            }
        }

        return values;
    }

    private static TenderFacets Facets(TotalsRow totals, FacetCounts counts, TenderWording words)
    {
        var (trades, countries, duties) = counts;
        var anywhere = countries.Where(c => c.Code == "*").Sum(c => c.Tenders);
        return new TenderFacets
        {
            Open = totals.Open,
            Trades = Top(words.T, trades.Select(c => (c.Code, c.Tenders)), code => words.Code("cpv", code).Text),
            Countries = Top(words.T, countries.Where(c => c.Code != "*").Select(c => (c.Code, c.Tenders + anywhere)), code => words.Code("nuts", code).Text),
            Duties = Top(words.T, duties.SelectMany(d => TenderHit.TagsOf(d.Code).Select(tag => (Tag: tag, d.Tenders))).GroupBy(d => d.Tag)
                .Select(g => (g.Key, g.Sum(d => d.Tenders))), tag => DutyWords.Name(words.T, tag)),
            Anywhere = anywhere,
            WithDuty = duties.Sum(d => d.Tenders),
        };
    }

    private static List<Facet> Top(Language reader, IEnumerable<(string Value, long Tenders)> counts, Func<string, string> nameOf) =>
        [.. counts.OrderByDescending(c => c.Tenders).ThenBy(c => c.Value, StringComparer.Ordinal).Take(FacetsShown).Select(c => new Facet(c.Value, nameOf(c.Value), c.Tenders))
            .OrderByDescending(f => f.Tenders).ThenBy(f => f.Name, reader.Collation)];
}
