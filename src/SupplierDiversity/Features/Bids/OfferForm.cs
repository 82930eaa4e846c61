using System.Globalization;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Bids;

/// <summary>What a firm types of its offer.</summary>
public sealed class OfferForm
{
    private const int MostPartners = 50;
    private const int LongestName = 200;
    private const decimal Highest = 1_000_000_000_000m;

    /// <summary>The price without VAT; a comma or a point before the cents, blanks between the digits.</summary>
    public string? Price { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>One firm a line.</summary>
    public string? Members { get; set; }

    /// <summary>One firm a line.</summary>
    public string? Subcontractors { get; set; }

    /// <summary>Reads it; or names the fields that are wrong with the last part of their message's key.</summary>
    internal (SealedOffer? Offer, IReadOnlyList<(string Field, string Problem)> Problems) Read()
    {
        List<(string, string)> problems = [];
        var typed = string.Concat(PlainDigits.Typed(Price ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '\'' and not '’'));
        // The last point or comma with at most two digits after it parts the cents; all others group thousands.
        var mark = typed.LastIndexOfAny(['.', ',', '٫']);
        var whole = mark >= 0 && typed.Length - mark <= 3 ? typed[..mark] : typed;
        var cents = mark >= 0 && typed.Length - mark <= 3 ? typed[(mark + 1)..] : "";
        var plain = string.Concat(whole.Where(c => c is not '.' and not ',' and not '٬')) + "." + (cents.Length == 0 ? "0" : cents);
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) || price <= 0 || price > Highest)
        {
            problems.Add((nameof(Price), "price"));
        }

        var currency = (Currency ?? "").Trim().ToUpperInvariant();
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
        {
            problems.Add((nameof(Currency), "currency"));
        }

        var (members, subcontractors) = (Lines(Members), Lines(Subcontractors));
        foreach (var (field, names) in new[] { (nameof(Members), members), (nameof(Subcontractors), subcontractors) })
        {
            if (names.Count > MostPartners || names.Any(n => n.Length > LongestName))
            {
                problems.Add((field, "partners"));
            }
        }

        return (problems.Count > 0 ? null : new((long)(price * 100), currency, members, subcontractors), problems);
    }

    private static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
