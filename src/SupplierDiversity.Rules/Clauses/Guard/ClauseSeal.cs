using System.Security.Cryptography;
using System.Text;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>The fingerprint of a text at its position and in its language: whatever changes in it makes another one.</summary>
public static class ClauseSeal
{
    /// <summary>SHA-256, 64 hexadecimal digits. Line ends and blanks around the text do not count; every word and comma does.</summary>
    public static string Of(ClauseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sealedText = $"{EqualityDuties.WordOf(text.Position)}\n{text.Language}\n{text.Text.ReplaceLineEndings("\n").Trim()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sealedText)));
    }
}
