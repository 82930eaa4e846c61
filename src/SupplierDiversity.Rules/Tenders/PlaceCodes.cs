using System.Globalization;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Tenders;

/// <summary>
/// Places as codes that are searched by prefix: NUTS codes as given, a country without a finer code as its two NUTS
/// letters, and <see cref="Everywhere"/> for a place anywhere (BT-727), which fits every search.
/// </summary>
public static class PlaceCodes
{
    /// <summary>Stands for a place anywhere: fits every place search and every place subscription.</summary>
    public const string Everywhere = "*";

    private static readonly Lazy<Dictionary<string, string>> Letters = new(ReadLetters);

    /// <summary>The codes of places; empty when none is stated.</summary>
    /// <param name="places">Places of the procedure and its lots (BT-5071, BT-5141, BT-727).</param>
    /// <param name="buyerCountry">Country of the buyer, alpha-3, for "anywhere in the country" without a country.</param>
    public static IReadOnlyList<string> Of(IEnumerable<NoticePlace> places, string? buyerCountry)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var countries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            codes.UnionWith(place.Nuts.Select(n => n.Trim().ToUpperInvariant()).Where(n => n.Length is >= 2 and <= 8));
            countries.UnionWith(place.Countries);
            if (place.Anywhere.Any(a => a is "anyw" or "anyw-eea"))
            {
                codes.Add(Everywhere);
            }

            if (place.Anywhere.Contains("anyw-cou") && place.Countries.Count == 0 && buyerCountry is not null)
            {
                countries.Add(buyerCountry);
            }
        }

        AddCountries(codes, countries);
        return [.. codes];
    }

    /// <summary>The buyer's own place, for a tender that states none.</summary>
    public static IReadOnlyList<string> OfBuyer(NoticeOrganisation buyer) =>
        Of([new NoticePlace { Nuts = buyer.Nuts is null ? [] : [buyer.Nuts], Countries = buyer.Country is null ? [] : [buyer.Country] }], null);

    /// <summary>
    /// The two letters NUTS codes of a country begin with: those of ISO 3166, but EL for Greece and UK for the United
    /// Kingdom. Null for a code that is no country.
    /// </summary>
    /// <param name="alpha3">Country as in eForms (BT-514), alpha-3.</param>
    public static string? CountryLetters(string alpha3) => alpha3 switch
    {
        "GRC" => "EL",
        "GBR" => "UK",
        _ => Letters.Value.GetValueOrDefault(alpha3),
    };

    private static void AddCountries(SortedSet<string> codes, IEnumerable<string> countries)
    {
        foreach (var letters in countries.Select(CountryLetters))
        {
            if (letters is not null && !codes.Any(c => c.StartsWith(letters, StringComparison.Ordinal)))
            {
                codes.Add(letters);
            }
        }
    }

    private static Dictionary<string, string> ReadLetters()
    {
        // eForms writes 1A0 for Kosovo; its statistical regions begin with XK.
        var letters = new Dictionary<string, string>(StringComparer.Ordinal) { ["1A0"] = "XK", ["XKX"] = "XK" };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            letters.TryAdd(region.ThreeLetterISORegionName, region.TwoLetterISORegionName);
        }

        return letters;
    }
}
