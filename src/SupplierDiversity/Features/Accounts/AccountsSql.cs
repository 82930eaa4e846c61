namespace SupplierDiversity.Features.Accounts;

internal static class AccountsSql
{
    private const string Columns =
        """
        SELECT account_id, email, email_key, email_confirmed, password_hash, security_stamp, concurrency_stamp,
               name, language, two_factor, authenticator_key, failed_sign_ins, locked_until, created_at
        FROM accounts
        """;

    public const string FindById = Columns + " WHERE account_id = @Id";

    public const string FindByEmailKey = Columns + " WHERE email_key = @Key";

    public const string FindByPasskey = Columns + " WHERE account_id = (SELECT account_id FROM passkeys WHERE credential_id = @CredentialId)";

    public const string FindByLogin = Columns + " WHERE account_id = (SELECT account_id FROM account_logins WHERE provider = @Provider AND subject = @Subject)";

    public const string FindByRole = Columns + " WHERE account_id IN (SELECT account_id FROM account_roles WHERE role = @Role) ORDER BY email_key";

    public const string Add =
        """
        INSERT INTO accounts (account_id, email, email_key, email_confirmed, password_hash, security_stamp, concurrency_stamp,
                              name, language, failed_sign_ins, locked_until, created_at)
        VALUES (@AccountId, @Email, @EmailKey, @EmailConfirmed, @PasswordHash, @SecurityStamp, @ConcurrencyStamp,
                @Name, @Language, @FailedSignIns, @LockedUntil, @CreatedAt)
        """;

    // Failures are not saved here: CountFailure adds to them in the database, so parallel guesses are all counted.
    public const string Update =
        """
        UPDATE accounts
        SET email = @Email, email_key = @EmailKey, email_confirmed = @EmailConfirmed, password_hash = @PasswordHash,
            security_stamp = @SecurityStamp, concurrency_stamp = @NewStamp, name = @Name, language = @Language,
            two_factor = @TwoFactor, authenticator_key = @AuthenticatorKey
        WHERE account_id = @AccountId AND concurrency_stamp = @ConcurrencyStamp
        """;

    // What was done in an account's name stays in the files of cities, so the bare id stays; nobody is behind it any more.
    public const string Remove =
        """
        DELETE FROM welcome_links WHERE account_id = @AccountId;
        DELETE FROM account_links WHERE account_id = @AccountId;
        DELETE FROM email_changes WHERE account_id = @AccountId;
        DELETE FROM account_sessions WHERE account_id = @AccountId;
        DELETE FROM recovery_codes WHERE account_id = @AccountId;
        DELETE FROM passkeys WHERE account_id = @AccountId;
        DELETE FROM account_logins WHERE account_id = @AccountId;
        DELETE FROM account_roles WHERE account_id = @AccountId;
        UPDATE accounts
        SET email = '', email_key = @Key, email_confirmed = FALSE, name = '', language = '', password_hash = NULL, two_factor = FALSE,
            authenticator_key = NULL, security_stamp = @Key, concurrency_stamp = @Key
        WHERE account_id = @AccountId;
        """;

    public const string CountFailure =
        """
        UPDATE accounts
        SET locked_until = CASE WHEN failed_sign_ins + 1 >= @Limit THEN @Until ELSE locked_until END,
            failed_sign_ins = CASE WHEN failed_sign_ins + 1 >= @Limit THEN 0 ELSE failed_sign_ins + 1 END
        WHERE account_id = @AccountId
        """;

    public const string ForgetFailures = "UPDATE accounts SET failed_sign_ins = 0, locked_until = NULL WHERE account_id = @AccountId";

    public const string RolesOf = "SELECT role FROM account_roles WHERE account_id = @AccountId ORDER BY role";

    public const string AddRole =
        "INSERT INTO account_roles (account_id, role) VALUES (@AccountId, @Role) ON CONFLICT (account_id, role) DO NOTHING";

    public const string RemoveRole = "DELETE FROM account_roles WHERE account_id = @AccountId AND role = @Role";

    public const string AddLink =
        """
        DELETE FROM welcome_links WHERE account_id = @AccountId AND used_at IS NULL;
        INSERT INTO welcome_links (token_sha256, account_id, created_at, expires_at) VALUES (@Digest, @AccountId, @Now, @Expires);
        """;

    public const string FindLink =
        """
        SELECT accounts.email
        FROM welcome_links JOIN accounts ON accounts.account_id = welcome_links.account_id
        WHERE token_sha256 = @Digest AND used_at IS NULL AND expires_at > @Now
        """;

    public const string UseLink =
        """
        UPDATE welcome_links SET used_at = @Now
        WHERE token_sha256 = @Digest AND used_at IS NULL AND expires_at > @Now
        RETURNING account_id
        """;

    public const string SetPassword =
        """
        UPDATE accounts
        SET password_hash = @Hash, security_stamp = @Stamp, concurrency_stamp = @Stamp, failed_sign_ins = 0, locked_until = NULL,
            email_confirmed = TRUE
        WHERE account_id = @AccountId
        """;

    // The code of a step is taken once: of two that come together, one finds the step used.
    public const string UseCodeStep =
        "UPDATE accounts SET last_code_step = @Step WHERE account_id = @AccountId AND last_code_step < @Step";

    public const string ReplaceRecoveryCodes = "DELETE FROM recovery_codes WHERE account_id = @AccountId";

    public const string AddRecoveryCode = "INSERT INTO recovery_codes (account_id, code_sha256) VALUES (@AccountId, @Digest)";

    public const string UseRecoveryCode = "DELETE FROM recovery_codes WHERE account_id = @AccountId AND code_sha256 = @Digest";

    public const string CountRecoveryCodes = "SELECT count(*) FROM recovery_codes WHERE account_id = @AccountId";
}
