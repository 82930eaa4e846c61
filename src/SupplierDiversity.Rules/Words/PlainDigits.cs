using System.Globalization;
using System.Text;

namespace SupplierDiversity.Rules.Words;

/// <summary>Digits as people of any script type them, as the ten of everybody: "٢٠٢٦" is "2026".</summary>
public static class PlainDigits
{
    /// <summary>A digit as one of 0 to 9; any other letter or sign as it is.</summary>
    public static char Of(char c) => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c;

    /// <summary>
    /// What was typed into a field for a number or a day: wide and other forms of a letter as the usual one (NFKC), so that each blank is a
    /// plain one, without the marks of direction that come with pasted Arabic, and trimmed.
    /// </summary>
    public static string Typed(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(Of)).Trim();
    }
}
