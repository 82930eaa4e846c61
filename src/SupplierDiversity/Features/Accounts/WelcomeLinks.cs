using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;
using SupplierDiversity.Security.Keys;

namespace SupplierDiversity.Features.Accounts;

/// <summary>One-time links with which a person chooses a password. Valid for a day; a new one makes older ones void.</summary>
public sealed class WelcomeLinks(Db db, TimeProvider clock, IPasswordHasher<Account> hasher)
{
    /// <summary>How long a link is good.</summary>
    public static TimeSpan Validity { get; } = TimeSpan.FromHours(24);

    /// <summary>Makes a link for an account and returns its token, which is kept nowhere else.</summary>
    public async Task<string> CreateAsync(Account account, CancellationToken ct)
    {
        var token = OneTimeToken.New();
        var now = DapperTypes.Cut(clock.GetUtcNow());
        await db.InTransactionAsync(
            (connection, transaction) => connection.ExecuteAsync(
                AccountsSql.AddLink, new { Digest = OneTimeToken.Digest(token), account.AccountId, Now = now, Expires = now + Validity }, transaction),
            ct);
        return token;
    }

    /// <summary>The e-mail address a link was made for, or null when it is unknown, used or too old.</summary>
    public Task<string?> EmailOfAsync(string token, CancellationToken ct) =>
        db.FindAsync<string>(AccountsSql.FindLink, new { Digest = OneTimeToken.Digest(token), Now = DapperTypes.Cut(clock.GetUtcNow()) }, ct);

    /// <summary>Uses the link up and sets the password, both or neither; false when the link is no longer good.</summary>
    public async Task<bool> SetPasswordAsync(string token, string password, CancellationToken ct)
    {
        // Hashing takes long on purpose; it must not happen while the write lock is held.
        var hash = hasher.HashPassword(null!, password);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var account = await connection.QuerySingleOrDefaultAsync<Guid?>(
                    AccountsSql.UseLink, new { Digest = OneTimeToken.Digest(token), Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);
                return account is not null && await connection.ExecuteAsync(
                    AccountsSql.SetPassword, new { AccountId = account, Hash = hash, Stamp = Guid.NewGuid().ToString("N") }, transaction) == 1;
            },
            ct);
    }
}
