namespace SupplierDiversity.Features.Cities;

internal static class CitiesSql
{
    private const string Cities =
        """
        SELECT city_id, slug, name, country, time_zone, language, second_factor, one_language, weight_limit_bp,
               (SELECT count(*) FROM buyers WHERE buyers.city_id = cities.city_id) AS buyers
        FROM cities
        """;

    private const string BuyersWithCity =
        """
        SELECT buyers.buyer_id, buyers.name, buyers.country, buyers.city_name, buyers.city_id, cities.slug, cities.name AS portal_city
        FROM buyers LEFT JOIN cities ON cities.city_id = buyers.city_id
        """;

    public const string All = Cities + " ORDER BY name, city_id";

    public const string FindBySlug = Cities + " WHERE slug = @Slug";

    public const string FindByBuyer = Cities + " WHERE city_id = (SELECT city_id FROM buyers WHERE buyer_id = @BuyerId)";

    public const string AllBuyers = BuyersWithCity + " ORDER BY buyers.name, buyers.buyer_id";

    public const string FindBuyer = BuyersWithCity + " WHERE buyers.buyer_id = @BuyerId";

    public const string BuyersOf = BuyersWithCity + " WHERE buyers.city_id = @CityId ORDER BY buyers.name, buyers.buyer_id";

    public const string Add =
        """
        INSERT INTO cities (city_id, slug, name, country, time_zone, language, created_at)
        VALUES (@CityId, @Slug, @Name, @Country, @TimeZone, @Language, @Now)
        ON CONFLICT (slug) DO NOTHING
        """;

    public const string Change = "UPDATE cities SET name = @Name, time_zone = @TimeZone, language = @Language, second_factor = @SecondFactor, weight_limit_bp = @WeightLimitBp WHERE city_id = @CityId";

    public const string SetOneLanguage = "UPDATE cities SET one_language = @Only WHERE city_id = @CityId";

    // Only a buyer without a city: of two administrators at once, the second is told.
    public const string Attach = "UPDATE buyers SET city_id = @CityId WHERE buyer_id = @BuyerId AND city_id IS NULL";

    public const string Detach = "UPDATE buyers SET city_id = NULL WHERE buyer_id = @BuyerId AND city_id = @CityId";
}
