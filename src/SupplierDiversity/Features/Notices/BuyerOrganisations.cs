using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Notices;

/// <summary>Buyers as a new notice of theirs names them, so that it is found under the same buyer as their older notices.</summary>
public sealed class BuyerOrganisations(Db db)
{
    private const string LocalId = "ORG-0001";

    private const string FirstOfCity =
        """
        SELECT match_key, name, name_json, country, city_name, nuts, legal_type, activity FROM buyers
        WHERE city_id = @CityId ORDER BY CASE WHEN buyer_id = @BuyerId THEN 0 ELSE 1 END, known_from DESC, buyer_id LIMIT 1
        """;

    private const string Attach = "UPDATE buyers SET city_id = @CityId WHERE match_key = @MatchKey AND city_id IS NULL";

    /// <summary>A buyer of a city, or the one that published last; the city itself where it has none yet.</summary>
    /// <param name="city">The city.</param>
    /// <param name="buyerId">Which; null: whoever published last.</param>
    /// <param name="language">The language of the notice, ISO 639-1.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<NoticeOrganisation> OfCityAsync(City city, Guid? buyerId, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<NamedBuyerRow>(new CommandDefinition(FirstOfCity, new { city.CityId, BuyerId = buyerId }, cancellationToken: ct));
        if (row is null)
        {
            return new() { LocalId = LocalId, Name = In(language, city.Name), Country = city.Country, City = city.Name, LegalType = "la" };
        }

        var number = row.MatchKey.Split(' ') is [_, var digits] ? digits : null;
        var buyer = new NoticeOrganisation
        {
            LocalId = LocalId,
            Name = NoticeDocument.Read<LocalText>(row.NameJson),
            CompanyIds = number is null ? [] : [number],
            Country = row.Country,
            City = row.CityName,
            Nuts = row.Nuts,
            LegalType = row.LegalType,
            Activity = row.Activity,
        };
        // Known by its name: the one it is known by, whatever else it is called in this language.
        return BuyerKey.Of(buyer, language) == row.MatchKey ? buyer : buyer with { Name = In(language, row.Name) };
    }

    /// <summary>Makes a buyer that has no city yet one of this city.</summary>
    internal static Task AttachAsync(DbConnection connection, DbTransaction transaction, NoticeOrganisation buyer, string language, City city) =>
        connection.ExecuteAsync(Attach, new { city.CityId, MatchKey = BuyerKey.Of(buyer, language) }, transaction);

    private static LocalText In(string language, string text) => new(new Dictionary<string, string> { [language] = text });

    private sealed record NamedBuyerRow
    {
        public required string MatchKey { get; init; }
        public required string Name { get; init; }
        public required string NameJson { get; init; }
        public string? Country { get; init; }
        public string? CityName { get; init; }
        public string? Nuts { get; init; }
        public string? LegalType { get; init; }
        public string? Activity { get; init; }
    }
}
