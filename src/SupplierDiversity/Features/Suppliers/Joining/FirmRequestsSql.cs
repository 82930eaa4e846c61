namespace SupplierDiversity.Features.Suppliers.Joining;

internal static class FirmRequestsSql
{
    private const string Columns =
        "request_id, kind, email, language, country, scheme, registration_id, registration_key, supplier_id, asked_by, created_at, confirmed_at, account_id";

    // An entry of a city's list is free to be taken by the firm itself. One that ever had people is not, even when all have
    // left: what they entered must not fall to whoever knows the number.
    public const string Taken =
        """
        SELECT coalesce(s.merged_into, s.supplier_id) AS supplier_id FROM suppliers s
        WHERE s.scheme = @Scheme AND s.registration_key = @Key
          AND EXISTS (SELECT 1 FROM supplier_people p WHERE p.supplier_id = coalesce(s.merged_into, s.supplier_id))
        """;

    public const string CountSince = "SELECT count(*) FROM supplier_requests WHERE email = @Email AND created_at > @Since";

    public const string LockOnPostgres = "SELECT pg_advisory_xact_lock(hashtextextended(@Email, 0))";

    public const string JustAsked =
        """
        SELECT request_id FROM supplier_requests
        WHERE email = @Email AND kind = @Kind AND scheme = @Scheme AND registration_id = @RegistrationId AND confirmed_at IS NULL AND created_at > @Since
        ORDER BY created_at DESC, request_id LIMIT 1
        """;

    public const string Add =
        """
        INSERT INTO supplier_requests (request_id, token_sha256, kind, email, language, country, scheme, registration_id, registration_key, supplier_id,
            asked_by, created_at, expires_at, confirmed_at, account_id)
        VALUES (@RequestId, @Digest, @Kind, @Email, @Language, @Country, @Scheme, @RegistrationId, @RegistrationKey, @SupplierId,
            @AskedBy, @Now, @Expires, @ConfirmedAt, @AccountId)
        """;

    public const string FindOpen =
        $"SELECT {Columns} FROM supplier_requests WHERE token_sha256 = @Digest AND confirmed_at IS NULL AND expires_at > @Now";

    public const string Find = $"SELECT {Columns} FROM supplier_requests WHERE request_id = @RequestId";

    public const string Use =
        $"""
        UPDATE supplier_requests SET confirmed_at = @Now, account_id = @AccountId
        WHERE token_sha256 = @Digest AND confirmed_at IS NULL AND expires_at > @Now
        RETURNING {Columns}
        """;

    public const string SetFirm = "UPDATE supplier_requests SET supplier_id = @SupplierId, kind = @Kind WHERE request_id = @RequestId";

    // The row is written either way, so that of two firms with one number the second waits for the first.
    public const string Enter =
        """
        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size,
            origin, created_at, changed_at, checked_on)
        VALUES (@SupplierId, @Scheme, @RegistrationId, @RegistrationKey, '', '', @Country, '', '', @Email, @Language, NULL, 'self', @Now, @Now, NULL)
        ON CONFLICT (scheme, registration_key) DO UPDATE SET changed_at = excluded.changed_at
        RETURNING coalesce(merged_into, supplier_id)
        """;

    public const string CountPeople = "SELECT count(*) FROM supplier_people WHERE supplier_id = @SupplierId";

    public const string OldEmail = "SELECT email FROM suppliers WHERE supplier_id = @SupplierId";

    public const string TakeOver =
        "UPDATE suppliers SET origin = 'self', email = @Email, language = @Language, changed_at = @Now WHERE supplier_id = @SupplierId";

    // Whoever left and comes back has the row already.
    public const string AddPerson =
        """
        INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at, let_in_by)
        VALUES (@SupplierId, @AccountId, @Language, @Hears, @Now, @LetInBy)
        ON CONFLICT (supplier_id, account_id) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at, let_in_by = excluded.let_in_by
        """;

    public const string Waiting =
        $"""
        SELECT {Columns} FROM supplier_requests
        WHERE supplier_id = @SupplierId AND kind = 'join' AND confirmed_at IS NOT NULL AND decided_at IS NULL ORDER BY confirmed_at, request_id
        """;

    public const string Invited =
        $"""
        SELECT {Columns} FROM supplier_requests
        WHERE supplier_id = @SupplierId AND kind = 'invite' AND confirmed_at IS NULL AND expires_at > @Now ORDER BY created_at, request_id
        """;

    public const string Decide =
        $"""
        UPDATE supplier_requests SET decided_at = @Now, decided_by = @By, accepted = @Accepted
        WHERE request_id = @RequestId AND supplier_id = @SupplierId AND kind = 'join' AND confirmed_at IS NOT NULL AND decided_at IS NULL
        RETURNING {Columns}
        """;
}
