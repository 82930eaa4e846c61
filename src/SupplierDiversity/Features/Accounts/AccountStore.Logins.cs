using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Accounts;

/// <content>Names under which cities' own sign-in services know an account.</content>
internal sealed partial class AccountStore : IUserLoginStore<Account>
{
    private const string Insert =
        "INSERT INTO account_logins (provider, subject, account_id, created_at) VALUES (@LoginProvider, @ProviderKey, @AccountId, @Now) ON CONFLICT DO NOTHING";

    private const string Delete = "DELETE FROM account_logins WHERE account_id = @AccountId AND provider = @loginProvider AND subject = @providerKey";

    private const string OfAccount = "SELECT provider, subject FROM account_logins WHERE account_id = @AccountId ORDER BY provider";

    public async Task AddLoginAsync(Account user, UserLoginInfo login, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            Insert,
            new { login.LoginProvider, login.ProviderKey, user.AccountId, Now = DapperTypes.Cut(clock.GetUtcNow()) },
            cancellationToken: cancellationToken));
    }

    public async Task RemoveLoginAsync(Account user, string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Delete, new { user.AccountId, loginProvider, providerKey }, cancellationToken: cancellationToken));
    }

    public async Task<IList<UserLoginInfo>> GetLoginsAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<(string Provider, string Subject)>(
            new CommandDefinition(OfAccount, new { user.AccountId }, cancellationToken: cancellationToken))).Select(l => new UserLoginInfo(l.Provider, l.Subject, l.Provider))];
    }

    public Task<Account?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        db.FindAsync<Account>(AccountsSql.FindByLogin, new { Provider = loginProvider, Subject = providerKey }, cancellationToken);
}
