using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Alerts;

/// <summary>A tender as subscriptions are held against it.</summary>
public sealed class AnnouncedTender
{
    private readonly string[] _texts;

    /// <summary>Folds the texts once; a tender is held against many subscriptions.</summary>
    /// <param name="cpv">Every CPV code of the tender and its lots, eight digits.</param>
    /// <param name="places">Every NUTS code of the tender and its lots; "*" or none at all: it may be anywhere.</param>
    /// <param name="texts">Titles and descriptions of the tender and its lots, in every language they were given in.</param>
    public AnnouncedTender(IEnumerable<string> cpv, IEnumerable<string> places, IEnumerable<string> texts)
    {
        Cpv = [.. cpv.Where(c => c.Length is >= 2 and <= 8 && c.All(char.IsAsciiDigit)).Distinct()];
        var codes = places.Distinct().ToList();
        Places = [.. codes.Select(p => p == "*" ? null : PlacePrefix.Normalise(p)).OfType<string>()];
        Anywhere = Places.Count == 0 || codes.Contains("*");
        _texts = [.. texts.Select(FoldedText.Of).Where(t => t.Length > 0).Distinct().Select(t => $" {t} ")];
        Words = _texts.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>CPV codes.</summary>
    public IReadOnlyList<string> Cpv { get; }

    /// <summary>NUTS codes of any level.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>No place is stated, or the notice says "anywhere": no wish for a place shuts such a tender out.</summary>
    public bool Anywhere { get; }

    /// <summary>The distinct folded words.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>
    /// True when the phrase's words stand in a text one after the other. A word of four letters or more also finds
    /// longer words that begin with it ("clean" finds "cleaning"); a shorter one only itself.
    /// </summary>
    public bool Names(string phrase)
    {
        var words = FoldedText.Of(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Array.Exists(_texts, t => Holds(t, words));
    }

    /// <summary>Letters from which on a word also finds longer ones.</summary>
    internal const int ShortestBeginning = 4;

    private static bool Holds(string text, string[] words)
    {
        var first = Pattern(words[0]);
        for (var at = text.IndexOf(first, StringComparison.Ordinal); at >= 0; at = text.IndexOf(first, at + 1, StringComparison.Ordinal))
        {
            var next = at;
            var all = true;
            for (var i = 1; all && i < words.Length; i++)
            {
                next = text.IndexOf(' ', next + 1);
                all = text.AsSpan(next).StartsWith(Pattern(words[i]), StringComparison.Ordinal);
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    private static string Pattern(string word) => word.Length < ShortestBeginning ? $" {word} " : $" {word}";
}
