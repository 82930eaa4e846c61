namespace SupplierDiversity.Features.Suppliers.Listing;

internal static class ListingSql
{
    public const string Forget = "DELETE FROM directory_entries WHERE supplier_id = @SupplierId RETURNING word_row";

    public const string ForgetWordsSqlite = "DELETE FROM directory_words WHERE rowid = @Row";

    public const string Enter = "INSERT INTO directory_entries (word_row, supplier_id) VALUES (@Row, @SupplierId) ON CONFLICT (word_row) DO NOTHING";

    public const string EnterWordsSqlite = "INSERT INTO directory_words (rowid, words) VALUES (@Row, @Words)";

    public const string EnterWordsPostgres = "INSERT INTO directory_words (word_row, words) VALUES (@Row, array_to_tsvector(string_to_array(@Words, ' ')))";

    public const string Listed =
        """
        SELECT s.supplier_id, s.name, s.trading_name, s.registration_id, s.nuts, s.cpv, s.size FROM suppliers s
        WHERE s.supplier_id = @SupplierId AND s.merged_into IS NULL
          AND EXISTS (SELECT 1 FROM supplier_cities c WHERE c.supplier_id = s.supplier_id AND c.listed)
        """;

    public const string CitiesOf = "SELECT city_id FROM supplier_cities WHERE supplier_id = @SupplierId AND listed";

    public static string Rows(bool words, bool postgres) => (words, postgres) switch
    {
        (false, _) => "SELECT word_row FROM directory_entries",
        (true, false) => "SELECT rowid AS word_row FROM directory_words WHERE directory_words MATCH @Query",
        (true, true) => "SELECT word_row FROM directory_words WHERE words @@ CAST(@Query AS tsquery)",
    };

    // What a firm has just taken back is never shown, whatever the index still holds.
    public static string Page(string rows) =>
        $"""
        SELECT s.supplier_id, s.name, s.trading_name, s.registration_id, s.nuts, s.cpv, s.size
        FROM ({rows} ORDER BY word_row DESC LIMIT @Most OFFSET @Skip) f
        JOIN directory_entries e ON e.word_row = f.word_row JOIN suppliers s ON s.supplier_id = e.supplier_id
        WHERE s.merged_into IS NULL AND EXISTS (SELECT 1 FROM supplier_cities c WHERE c.supplier_id = s.supplier_id AND c.listed)
        ORDER BY f.word_row DESC
        """;

    public static string Count(string rows) => $"SELECT count(*) FROM ({rows} LIMIT @Most) f";
}

/// <summary>A firm as the public directory shows it. No status, no background, no language, no person, no address.</summary>
public sealed record ListedFirm
{
    /// <summary>Key.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>Legal name.</summary>
    public required string Name { get; init; }

    /// <summary>As the public knows it; empty: by its name.</summary>
    public required string TradingName { get; init; }

    /// <summary>Number in its register.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>NUTS prefixes parted by semicolons; empty: everywhere.</summary>
    public required string Nuts { get; init; }

    /// <summary>CPV prefixes parted by semicolons.</summary>
    public required string Cpv { get; init; }

    /// <summary>micro, small, medium or large; null: not stated.</summary>
    public required string? Size { get; init; }

    /// <summary>Its name, or else its number.</summary>
    public string ShownName => TradingName.Length > 0 ? TradingName : Name.Length > 0 ? Name : RegistrationId;
}
