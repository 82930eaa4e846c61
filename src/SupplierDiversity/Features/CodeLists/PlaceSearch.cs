using System.Collections.Concurrent;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// Finds NUTS codes by the names of countries and regions, or by the beginning of the code. Countries are known in every language
/// of the portal, regions by their own names. Without an imported list only countries can be found.
/// </summary>
public sealed class PlaceSearch(CodeLabels labels, LanguageList languages)
{
    private const int MaxLength = 200;
    private static readonly string[] Countries = "AT BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK TR UK".Split(' ');
    private readonly ConcurrentDictionary<string, Index> _indexes = new(StringComparer.Ordinal);

    /// <summary>The codes whose name holds all the words: whole names first, large places before small ones.</summary>
    public IReadOnlyList<string> Find(string words, string language, int limit = 20)
    {
        var folded = FoldedText.Of(words.Length > MaxLength ? words[..MaxLength] : words);
        if (folded.Length == 0)
        {
            return [];
        }

        var typed = words.Trim().ToUpperInvariant();
        var parts = WordForms.OfEach(words.Length > MaxLength ? words[..MaxLength] : words);
        return [.. EntriesOf(language)
            .Where(e => e.Code == typed || parts.All(forms => forms.Any(w => e.Words.Contains(" " + w, StringComparison.Ordinal))))
            .OrderBy(e => e.Code == typed ? 0 : e.Whole == folded ? 1 : 2)
            .ThenBy(e => e.Code.Length).ThenBy(e => e.Whole.Length).ThenBy(e => e.Code, StringComparer.Ordinal)
            .Select(e => e.Code).Distinct().Take(limit)];
    }

    /// <summary>The codes somebody means who types a code or a name: a code alone means itself. Empty: nobody knows such a place.</summary>
    public IReadOnlyList<string> Meant(string typed, string language, int limit)
    {
        var (code, found) = (typed.Trim().ToUpperInvariant(), Find(typed, language, limit));
        return found is [var first, ..] && first == code ? [code]
            : code.Length is >= 2 and <= 5 && code.All(char.IsAsciiLetterOrDigit) && Countries.Contains(code[..2]) && (found.Count == 0 || code.Any(char.IsAsciiDigit)) ? [code]
            : found;
    }

    private Entry[] EntriesOf(string language)
    {
        var version = labels.Imported.Version;
        if (_indexes.TryGetValue(language, out var index) && index.Version == version)
        {
            return index.Entries;
        }

        // Places keep their local names.
        Entry[] entries =
        [
            .. languages.All.Select(l => l.Tag).Prepend(language).Distinct().SelectMany(l => Countries.Select(c => Entry.Of(c, labels.Nuts(c, l).Text))),
            .. new[] { language, "en", "" }.SelectMany(l => labels.Imported.Codes("nuts", l)).Where(c => c.Key.Length > 2).Select(c => Entry.Of(c.Key, c.Value.Text)).Distinct(),
        ];
        _indexes[language] = new Index(version, entries);
        return entries;
    }

    private sealed record Index(object? Version, Entry[] Entries);

    // The blank in front makes every beginning of a word findable as " word".
    private sealed record Entry(string Code, string Whole, string Words)
    {
        public static Entry Of(string code, string name) => new(code, FoldedText.Of(name), " " + string.Join(' ', WordForms.OfText(name)));
    }
}
