using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>Amounts as officers type them: "250000", "250 000", "1.200.000,50".</summary>
public static class AmountText
{
    private const int Cent = 100;

    /// <summary>The amount in cents; null when the text is none.</summary>
    public static long? Cents(string typed)
    {
        var text = typed.Trim();
        if (WholeNumber.Read(text) is not { } whole)
        {
            return null;
        }

        var hasCents = text.Length > 3 && text[^3] is '.' or ',' && char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(text[^2]);
        return (whole * Cent) + (hasCents ? ((text[^2] - '0') * 10) + (text[^1] - '0') : 0);
    }
}
