using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Accounts;

/// <summary>Single-use links in mails about an account. Whoever reads the database cannot make one out of what is kept.</summary>
internal sealed class AccountLinks(Db db, TimeProvider clock)
{
    public const string Password = "password";
    public const string OldEmail = "email-old";
    public const string NewEmail = "email-new";

    private const string Insert =
        """
        DELETE FROM account_links WHERE account_id = @AccountId AND purpose = @Purpose;
        INSERT INTO account_links (token_sha256, account_id, purpose, created_at, expires_at) VALUES (@Digest, @AccountId, @Purpose, @Now, @Expires);
        """;

    private const string Find = "SELECT account_id FROM account_links WHERE token_sha256 = @Digest AND purpose = @Purpose AND expires_at > @Now";

    private const string Use = "DELETE FROM account_links WHERE token_sha256 = @Digest AND purpose = @Purpose AND expires_at > @Now RETURNING account_id";

    /// <summary>Makes a link's token; an older one for the same purpose is void.</summary>
    public async Task<string> CreateAsync(DbConnection connection, DbTransaction transaction, Guid accountId, string purpose, TimeSpan validity)
    {
        var token = OneTimeToken.New();
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await connection.ExecuteAsync(Insert, new { Digest = OneTimeToken.Digest(token), AccountId = accountId, Purpose = purpose, Now = now, Expires = now + validity }, transaction);
        return token;
    }

    /// <summary>Whose link it is, or null when it is unknown, used or too old.</summary>
    public Task<Guid?> FindAsync(string token, string purpose, CancellationToken ct) =>
        db.FindAsync<Guid?>(Find, Parameters(token, purpose), ct);

    /// <summary>Uses a link up and says whose it was; null when somebody was faster or it is too old.</summary>
    public Task<Guid?> UseAsync(DbConnection connection, DbTransaction transaction, string token, string purpose) =>
        connection.QuerySingleOrDefaultAsync<Guid?>(Use, Parameters(token, purpose), transaction);

    private object Parameters(string token, string purpose) => new { Digest = OneTimeToken.Digest(token), Purpose = purpose, Now = DapperTypes.Cut(clock.GetUtcNow()) };
}
