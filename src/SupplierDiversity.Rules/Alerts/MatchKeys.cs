using System.Text;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Alerts;

/// <summary>
/// Numbers under which subscriptions are filed, so that an index finds those a tender may be for, however many there
/// are. A key is (1 and the CPV digits) × 37⁵ + the NUTS code as a number of base 37, filled up with zeros; an empty
/// list is 1 or 0. So "CPV 45 in DE2" has one key, all places in DE2 lie behind it in one range, and "03" is not "3".
/// A subscription for words alone is filed under its phrases' first words, as negative numbers.
/// Keys may find too much, never too little: <see cref="SubscriptionMatch"/> decides.
/// </summary>
public static class MatchKeys
{
    private const long Places = 37L * 37 * 37 * 37 * 37;

    // Beyond this many combinations a subscription is filed by CPV alone.
    private const int MostCombinations = 200;

    // Beyond this many points a tender looks at whole CPV prefixes.
    private const int MostPoints = 20_000;

    /// <summary>The keys a subscription is filed under.</summary>
    public static IReadOnlyList<long> Of(AlertFilter filter)
    {
        if (filter.Cpv.Count == 0 && filter.Words.Count > 0)
        {
            return [.. filter.Words.Select(w => Word(FoldedText.Of(w).Split(' ')[0])).Distinct()];
        }

        var trades = Widest(filter.Cpv);
        var places = Widest(filter.Nuts);
        if (places.Count * trades.Count > MostCombinations)
        {
            places = [""];
        }

        return [.. trades.SelectMany(t => places.Select(p => Key(t, p)))];
    }

    /// <summary>The keys and ranges of keys, ends included, that a tender is looked up under.</summary>
    public static (IReadOnlyList<long> Points, IReadOnlyList<(long Low, long High)> Ranges) ProbesOf(AnnouncedTender tender)
    {
        var trades = tender.Cpv.SelectMany(CpvPrefix.PrefixesOf).Append("").Distinct().ToList();
        var words = tender.Words.SelectMany(Beginnings).Distinct().Select(Word);
        var places = tender.Places.SelectMany(Prefixes).Append("").Distinct().ToList();
        if (tender.Anywhere || trades.Count * places.Count > MostPoints)
        {
            return ([.. words], [.. trades.Select(t => (Key(t, ""), Key(t, "") + Places - 1))]);
        }

        var coarse = Widest(tender.Places).Where(p => p.Length is > 0 and < PlacePrefix.Longest).ToList();
        var ranges = trades.SelectMany(t => coarse.Select(p => (Key(t, p) + 1, Key(t, p) + Spread(p) - 1)));
        return ([.. trades.SelectMany(t => places.Select(p => Key(t, p))), .. words], [.. ranges]);
    }

    private static long Key(string trade, string place) =>
        (long.Parse("1" + trade, System.Globalization.CultureInfo.InvariantCulture) * Places) + Number(place);

    private static long Number(string place)
    {
        var number = 0L;
        for (var i = 0; i < PlacePrefix.Longest; i++)
        {
            number = (number * 37) + (i >= place.Length ? 0 : char.IsAsciiDigit(place[i]) ? place[i] - '0' + 1 : place[i] - 'A' + 11);
        }

        return number;
    }

    private static long Spread(string place)
    {
        var spread = 1L;
        for (var i = place.Length; i < PlacePrefix.Longest; i++)
        {
            spread *= 37;
        }

        return spread;
    }

    // Entries that lie in no other entry; "" when there are none.
    private static List<string> Widest(IReadOnlyList<string> entries)
    {
        var set = entries.ToHashSet(StringComparer.Ordinal);
        return set.Count == 0 ? [""] : [.. set.Where(e => !Enumerable.Range(1, e.Length - 1).Any(n => set.Contains(e[..n])))];
    }

    private static IEnumerable<string> Prefixes(string place) =>
        Enumerable.Range(2, place.Length - 1).Select(n => place[..n]);

    private static IEnumerable<string> Beginnings(string word) =>
        word.Length <= AnnouncedTender.ShortestBeginning ? [word]
            : Enumerable.Range(AnnouncedTender.ShortestBeginning, word.Length - AnnouncedTender.ShortestBeginning + 1).Select(n => word[..n]);

    // FNV-1a, 64 bits, its lower 62 made negative. A collision only finds one subscription too many.
    private static long Word(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(word))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return -1 - (long)(hash & ((1UL << 62) - 1));
    }
}
