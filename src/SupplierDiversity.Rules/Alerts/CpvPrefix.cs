namespace SupplierDiversity.Rules.Alerts;

/// <summary>
/// What a person wants to hear about, as the significant digits of a CPV code (Regulation (EC) No 213/2008): the check
/// digit is cut, trailing zeros are dropped, two digits at least stay. "45000000-7" and "4500" both mean "45".
/// The code tree has holes, so codes are compared by their digits and never by a stored parent.
/// </summary>
public static class CpvPrefix
{
    /// <summary>The significant digits of a code or prefix as typed; null when it is neither.</summary>
    public static string? Normalise(string typed)
    {
        var text = typed.AsSpan().Trim().TrimEnd('*');
        if (text.IndexOf('-') is var dash and >= 0)
        {
            // A check digit follows all eight digits; anything else after a dash is a slip.
            if (dash != 8 || text.Length != 10 || !char.IsAsciiDigit(text[9]))
            {
                return null;
            }

            text = text[..dash];
        }

        if (text.Length is < 2 or > 8 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var significant = text.TrimEnd('0');
        return (significant.Length < 2 ? text[..2] : significant).ToString();
    }

    /// <summary>All prefixes, shortest first, under which a subscription can have been kept for this code.</summary>
    public static IEnumerable<string> PrefixesOf(string code)
    {
        for (var length = 2; length <= code.Length; length++)
        {
            // A longer prefix never ends in 0: normalising cut it.
            if (length == 2 || code[length - 1] != '0')
            {
                yield return code[..length];
            }
        }
    }
}
