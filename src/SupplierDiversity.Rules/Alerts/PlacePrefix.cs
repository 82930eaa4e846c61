namespace SupplierDiversity.Rules.Alerts;

/// <summary>
/// A place a person cares about, as a NUTS code of any level (Regulation (EC) No 1059/2003): two letters for the
/// country, up to three more for regions. "DE2" holds "DE212".
/// </summary>
public static class PlacePrefix
{
    /// <summary>The longest NUTS code: country and three levels.</summary>
    public const int Longest = 5;

    /// <summary>The code as typed, in capitals; null when it is none. GR and GB are written EL and UK, as NUTS does.</summary>
    public static string? Normalise(string typed)
    {
        var text = typed.AsSpan().Trim().TrimEnd('*').ToString().ToUpperInvariant();
        if (text.Length is < 2 or > Longest || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1]) || !text.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        return text[..2] switch { "GR" => "EL" + text[2..], "GB" => "UK" + text[2..], _ => text };
    }

    /// <summary>
    /// True when one place lies in the other: a tender in DE212 is for somebody who wants DE2, and a tender that only
    /// says DE may be in DE212.
    /// </summary>
    public static bool Touches(string wanted, string found) =>
        found.StartsWith(wanted, StringComparison.Ordinal) || wanted.StartsWith(found, StringComparison.Ordinal);
}
