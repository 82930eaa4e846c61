using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SupplierDiversity.Features.Accounts.Providers;

/// <summary>
/// One way out to a service and back. It lies sealed in a cookie of the browser that left, so only that browser can come
/// back with it.
/// </summary>
/// <param name="Provider">Which service.</param>
/// <param name="State">Comes back in the address.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Proves that the same portal asks for the token (RFC 7636).</param>
/// <param name="ReturnUrl">The page asked for before.</param>
/// <param name="Language">Of the page.</param>
/// <param name="Until">UTC.</param>
internal sealed record ProviderAttempt(string Provider, string State, string Nonce, string Verifier, string ReturnUrl, string Language, DateTimeOffset Until)
{
    /// <summary>How long a person may take at the service.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(10);

    /// <summary>A new attempt.</summary>
    public static ProviderAttempt New(string provider, string returnUrl, string language, DateTimeOffset now) =>
        new(provider, Random(), Random(), Random(), returnUrl, language, now + Patience);

    /// <summary>The verifier as the service is told it beforehand: S256 of RFC 7636.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>As it is kept in the table of used ones.</summary>
    public string StateDigest => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(State)));

    /// <summary>For the cookie.</summary>
    public string Seal(IDataProtectionProvider protection) => Protector(protection).Protect(JsonSerializer.Serialize(this));

    /// <summary>Back from the cookie; null when it is not one of ours.</summary>
    public static ProviderAttempt? Open(IDataProtectionProvider protection, string? cookie)
    {
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<ProviderAttempt>(Protector(protection).Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("SupplierDiversity.Providers");

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
