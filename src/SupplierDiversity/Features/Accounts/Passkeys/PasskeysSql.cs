namespace SupplierDiversity.Features.Accounts.Passkeys;

internal static class PasskeysSql
{
    private const string Columns =
        """
        SELECT credential_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up, attestation, client_data,
               created_at, used_at
        FROM passkeys
        """;

    public const string OfAccount = Columns + " WHERE account_id = @AccountId ORDER BY created_at, credential_id";

    public const string Find = Columns + " WHERE account_id = @AccountId AND credential_id = @CredentialId";

    // A credential that another account has registered stays that account's.
    public const string Save =
        """
        INSERT INTO passkeys (credential_id, account_id, name, public_key, sign_count, transports, user_verified, backup_eligible, backed_up,
                              attestation, client_data, created_at)
        VALUES (@CredentialId, @AccountId, @Name, @PublicKey, @SignCount, @Transports, @UserVerified, @BackupEligible, @BackedUp,
                @Attestation, @ClientData, @CreatedAt)
        ON CONFLICT (credential_id) DO UPDATE
        SET name = excluded.name, sign_count = excluded.sign_count, user_verified = excluded.user_verified, backed_up = excluded.backed_up
        WHERE passkeys.account_id = excluded.account_id
        """;

    public const string Used = "UPDATE passkeys SET used_at = @Now WHERE account_id = @AccountId AND credential_id = @CredentialId";

    public const string Rename = "UPDATE passkeys SET name = @Name WHERE account_id = @AccountId AND credential_id = @CredentialId";

    public const string Remove = "DELETE FROM passkeys WHERE account_id = @AccountId AND credential_id = @CredentialId";
}
