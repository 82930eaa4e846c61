namespace SupplierDiversity.Features.Suppliers;

internal static class FirmsSql
{
    private const string Columns =
        """
        s.supplier_id, s.scheme, s.registration_id, s.name, s.trading_name, s.country, s.nuts, s.cpv, s.languages, s.staff, s.turnover_euros,
        s.balance_euros, s.size, s.origin, s.answered, s.checked_on
        """;

    public const string Find = $"SELECT {Columns} FROM suppliers s WHERE s.supplier_id = @SupplierId AND s.merged_into IS NULL";

    public const string OfPerson =
        $"""
        SELECT {Columns} FROM suppliers s JOIN supplier_people p ON p.supplier_id = s.supplier_id
        WHERE p.account_id = @AccountId AND p.left_at IS NULL AND s.merged_into IS NULL ORDER BY s.name_folded, s.supplier_id
        """;

    public const string OwnOne =
        $"""
        SELECT {Columns} FROM suppliers s JOIN supplier_people p ON p.supplier_id = s.supplier_id
        WHERE p.account_id = @AccountId AND p.left_at IS NULL AND s.supplier_id = @SupplierId AND s.merged_into IS NULL
        """;

    public const string AllPeople = "SELECT DISTINCT account_id FROM supplier_people WHERE left_at IS NULL";

    public const string HasAny = "SELECT count(*) FROM supplier_people WHERE account_id = @AccountId AND left_at IS NULL";

    public static string Allowing(string isOneOf) =>
        $"""
        SELECT {Columns} FROM suppliers s JOIN supplier_cities c ON c.supplier_id = s.supplier_id
        WHERE c.city_id = @CityId AND c.diversity = TRUE AND s.merged_into IS NULL AND {isOneOf}
        """;

    public static string KeptIds(string isOneOf) => $"SELECT supplier_id, coalesce(merged_into, supplier_id) AS kept_id FROM suppliers WHERE {isOneOf}";

    public static string Those(string isOneOf) => $"SELECT {Columns} FROM suppliers s WHERE s.merged_into IS NULL AND {isOneOf}";

    public static readonly string AllowingAfter = $"{Allowing("c.supplier_id > @After")} ORDER BY c.supplier_id LIMIT @Most";

    public const string Save =
        """
        UPDATE suppliers SET name = @Name, name_folded = @NameFolded, trading_name = @TradingName, search_words = @SearchWords, country = @Country,
            nuts = @Nuts, cpv = @Cpv, languages = @Languages, staff = @Staff, turnover_euros = @TurnoverEuros, balance_euros = @BalanceEuros,
            size = @Size, answered = @Answered, changed_at = @Now
        WHERE supplier_id = @SupplierId
        """;

    public const string SetChecked = "UPDATE suppliers SET checked_on = @Today WHERE supplier_id = @SupplierId";

    public const string Cities = "SELECT city_id, listed, diversity FROM supplier_cities WHERE supplier_id = @SupplierId";

    public const string RemoveCities = "DELETE FROM supplier_cities WHERE supplier_id = @SupplierId";

    public const string AddCity =
        """
        INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at)
        VALUES (@SupplierId, @CityId, @Listed, @Diversity, @Now)
        """;

    public const string WithdrawUse = "INSERT INTO withdrawn_uses (withdrawal_id, supplier_id, city_id, withdrawn_at) VALUES (@Id, @SupplierId, @CityId, @Now)";

    public const string WithdrawnUses = "SELECT withdrawal_id, supplier_id, city_id FROM withdrawn_uses ORDER BY withdrawn_at, withdrawal_id";

    public const string ForgetWithdrawnUse = "DELETE FROM withdrawn_uses WHERE withdrawal_id = @WithdrawalId";

    // A firm nobody has looked after for a year, once a year.
    public const string DueForACheck =
        """
        SELECT s.supplier_id FROM suppliers s
        WHERE coalesce(s.checked_on, @Never) < @Before AND coalesce(s.reminded_on, @Never) < @Before AND s.merged_into IS NULL
          AND s.origin <> 'import'
          AND EXISTS (SELECT 1 FROM supplier_people p WHERE p.supplier_id = s.supplier_id AND p.left_at IS NULL AND p.joined_at < @JoinedBefore)
        ORDER BY s.supplier_id LIMIT @Most
        """;

    public const string Remind = "UPDATE suppliers SET reminded_on = @Today WHERE supplier_id = @SupplierId AND coalesce(reminded_on, @Never) < @Before";
}
