namespace SupplierDiversity.Features.Accounts.Passwords;

internal static class PasswordsSql
{
    public const string AddRequest =
        "INSERT INTO password_requests (request_id, email, language, created_at) VALUES (@RequestId, @Email, @Language, @Now)";

    public const string TakeRequests =
        """
        DELETE FROM password_requests
        WHERE request_id IN (SELECT request_id FROM password_requests ORDER BY created_at, request_id LIMIT 200)
        RETURNING email, language
        """;

    public const string Recent = "SELECT count(*) FROM account_links WHERE account_id = @AccountId AND purpose = 'password' AND created_at > @Since";

    public const string EmailOf = "SELECT email FROM accounts WHERE account_id = @AccountId";
}

/// <summary>An address typed on "forgotten password".</summary>
internal sealed record PasswordRequestRow
{
    public required string Email { get; init; }
    public required string Language { get; init; }
}
