using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Suppliers;

/// <summary>
/// The number of a firm in an official register, by which it is known again however it is written: "HRB 12 345 B" and
/// "hrb12345b" are one.
/// </summary>
public static class RegistrationNumber
{
    private const int Longest = 60;

    /// <summary>
    /// The register, as org-id.guide names it ("NL-KVK", "DE-HRB", "EU-VAT", "XI-LEI"), in capitals; null when the text
    /// does not look like one.
    /// </summary>
    public static string? Scheme(string typed)
    {
        var text = typed.Trim().ToUpperInvariant();
        return text.Length is >= 4 and <= 40 && text[2] == '-' && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1])
            && text.Skip(3).All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? text : null;
    }

    /// <summary>
    /// The number as it is compared: letters and digits only, in capitals, digits of any script as 0 to 9. Null when it
    /// is empty, too long, or only stands in for a number ("n/a", "0000").
    /// </summary>
    public static string? Key(string typed)
    {
        var text = string.Concat(PlainDigits.Typed(typed).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
        return text.Length is > 0 and <= Longest && text.Any(c => c is >= '1' and <= '9') ? text : null;
    }
}
