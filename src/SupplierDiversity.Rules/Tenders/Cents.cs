using System.Globalization;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>Amounts as whole cents, as they are kept in the database.</summary>
public static class Cents
{
    private const decimal Most = 90_000_000_000_000m;

    /// <summary>The amount in cents, halves rounded away from zero; null for no amount or one that cannot be meant.</summary>
    public static long? Of(Money? money) =>
        money is null || Math.Abs(money.Amount) > Most ? null : (long)Math.Round(money.Amount * 100, MidpointRounding.AwayFromZero);

    /// <summary>"12500.50 EUR", for comparing and keeping; null for no amount.</summary>
    public static string? Text(long? cents, string? currency) =>
        cents is null ? null : string.Create(CultureInfo.InvariantCulture, $"{cents.Value / 100m:0.00} {currency}");
}
