using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Rules.Audit;

/// <summary>
/// The hash that chains audit records: SHA-256 (FIPS 180-4) over the hash before and every field. Each field is written
/// with its length in bytes before it ("5:hallo,"), so that no two different records give the same bytes; a missing
/// field is "-,".
/// </summary>
public static class AuditHash
{
    /// <summary>What the first record names as the hash before it.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    // Part of every record, so that another way of writing can come later and old records still verify.
    private const string Version = "1";

    /// <summary>The hash of a record, 64 small hexadecimal digits.</summary>
    public static string Of(string previous, params ReadOnlySpan<string?> fields)
    {
        var bytes = new StringBuilder();
        Append(bytes, Version);
        Append(bytes, previous);
        foreach (var field in fields)
        {
            Append(bytes, field);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bytes.ToString())));
    }

    /// <summary>An instant as it is hashed: UTC to the millisecond, RFC 3339.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder bytes, string? field)
    {
        if (field is null)
        {
            bytes.Append("-,");
            return;
        }

        bytes.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:").Append(field).Append(',');
    }
}
