using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>
/// What an entry is found by: its names in every form they may be typed in, its trades, its places. A firm that sells "4521" has the tokens c45, c452 and c4521 for those who ask for something
/// wider or the same, and x4521 for those who ask for something narrower. The same with places; one that names none, supplies
/// everywhere.
/// </summary>
internal static class DirectoryTokens
{
    /// <summary>The tokens of a firm, parted by blanks.</summary>
    public static string Of(string names, string cpv, string nuts, IEnumerable<Guid> cities)
    {
        IReadOnlyList<string> places = nuts.Length == 0 ? ["oeverywhere"] : [.. Firm.Parts(nuts.ToLowerInvariant()).SelectMany(n => Prefixes(n).Select(p => "n" + p).Append("o" + n))];
        return string.Join(' ', WordForms.OfText(names)
            .Concat(Firm.Parts(cpv).SelectMany(c => Prefixes(c).Select(p => "c" + p).Append("x" + c)))
            .Concat(places)
            .Concat(cities.Select(City)).Distinct());
    }

    /// <summary>The token of a city.</summary>
    public static string City(Guid city) => $"y{city:N}";

    /// <summary>The tokens of which one is enough for a trade.</summary>
    public static IEnumerable<string> OfTrade(string cpv) => Prefixes(cpv).Where(p => p != cpv).Select(p => "x" + p).Prepend("c" + cpv);

    /// <summary>The tokens of which one is enough for a place.</summary>
    public static IEnumerable<string> OfPlace(string nuts) =>
        Prefixes(nuts.ToLowerInvariant()).Where(p => p.Length < nuts.Length).Select(p => "o" + p).Prepend("n" + nuts.ToLowerInvariant()).Append("oeverywhere");

    // From two characters on: divisions of the CPV, countries of the NUTS.
    private static IEnumerable<string> Prefixes(string code) => Enumerable.Range(2, Math.Max(0, code.Length - 1)).Select(n => code[..n]);
}
