using System.Collections.Concurrent;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>A CPV code found by plain words.</summary>
/// <param name="Code">Eight digits, without check digit.</param>
/// <param name="Label">What it is called in the reader's language, as far as known.</param>
public sealed record CpvHit(string Code, CodeLabel Label);

/// <summary>
/// Finds CPV codes by words a person would say, in the reader's language and every other language in memory. Without an
/// imported list only the divisions can be found.
/// </summary>
public sealed class CpvSearch(CodeLabels labels, LanguageList languages)
{
    private const int MaxLength = 200;
    private readonly ConcurrentDictionary<string, Index> _indexes = new(StringComparer.Ordinal);

    /// <summary>
    /// The codes whose label holds all the words, best first: the reader's own language before others, whole beginnings
    /// of words before parts, short labels before long ones. Digits find the codes that begin with them.
    /// </summary>
    public IReadOnlyList<CpvHit> Find(string words, string language, int limit = 20)
    {
        var folded = FoldedText.Of(words.Length > MaxLength ? words[..MaxLength] : words);
        if (folded.Length == 0)
        {
            return [];
        }

        var entries = new[] { language }.Concat(labels.Imported.LanguagesInMemory).Concat(languages.All.Select(l => l.Tag)).Distinct()
            .SelectMany((l, order) => EntriesOf(l).Select(e => (Entry: e, Order: order == 0 ? 0 : 1)));
        var hits = folded.All(char.IsAsciiDigit)
            ? entries.Where(e => e.Entry.Code.StartsWith(folded, StringComparison.Ordinal)).OrderBy(e => e.Entry.Code, StringComparer.Ordinal)
            : ByWords(entries, folded.Split(' '));
        return [.. hits.Select(h => h.Entry.Code).Distinct().Take(limit).Select(c => new CpvHit(c, labels.Cpv(c, language)))];
    }

    private static IEnumerable<(Entry Entry, int Order)> ByWords(IEnumerable<(Entry Entry, int Order)> entries, string[] words) => entries
        .Where(e => words.All(w => e.Entry.Folded.Contains(w, StringComparison.Ordinal)))
        .OrderBy(e => e.Order)
        .ThenBy(e => words.Count(w => !e.Entry.Folded.Contains(" " + w, StringComparison.Ordinal)))
        .ThenBy(e => e.Entry.Folded.Length)
        .ThenBy(e => e.Entry.Code, StringComparer.Ordinal);

    private Entry[] EntriesOf(string language)
    {
        var version = labels.Imported.Version;
        if (_indexes.TryGetValue(language, out var index) && index.Version == version)
        {
            return index.Entries;
        }

        // The blank in front makes every beginning of a word findable as " word".
        Entry[] entries =
        [
            .. labels.Imported.Codes("cpv", language).Select(c => new Entry(c.Key, " " + FoldedText.Of(c.Value.Text))),
            .. (languages.Find(language)?.Texts ?? new Dictionary<string, string>())
                .Where(t => t.Key.StartsWith(OwnNames.CpvFamily, StringComparison.Ordinal))
                .Select(t => new Entry(t.Key[OwnNames.CpvFamily.Length..] + "000000", " " + FoldedText.Of(t.Value))),
            .. EverydayTrades.All.Select(w => new Entry(w.Prefix.PadRight(8, '0'), " " + w.Folded)),
        ];
        _indexes[language] = new Index(labels.Imported.Version, entries);
        return entries;
    }

    private sealed record Index(object? Version, Entry[] Entries);

    private sealed record Entry(string Code, string Folded);
}
