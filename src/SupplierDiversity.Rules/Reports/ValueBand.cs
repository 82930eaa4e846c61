using System.Globalization;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// Bands of estimated value without tax (BT-27), in the currency of the tender. Nothing is converted: a rate of exchange is
/// another one every day, and a tender would change its band with it. A currency of small units has higher bands, so that
/// they hold contracts of about the same size.
/// </summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="LeastCents">The smallest amount in it, in cents.</param>
/// <param name="BelowCents">The first amount above it, in cents; null: the last band.</param>
public sealed record ValueBand(string Currency, long LeastCents, long? BelowCents)
{
    private const string Euro = "EUR";
    private const long Cents = 100;
    private const long Thousand = 1_000;
    private const long Million = 1_000_000;

    // In units of a currency worth about as much as the euro.
    private static readonly long[] Bounds = [100 * Thousand, 500 * Thousand, 5 * Million];

    // How many units make up about one euro, in whole tens or fives; of all others one.
    private static readonly Dictionary<string, long> Units = new(StringComparer.Ordinal)
    {
        ["PLN"] = 5,
        ["RON"] = 5,
        ["CZK"] = 20,
        ["DKK"] = 10,
        ["NOK"] = 10,
        ["SEK"] = 10,
        ["HUF"] = 400,
        ["ISK"] = 100,
        ["RSD"] = 100,
        ["MKD"] = 50,
        ["ALL"] = 100,
        ["TRY"] = 50,
        ["UAH"] = 50,
        ["MDL"] = 20,
    };

    /// <summary>
    /// <c>to-100k</c>, <c>to-500k</c>, <c>to-5m</c>, <c>over-5m</c> for euros; others begin with the currency:
    /// <c>SEK to-1m</c>. Codes stay as they are.
    /// </summary>
    public string Code => (Currency == Euro ? "" : $"{Currency} ") + (BelowCents is { } below ? $"to-{Short(below)}" : $"over-{Short(LeastCents)}");

    /// <summary>The code of an amount's band; empty where none is stated, or no currency that has a code of three letters.</summary>
    public static string Of(long? cents, string? currency) =>
        cents is { } amount && currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? Bands(currency).First(b => b.BelowCents is not { } below || amount < below).Code : "";

    /// <summary>The band of a code; null where it is none.</summary>
    public static ValueBand? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Bands(code.Split(' ') is [{ Length: 3 } currency, _] ? currency : Euro).FirstOrDefault(b => b.Code == code);
    }

    private static IEnumerable<ValueBand> Bands(string currency)
    {
        var least = 0L;
        foreach (var bound in Bounds.Select(b => b * Units.GetValueOrDefault(currency, 1) * Cents))
        {
            yield return new(currency, least, bound);
            least = bound;
        }

        yield return new(currency, least, null);
    }

    private static string Short(long cents) => (cents / Cents) switch
    {
        >= Million and var units when units % Million == 0 => string.Create(CultureInfo.InvariantCulture, $"{units / Million}m"),
        var units => string.Create(CultureInfo.InvariantCulture, $"{units / Thousand}k"),
    };
}
