namespace SupplierDiversity.Features.Suppliers;

internal static class SuppliersSql
{
    // What a list leaves empty takes nothing away from what the firm or another list said.
    public const string Import =
        """
        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size,
            origin, created_at, changed_at, checked_on)
        VALUES (@SupplierId, @Scheme, @RegistrationId, @RegistrationKey, @Name, @NameFolded, @Country, @Nuts, @Cpv, @Email, @Language, @Size,
            'import', @Now, @Now, NULL)
        ON CONFLICT (scheme, registration_key) DO UPDATE SET
            name = excluded.name,
            name_folded = excluded.name_folded,
            country = excluded.country,
            nuts = CASE WHEN excluded.nuts = '' THEN suppliers.nuts ELSE excluded.nuts END,
            cpv = CASE WHEN excluded.cpv = '' THEN suppliers.cpv ELSE excluded.cpv END,
            email = CASE WHEN excluded.email = '' THEN suppliers.email ELSE excluded.email END,
            language = CASE WHEN excluded.language = '' THEN suppliers.language ELSE excluded.language END,
            size = coalesce(excluded.size, suppliers.size),
            changed_at = excluded.changed_at
        WHERE suppliers.origin = 'import' AND suppliers.merged_into IS NULL
        RETURNING supplier_id
        """;

    public const string Find = "SELECT supplier_id FROM suppliers WHERE scheme = @Scheme AND registration_key = @RegistrationKey";

    public const string FindMerged = "SELECT coalesce(merged_into, supplier_id) FROM suppliers WHERE scheme = @Scheme AND registration_key = @RegistrationKey";

    public const string Alike =
        """
        SELECT supplier_id, name, scheme, registration_id FROM suppliers
        WHERE merged_into IS NULL AND ((registration_key = @RegistrationKey AND @RegistrationKey <> '') OR name_folded = @NameFolded)
        ORDER BY name_folded, supplier_id LIMIT 10
        """;
}
