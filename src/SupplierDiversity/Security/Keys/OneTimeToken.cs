using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Security.Keys;

/// <summary>Tokens of links and sessions that are looked up: only the digest is stored, so the database opens nothing.</summary>
internal static class OneTimeToken
{
    /// <summary>A new one: 256 random bits in base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a token: its SHA-256 in lower-case hexadecimal.</summary>
    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
