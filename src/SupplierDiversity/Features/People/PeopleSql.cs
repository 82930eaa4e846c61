namespace SupplierDiversity.Features.People;

internal static class PeopleSql
{
    private const string Held =
        "SELECT city_role_id, account_id, city_id, role, from_on, until_on, given_at, given_by, ended_at, ended_by FROM city_roles";

    private const string Offered =
        """
        SELECT invitation_id, email, language, city_id, role, from_on, until_on, invited_at, invited_by, expires_at
        FROM role_invitations
        """;

    // On PostgreSQL the row is locked until the transaction ends; on SQLite the whole database is.
    public const string TakeTurn =
        """
        INSERT INTO role_turns (city_id, taken_at) VALUES (@CityId, @Now)
        ON CONFLICT (city_id) DO UPDATE SET taken_at = excluded.taken_at
        """;

    public const string All = Held + " ORDER BY given_at, city_role_id";

    public const string OfPerson = Held + " WHERE account_id = @AccountId ORDER BY given_at, city_role_id";

    public const string OfCity = Held + " WHERE city_id = @CityId ORDER BY given_at, city_role_id";

    public const string Give =
        """
        INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, until_on, given_at, given_by)
        VALUES (@CityRoleId, @AccountId, @CityId, @Role, @FromOn, @UntilOn, @GivenAt, @GivenBy)
        """;

    public const string ChangeUntil = "UPDATE city_roles SET until_on = @UntilOn WHERE city_role_id = @CityRoleId AND ended_at IS NULL";

    public const string End = "UPDATE city_roles SET ended_at = @Now, ended_by = @By WHERE city_role_id = @CityRoleId AND ended_at IS NULL";

    public const string Invite =
        """
        INSERT INTO role_invitations (invitation_id, token_sha256, email, language, city_id, role, from_on, until_on, invited_at, invited_by, expires_at)
        VALUES (@InvitationId, @Digest, @Email, @Language, @CityId, @Role, @FromOn, @UntilOn, @InvitedAt, @InvitedBy, @ExpiresAt)
        """;

    public const string OpenOfCity =
        Offered + " WHERE city_id = @CityId AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > @Now ORDER BY invited_at, invitation_id";

    public const string FindOpen =
        Offered + " WHERE token_sha256 = @Digest AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > @Now";

    public const string UseUp =
        "UPDATE role_invitations SET accepted_at = @Now WHERE invitation_id = @InvitationId";

    public const string Revoke =
        "UPDATE role_invitations SET revoked_at = @Now WHERE invitation_id = @InvitationId AND city_id = @CityId AND accepted_at IS NULL AND revoked_at IS NULL";
}
