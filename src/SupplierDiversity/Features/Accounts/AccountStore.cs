using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts;

/// <summary>
/// Keeps accounts for ASP.NET Core Identity with our own SQL.
/// </summary>
internal sealed partial class AccountStore(Db db, TimeProvider clock, IDataProtectionProvider protection) : IUserStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccountId.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(AccountsSql.Add, user, cancellationToken: cancellationToken));
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid().ToString("N");
        await using var connection = await db.OpenAsync(cancellationToken);
        var saved = await connection.ExecuteAsync(new CommandDefinition(
            AccountsSql.Update,
            new
            {
                user.AccountId,
                user.Email,
                user.EmailKey,
                user.EmailConfirmed,
                user.PasswordHash,
                user.SecurityStamp,
                user.Name,
                user.Language,
                user.TwoFactor,
                user.AuthenticatorKey,
                user.ConcurrencyStamp,
                NewStamp = stamp,
            },
            cancellationToken: cancellationToken));
        if (saved == 0)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.ConcurrencyStamp = stamp;
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await db.InTransactionAsync(
            (connection, transaction) => connection.ExecuteAsync(AccountsSql.Remove, new { user.AccountId, Key = $"gone {Guid.NewGuid():N}" }, transaction), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.FindAsync<Account>(AccountsSql.FindById, new { Id = id }, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.FindAsync<Account>(AccountsSql.FindByEmailKey, new { Key = normalizedUserName }, cancellationToken);

    public void Dispose()
    {
    }
}
