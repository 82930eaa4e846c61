namespace SupplierDiversity.Features.Accounts.OwnAccount;

internal static class EmailChangesSql
{
    public const string Ask =
        """
        DELETE FROM email_changes WHERE account_id = @AccountId;
        INSERT INTO email_changes (account_id, new_email, expires_at) VALUES (@AccountId, @NewEmail, @Expires);
        """;

    public const string Find =
        """
        SELECT a.email, c.new_email, c.old_agreed_at, c.new_agreed_at
        FROM email_changes c JOIN accounts a ON a.account_id = c.account_id
        WHERE c.account_id = @AccountId AND c.expires_at > @Now
        """;

    public const string OldAgrees =
        """
        UPDATE email_changes SET old_agreed_at = @Now WHERE account_id = @AccountId AND expires_at > @Now
        RETURNING '' AS email, new_email, old_agreed_at, new_agreed_at
        """;

    public const string NewAgrees =
        """
        UPDATE email_changes SET new_agreed_at = @Now WHERE account_id = @AccountId AND expires_at > @Now
        RETURNING '' AS email, new_email, old_agreed_at, new_agreed_at
        """;

    public const string Forget = "DELETE FROM email_changes WHERE account_id = @AccountId";

    public const string Change =
        """
        UPDATE accounts SET email = @Email, email_key = @Key, email_confirmed = TRUE, security_stamp = @Stamp, concurrency_stamp = @Stamp
        WHERE account_id = @AccountId
        """;
}
