namespace SupplierDiversity.Features.Information;

internal static class ImprintsSql
{
    private const string Columns =
        "SELECT city_id, responsible, represented_by, address, email, phone, data_protection, authority, accessibility FROM city_imprints";

    public const string All = Columns;

    public const string Find = Columns + " WHERE city_id = @CityId";

    public const string Save =
        """
        INSERT INTO city_imprints (city_id, responsible, represented_by, address, email, phone, data_protection, authority, accessibility, changed_at)
        VALUES (@CityId, @Responsible, @RepresentedBy, @Address, @Email, @Phone, @DataProtection, @Authority, @Accessibility, @Now)
        ON CONFLICT (city_id) DO UPDATE SET responsible = excluded.responsible, represented_by = excluded.represented_by, address = excluded.address,
            email = excluded.email, phone = excluded.phone, data_protection = excluded.data_protection, authority = excluded.authority,
            accessibility = excluded.accessibility, changed_at = excluded.changed_at
        """;
}
