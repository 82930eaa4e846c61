namespace SupplierDiversity.Features.Accounts.Sessions;

internal static class SessionsSql
{
    public const string Add =
        """
        INSERT INTO account_sessions (session_id, key_sha256, account_id, security_stamp, ticket, browser, system, created_at, seen_at, expires_at)
        VALUES (@SessionId, @Digest, @AccountId, @Stamp, @Ticket, @Browser, @System, @Now, @Now, @Expires)
        """;

    // A session opens nothing once the account's stamp has changed: new password, new factor, new address.
    public const string Find =
        """
        SELECT s.ticket, s.seen_at
        FROM account_sessions s JOIN accounts a ON a.account_id = s.account_id AND a.security_stamp = s.security_stamp
        WHERE s.key_sha256 = @Digest AND s.expires_at > @Now AND s.created_at > @Oldest
        """;

    public const string Seen = "UPDATE account_sessions SET seen_at = @Now WHERE key_sha256 = @Digest";

    public const string Renew =
        """
        UPDATE account_sessions SET ticket = @Ticket, security_stamp = @Stamp, seen_at = @Now, expires_at = @Expires
        WHERE key_sha256 = @Digest AND account_id = @AccountId
        """;

    public const string Remove = "DELETE FROM account_sessions WHERE key_sha256 = @Digest";

    public const string List =
        """
        SELECT s.session_id, s.browser, s.system, s.created_at, s.seen_at
        FROM account_sessions s JOIN accounts a ON a.account_id = s.account_id AND a.security_stamp = s.security_stamp
        WHERE s.account_id = @AccountId AND s.expires_at > @Now AND s.created_at > @Oldest
        ORDER BY s.seen_at DESC, s.session_id
        """;

    public const string End = "DELETE FROM account_sessions WHERE account_id = @AccountId AND session_id = @SessionId";

    public const string EndOthers = "DELETE FROM account_sessions WHERE account_id = @AccountId AND session_id <> @Kept";
}
