namespace SupplierDiversity.Features.Subscriptions;

internal static class SubscriptionsSql
{
    private const string Columns =
        "s.subscription_id, s.recipient_id, s.name, s.organisation, s.languages, s.cpv, s.nuts, s.words, s.frequency, s.confirmed_at, s.ended_at";

    // An address that is known stays as its owner wrote it.
    public const string AddRecipient =
        """
        INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@RecipientId, @Email, @EmailKey, @Now)
        ON CONFLICT (email_key) DO UPDATE SET email_key = excluded.email_key
        RETURNING recipient_id, email, stopped_at
        """;

    public const string FindRecipient = "SELECT recipient_id, email, stopped_at FROM recipients WHERE recipient_id = @RecipientId";

    public const string FindRecipientByAddress = "SELECT recipient_id, email, stopped_at FROM recipients WHERE email_key = @EmailKey";

    public const string Add =
        """
        INSERT INTO subscriptions (subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, filter_key, frequency, created_at, confirmed_at, confirmed_by)
        VALUES (@SubscriptionId, @RecipientId, @Name, @Organisation, @Languages, @Cpv, @Nuts, @Words, @FilterKey, @Frequency, @Now, @ConfirmedAt, @ConfirmedBy)
        """;

    public const string Change =
        """
        UPDATE subscriptions
        SET name = @Name, organisation = @Organisation, languages = @Languages, cpv = @Cpv, nuts = @Nuts, words = @Words,
            filter_key = @FilterKey, frequency = @Frequency
        WHERE subscription_id = @SubscriptionId AND ended_at IS NULL
        """;

    public const string Confirm =
        """
        UPDATE subscriptions SET confirmed_at = @Now, confirmed_by = 'link'
        WHERE subscription_id = @SubscriptionId AND confirmed_at IS NULL AND ended_at IS NULL
        """;

    public const string End =
        """
        UPDATE subscriptions SET ended_at = @Now, end_reason = @Reason WHERE subscription_id = @SubscriptionId AND ended_at IS NULL
        """;

    public const string EndAll =
        """
        UPDATE subscriptions SET ended_at = @Now, end_reason = @Reason WHERE recipient_id = @RecipientId AND ended_at IS NULL
        """;

    public const string Stop = "UPDATE recipients SET stopped_at = @Now WHERE recipient_id = @RecipientId";

    public const string Find = $"SELECT {Columns} FROM subscriptions s WHERE s.subscription_id = @SubscriptionId";

    public const string FindSame =
        $"""
        SELECT {Columns} FROM subscriptions s
        WHERE s.recipient_id = @RecipientId AND s.filter_key = @FilterKey AND s.confirmed_at IS NOT NULL
        ORDER BY s.ended_at DESC NULLS FIRST
        LIMIT 1
        """;

    public const string FindRunning =
        $"""
        SELECT {Columns} FROM subscriptions s
        WHERE s.recipient_id = @RecipientId AND s.confirmed_at IS NOT NULL AND s.ended_at IS NULL
        ORDER BY s.confirmed_at, s.subscription_id
        """;

    public const string CountUnconfirmed =
        """
        SELECT count(*) FROM subscriptions WHERE recipient_id = @RecipientId AND confirmed_at IS NULL AND created_at > @Since
        """;

    public const string AddKeys = "INSERT INTO subscription_keys (match_key, subscription_id) VALUES (@MatchKey, @SubscriptionId)";

    public const string RemoveKeys = "DELETE FROM subscription_keys WHERE subscription_id = @SubscriptionId";

    public const string RemoveAllKeys =
        """
        DELETE FROM subscription_keys WHERE subscription_id IN (SELECT subscription_id FROM subscriptions WHERE recipient_id = @RecipientId)
        """;

    // Points and ranges come as lists, so that the statement is the same for every tender.
    public const string MatchOnSqlite =
        $"""
        SELECT {Columns} FROM subscriptions s
        WHERE s.subscription_id IN (
            SELECT k.subscription_id FROM json_each(@Points) p CROSS JOIN subscription_keys k ON k.match_key = p.value
            UNION
            SELECT k.subscription_id FROM json_each(@Ranges) r CROSS JOIN subscription_keys k ON k.match_key BETWEEN r.value ->> 0 AND r.value ->> 1)
        AND s.confirmed_at < @Before AND s.ended_at IS NULL
        ORDER BY s.recipient_id
        """;

    // The keys are looked up before the rows, and each range for itself: joined in one go, the planner expects so many
    // rows of the ranges that it reads the whole table.
    public const string MatchOnPostgres =
        $"""
        SELECT {Columns} FROM subscriptions s
        WHERE s.subscription_id = ANY(ARRAY(
            SELECT k.subscription_id FROM subscription_keys k WHERE k.match_key = ANY(@Points)
            UNION
            SELECT k.subscription_id FROM unnest(@Lows, @Highs) r(low, high)
            CROSS JOIN LATERAL (SELECT i.subscription_id FROM subscription_keys i WHERE i.match_key BETWEEN r.low AND r.high OFFSET 0) k))
        AND s.confirmed_at < @Before AND s.ended_at IS NULL
        ORDER BY s.recipient_id
        """;

    public static string FindRunningOf(string thoseRecipients) =>
        $"SELECT {Columns} FROM subscriptions s WHERE {thoseRecipients} AND s.confirmed_at IS NOT NULL AND s.ended_at IS NULL ORDER BY s.confirmed_at, s.subscription_id";

    public static string FindRecipients(string those) => $"SELECT recipient_id, email, stopped_at FROM recipients WHERE {those}";
}
