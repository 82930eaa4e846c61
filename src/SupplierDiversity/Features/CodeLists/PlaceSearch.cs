using System.Collections.Concurrent;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// Finds NUTS codes by the names of countries and regions, or by the beginning of the code. Without an imported list only
/// countries can be found.
/// </summary>
public sealed class PlaceSearch(CodeLabels labels)
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
        var parts = folded.Split(' ');
        return [.. EntriesOf(language)
            .Where(e => e.Code == typed || parts.All(w => e.Folded.Contains(" " + w, StringComparison.Ordinal)))
            .OrderBy(e => e.Code == typed ? 0 : e.Folded == " " + folded ? 1 : 2)
            .ThenBy(e => e.Code.Length).ThenBy(e => e.Folded.Length).ThenBy(e => e.Code, StringComparer.Ordinal)
            .Select(e => e.Code).Distinct().Take(limit)];
    }

    private Entry[] EntriesOf(string language)
    {
        var version = labels.Imported.Version;
        if (_indexes.TryGetValue(language, out var index) && index.Version == version)
        {
            return index.Entries;
        }

        // The blank in front makes every beginning of a word findable as " word". Places keep their local names.
        Entry[] entries =
        [
            .. Countries.Select(c => new Entry(c, " " + FoldedText.Of(labels.Nuts(c, language).Text))),
            .. new[] { language, "en", "" }.SelectMany(l => labels.Imported.Codes("nuts", l)).Where(c => c.Key.Length > 2)
                .Select(c => new Entry(c.Key, " " + FoldedText.Of(c.Value.Text))).Distinct(),
        ];
        _indexes[language] = new Index(version, entries);
        return entries;
    }

    private sealed record Index(object? Version, Entry[] Entries);

    private sealed record Entry(string Code, string Folded);
}
