using System.Globalization;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Ownership;

/// <summary>A part as people type it: "25", "33.3", "33,3 %", "%25", "1/3". A number alone is a percentage; nothing is rounded.</summary>
public static class TypedShare
{
    /// <summary>The part; null when the text is none. It is not bounded here.</summary>
    public static Share? Read(string typed)
    {
        // Fraction slash, Arabic percent and decimal signs. In Turkish the sign stands in front: "%51".
        var plain = string.Concat(PlainDigits.Typed(typed).Select(c => c switch { '\u2044' or '\u2215' => '/', '٪' => '%', '٫' => '.', _ => c }));
        var bare = plain.Trim('%', ' ');
        return plain.Contains('/', StringComparison.Ordinal) ? Share.Parse(plain) : plain.Length - bare.Length > 3 ? null : Share.Parse(bare + "%");
    }

    /// <summary>As it is typed again: a whole percentage as such, everything else as the exact fraction.</summary>
    public static string Write(Share share) =>
        share.IsWholePercent() ? share.ToPercent().ToString("0.##", CultureInfo.InvariantCulture) : share.ToString();
}
