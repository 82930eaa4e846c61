using System.Text;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Features.Accounts.SecondFactor;

/// <summary>Checks the code of an authenticator app. A code works once, and none older than the last one works.</summary>
internal sealed class AppCodes(IUserStore<Account> store, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var accounts = (AccountStore)store;
        return await accounts.GetAuthenticatorKeyAsync(user, CancellationToken.None) is { } key
            && TimeCode.StepOf(AppSecret.Read(key), token, clock.GetUtcNow()) is { } step
            && await accounts.UseCodeStepAsync(user, step, CancellationToken.None);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.AuthenticatorKey is not null);
}

/// <summary>The secret an authenticator app shares with the portal: 160 random bits, kept as text (RFC 4226, 4, R6).</summary>
internal static class AppSecret
{
    /// <summary>A new one, hexadecimal.</summary>
    public static string New() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));

    /// <summary>Its bytes.</summary>
    public static byte[] Read(string secret) => Convert.FromHexString(secret);

    /// <summary>As a person types it into an app: Base32 in groups of four.</summary>
    public static string Typed(string secret) => string.Join(' ', Base32.Encode(Read(secret), Base32.Rfc4648).Chunk(4).Select(four => new string(four)));

    /// <summary>The address in the QR code, as apps read it.</summary>
    public static string Address(string secret, string portal, string email) => new StringBuilder("otpauth://totp/")
        .Append(Uri.EscapeDataString(portal)).Append(':').Append(Uri.EscapeDataString(email))
        .Append("?secret=").Append(Base32.Encode(Read(secret), Base32.Rfc4648)).Append("&issuer=").Append(Uri.EscapeDataString(portal)).ToString();
}
