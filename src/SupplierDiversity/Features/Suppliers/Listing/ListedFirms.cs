using System.Globalization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>
/// Finds firms of the public directory by words of any language, trade and place. Nothing about owners, staff or status can
/// be asked for. The entry whose shown facts changed last comes first, so that no letter of the alphabet is better off;
/// what is not shown moves nobody.
/// </summary>
public sealed class ListedFirms(Db db, TradeWords trades, PlaceSearch places, CityList cities)
{
    /// <summary>Firms a page.</summary>
    public const int PageSize = 20;

    /// <summary>More than this is not counted.</summary>
    public const int MostCounted = 1_000;

    private const int MostPages = 50;
    private const int MostPlaces = 5;

    /// <summary>One page of a search.</summary>
    public async Task<FoundFirms> FindAsync(FirmSearch search, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(search);
        var (query, read) = await ReadAsync(search, language, ct);
        var page = Math.Clamp(search.Page, 1, MostPages);
        var rows = Rows(query);
        await using var connection = await db.OpenAsync(ct);
        var found = await connection.ExecuteScalarAsync<long>(new CommandDefinition(ListingSql.Count(rows), new { Query = query, Most = MostCounted + 1 }, cancellationToken: ct));
        var firms = await connection.QueryAsync<ListedFirm>(
            new CommandDefinition(ListingSql.Page(rows), new { Query = query, Most = PageSize, Skip = (page - 1) * PageSize }, cancellationToken: ct));
        return new(search with { Page = page }, firms.AsList(), found) { Meant = read };
    }

    /// <summary>A firm that agreed to be shown, with the cities for which it did; null: it did not, or is not there.</summary>
    public async Task<(ListedFirm Firm, IReadOnlyList<City> Cities)?> FindAsync(Guid supplierId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<ListedFirm>(new CommandDefinition(ListingSql.Listed, new { SupplierId = supplierId }, cancellationToken: ct)) is not { } firm)
        {
            return null;
        }

        var ids = (await connection.QueryAsync<Guid>(ListingSql.CitiesOf, new { SupplierId = supplierId })).ToHashSet();
        return (firm, [.. (await cities.AllAsync(ct)).Where(c => ids.Contains(c.CityId))]);
    }

    /// <summary>The bare statements of a search, to be measured beside it: the query, the count, the page.</summary>
    internal async Task<(string? Query, string Count, string Page)> StatementsAsync(FirmSearch search, string language, CancellationToken ct)
    {
        var (query, _) = await ReadAsync(search, language, ct);
        return (query, ListingSql.Count(Rows(query)), ListingSql.Page(Rows(query)));
    }

    private string Rows(string? query) => ListingSql.Rows(query is not null, db.Engine == DatabaseEngine.Postgres);

    private async Task<(string? Query, MeantSearch Meant)> ReadAsync(FirmSearch search, string language, CancellationToken ct)
    {
        var query = new DirectoryQuery(db.Engine);
        var words = WordForms.OfEach(search.Words);
        var meant = await trades.FindAsync([.. FoldedText.Words(search.Words)], ct);
        if (words.Count > 0)
        {
            query.AddWords(words, [.. meant.SelectMany(DirectoryTokens.OfTrade).Distinct()]);
        }

        // "٩٠ ٩١" is 9091.
        var cpv = CpvPrefix.Normalise(string.Concat(search.Cpv.Where(c => !char.IsWhiteSpace(c)).Select(PlainDigits.Of)));
        if (cpv is not null)
        {
            query.AddOneOf(DirectoryTokens.OfTrade(cpv));
        }

        var codes = search.Place.Length == 0 ? [] : places.Meant(search.Place, language, MostPlaces);
        if (search.Place.Length > 0)
        {
            // A place nobody knows: only those who supply everywhere, and the page says so.
            query.AddOneOf(codes.Count == 0 ? ["oeverywhere"] : codes.SelectMany(DirectoryTokens.OfPlace).Distinct());
        }

        var city = search.City.Length == 0 ? null : await cities.FindBySlugAsync(search.City, ct);
        if (city is not null)
        {
            query.AddOneOf([DirectoryTokens.City(city.CityId)]);
        }

        return (query.Text, new(meant, codes, cpv is null && search.Cpv.Length > 0, codes.Count == 0 && search.Place.Length > 0));
    }
}

/// <summary>A search of the public directory.</summary>
/// <param name="Words">Words of names or trades, in any language.</param>
/// <param name="Cpv">CPV code or prefix.</param>
/// <param name="Place">NUTS code, or name of a country or region.</param>
/// <param name="City">Address name of a city the firm wants to supply.</param>
/// <param name="Page">From 1.</param>
public sealed record FirmSearch(string Words, string Cpv, string Place, string City, int Page)
{
    private const int Longest = 200;

    /// <summary>The search of an address.</summary>
    public static FirmSearch Read(IQueryCollection query) => new(
        Cut(query["q"]), Cut(query["cpv"]), Cut(query["nuts"]), Cut(query["city"]),
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1)
    { Tender = Cut(query["tender"]) };

    /// <summary>The tender partners are looked for; empty: no certain one.</summary>
    public string Tender { get; init; } = "";

    /// <summary>The address of another page of it, within a language.</summary>
    public string ToPath(int page) => "/businesses" + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Words, ["cpv"] = Cpv, ["nuts"] = Place, ["city"] = City, ["tender"] = Tender, ["page"] = page == 1 ? "" : page.ToString(CultureInfo.InvariantCulture) }
            .Where(p => !string.IsNullOrEmpty(p.Value)));

    // PostgreSQL takes no text with the character 0.
    internal static string Cut(string? typed) => typed?.Replace("\0", "", StringComparison.Ordinal).Trim() is { } text ? text[..Math.Min(text.Length, Longest)] : "";
}

/// <summary>A page of the directory.</summary>
/// <param name="Search">What was asked.</param>
/// <param name="Firms">The firms of the page.</param>
/// <param name="Found">How many there are, counted to one more than <see cref="ListedFirms.MostCounted"/>.</param>
public sealed record FoundFirms(FirmSearch Search, IReadOnlyList<ListedFirm> Firms, long Found)
{
    /// <summary>How it was understood.</summary>
    public required MeantSearch Meant { get; init; }

    /// <summary>True: there is a page after this one.</summary>
    public bool HasNext => Found > (long)Search.Page * ListedFirms.PageSize && Search.Page < 50;
}

/// <summary>How a search was understood.</summary>
/// <param name="Trades">Parts of the CPV that the words also mean.</param>
/// <param name="Places">NUTS codes of the place.</param>
/// <param name="CpvUnknown">True: what stands there is no CPV code, and was left out.</param>
/// <param name="PlaceUnknown">True: no place is called so; only firms that supply everywhere are shown.</param>
public sealed record MeantSearch(IReadOnlyList<string> Trades, IReadOnlyList<string> Places, bool CpvUnknown, bool PlaceUnknown);
