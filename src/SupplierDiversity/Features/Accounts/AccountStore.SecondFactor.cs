using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Features.Accounts;

/// <content>The authenticator app's secret, sealed, and recovery codes, of which only digests are kept.</content>
internal sealed partial class AccountStore : IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    private IDataProtector KeySeal => protection.CreateProtector("SupplierDiversity.AuthenticatorKeys");

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactor = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactor);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = key.Length == 0 ? null : KeySeal.Protect(key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } sealedKey ? KeySeal.Unprotect(sealedKey) : null);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(AccountsSql.ReplaceRecoveryCodes, new { user.AccountId }, transaction);
                foreach (var code in recoveryCodes)
                {
                    await connection.ExecuteAsync(AccountsSql.AddRecoveryCode, new { user.AccountId, Digest = DigestOf(code) }, transaction);
                }
            },
            cancellationToken);

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            AccountsSql.UseRecoveryCode, new { user.AccountId, Digest = DigestOf(code) }, cancellationToken: cancellationToken)) == 1;
    }

    public async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(AccountsSql.CountRecoveryCodes, new { user.AccountId }, cancellationToken: cancellationToken));
    }

    /// <summary>Takes a step's code; false when it or a later one was taken before.</summary>
    public async Task<bool> UseCodeStepAsync(Account user, long step, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(
            new CommandDefinition(AccountsSql.UseCodeStep, new { user.AccountId, Step = step }, cancellationToken: cancellationToken)) == 1;
    }

    // 80 random bits need no slow hash: nobody counts through them.
    private static string DigestOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(RecoveryCode.Normal(code))));
}
