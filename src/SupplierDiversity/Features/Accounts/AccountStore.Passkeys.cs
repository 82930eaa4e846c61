using System.Buffers.Text;
using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts.Passkeys;

namespace SupplierDiversity.Features.Accounts;

/// <content>Passkeys (WebAuthn).</content>
internal sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            PasskeysSql.Save,
            new
            {
                CredentialId = Base64Url.EncodeToString(passkey.CredentialId),
                user.AccountId,
                Name = passkey.Name ?? "",
                PublicKey = Base64Url.EncodeToString(passkey.PublicKey),
                SignCount = (long)passkey.SignCount,
                Transports = string.Join(' ', passkey.Transports ?? []),
                UserVerified = passkey.IsUserVerified,
                BackupEligible = passkey.IsBackupEligible,
                BackedUp = passkey.IsBackedUp,
                Attestation = Base64Url.EncodeToString(passkey.AttestationObject),
                ClientData = Base64Url.EncodeToString(passkey.ClientDataJson),
                CreatedAt = DapperTypes.Cut(passkey.CreatedAt),
            },
            cancellationToken: cancellationToken));
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PasskeyRow>(
            new CommandDefinition(PasskeysSql.OfAccount, new { user.AccountId }, cancellationToken: cancellationToken))).Select(Passkey)];
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db.FindAsync<Account>(AccountsSql.FindByPasskey, new { CredentialId = Base64Url.EncodeToString(credentialId) }, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PasskeyRow>(new CommandDefinition(
            PasskeysSql.Find, new { user.AccountId, CredentialId = Base64Url.EncodeToString(credentialId) }, cancellationToken: cancellationToken));
        return row is null ? null : Passkey(row);
    }

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            PasskeysSql.Remove, new { user.AccountId, CredentialId = Base64Url.EncodeToString(credentialId) }, cancellationToken: cancellationToken));
    }

    private static UserPasskeyInfo Passkey(PasskeyRow row) => new(
        Base64Url.DecodeFromChars(row.CredentialId),
        Base64Url.DecodeFromChars(row.PublicKey),
        row.CreatedAt,
        (uint)row.SignCount,
        row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.UserVerified,
        row.BackupEligible,
        row.BackedUp,
        Base64Url.DecodeFromChars(row.Attestation),
        Base64Url.DecodeFromChars(row.ClientData))
    {
        Name = row.Name,
    };
}
