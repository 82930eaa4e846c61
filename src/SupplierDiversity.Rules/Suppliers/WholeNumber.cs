using System.Globalization;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Suppliers;

/// <summary>Whole numbers as people of any language write them: "1 200 000", "1.200.000", "1,200,000.00", "١٢٠٠".</summary>
public static class WholeNumber
{
    private const int MostDigits = 15;

    /// <summary>The number; null when the text is none. Two digits after a last sign are cents and dropped.</summary>
    public static long? Read(string typed)
    {
        // A blank groups like a point. Two cells of a spreadsheet, parted by a tab, are two numbers and not one.
        var plain = string.Concat(PlainDigits.Typed(typed).Trim('€').Trim().Select(c => c switch { '\'' or '’' or '_' or '٬' => ' ', '٫' => ',', _ => c }));
        var parts = (plain.Length > 3 && plain[^3] is '.' or ',' ? plain[..^3] : plain).Split('.', ',', ' ');
        var grouped = parts.Length == 1 || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(p => p.Length == 3));
        var digits = string.Concat(parts);
        return grouped && digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit)
            ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }
}
