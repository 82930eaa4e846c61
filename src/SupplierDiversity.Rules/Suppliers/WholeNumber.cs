using System.Globalization;
using System.Text;

namespace SupplierDiversity.Rules.Suppliers;

/// <summary>Whole numbers as people of any language write them: "1 200 000", "1.200.000", "1,200,000.00", "١٢٠٠".</summary>
public static class WholeNumber
{
    private const int MostDigits = 15;

    /// <summary>The number; null when the text is none. Two digits after a last sign are cents and dropped.</summary>
    public static long? Read(string typed)
    {
        var text = new StringBuilder();
        foreach (var c in typed.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('€').TrimStart('€'))
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            _ = digit >= 0 ? text.Append(digit) : char.IsWhiteSpace(c) || c is '\'' or '’' or '_' ? text : text.Append(c is '٫' ? ',' : c is '٬' ? '.' : c);
        }

        var parts = text.ToString().Split('.', ',');
        if (parts.Length > 1 && parts[^1].Length == 2)
        {
            parts = parts[..^1];
        }

        var grouped = parts.Length == 1 || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(p => p.Length == 3));
        var digits = string.Concat(parts);
        return grouped && digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit)
            ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }
}
