using System.Collections.Concurrent;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// Knows trades by their names: whoever types "Reinigung", "cleaning" or "temizlik" means CPV 909, in whatever language
/// a tender is written. The answer is the same for every reader. Without an imported list the portal's own 45 divisions answer.
/// </summary>
public sealed class TradeWords(CodeLabels labels, LanguageList languages)
{
    /// <summary>The most parts of the CPV that words stand for; what fits more is hardly a trade.</summary>
    public const int Most = 3;
    private const int AnswersKept = 2_000;
    private volatile Index? _index;

    /// <summary>The parts of the CPV that are called so, widest first, as prefixes of at least two digits; empty when none is.</summary>
    /// <param name="words">Folded words (<see cref="FoldedText"/>), in the order typed.</param>
    /// <param name="ct">Stops loading the names.</param>
    public async ValueTask<IReadOnlyList<string>> FindAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words.Count == 0)
        {
            return [];
        }

        await labels.ReadyAsync(languages.All.Select(l => l.Tag), ct);
        var index = _index;
        if (index is null || index.Version != labels.Imported.Version)
        {
            _index = index = new Index(labels.Imported.Version, [.. languages.All.SelectMany(NamesIn), .. EverydayTrades.All.Select(w => new TradeName(w.Prefix, w.Folded, w.Folded))]);
        }

        var key = string.Join(' ', words);
        if (index.Answers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (index.Answers.Count >= AnswersKept)
        {
            index.Answers.Clear();
        }

        return index.Answers.GetOrAdd(key, Widest(index.Names.Where(n => n.IsMeantBy(key, words))));
    }

    // What lies in another part that is called so too is found with it.
    private static IReadOnlyList<string> Widest(IEnumerable<TradeName> names)
    {
        var found = names.GroupBy(n => n.Prefix).ToDictionary(g => g.Key, g => g.Min(n => n.Whole.Length), StringComparer.Ordinal);
        return [.. found.Where(f => !Enumerable.Range(2, f.Key.Length - 2).Any(n => found.ContainsKey(f.Key[..n])))
            .OrderBy(f => f.Key.Length).ThenBy(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal)
            .Take(Most).Select(f => f.Key)];
    }

    private IEnumerable<TradeName> NamesIn(Language language)
    {
        var imported = labels.Imported.Codes("cpv", language.Tag);
        return imported.Count > 0
            ? TradeName.OfList(imported.Select(c => (c.Key, FoldedText.Of(c.Value.Text))).ToList())
            : TradeName.OfDivisions([.. language.Texts.Where(t => t.Key.StartsWith(OwnNames.CpvFamily, StringComparison.Ordinal))
                .Select(t => (t.Key[OwnNames.CpvFamily.Length..], FoldedText.Of(t.Value)))]);
    }

    private sealed record Index(object? Version, IReadOnlyList<TradeName> Names)
    {
        public ConcurrentDictionary<string, IReadOnlyList<string>> Answers { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>One name of a part of the CPV.</summary>
/// <param name="Prefix">The code's significant digits, at least two.</param>
/// <param name="Whole">The folded name.</param>
/// <param name="Telling">The name without words that stand in very many names ("services", "für"); null for a division's name of the portal, which lists several trades.</param>
internal sealed record TradeName(string Prefix, string Whole, string? Telling)
{
    // A word that stands in more of a list's names than this (in 10,000) tells no trade.
    private const int CommonBasisPoints = 200;
    private const int CommonAtLeast = 20;
    private const int CommonInDivisions = 5;
    private const int ShortestBeginning = 4;

    /// <summary>The names of a list in one language.</summary>
    public static IEnumerable<TradeName> OfList(IReadOnlyList<(string Code, string Folded)> names)
    {
        var common = WordsInMoreThan(Math.Max(CommonAtLeast, names.Count * CommonBasisPoints / 10_000), names);
        foreach (var (code, folded) in names)
        {
            if (CpvPrefix.Normalise(code) is { } prefix)
            {
                var telling = string.Join(' ', folded.Split(' ').Where(w => !common.Contains(w)));
                yield return new(prefix, folded, telling.Length == folded.Length ? folded : telling) { Common = common };
            }
        }
    }

    /// <summary>The portal's own names of the divisions in one language.</summary>
    public static IEnumerable<TradeName> OfDivisions(IReadOnlyList<(string Code, string Folded)> names)
    {
        var common = WordsInMoreThan(CommonInDivisions, names);
        return names.Select(n => new TradeName(n.Code, n.Folded, null) { Common = common });
    }

    private static HashSet<string> WordsInMoreThan(int most, IReadOnlyList<(string Code, string Folded)> names) =>
        names.SelectMany(n => n.Folded.Split(' ').Distinct()).CountBy(w => w).Where(w => w.Value > most).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);

    private HashSet<string> Common { get; init; } = [];

    /// <summary>
    /// True when somebody who types the words means this part: they are its whole name, or the first of its telling
    /// words beside common ones it has too, or among the trades a division lists. From four letters on a word also stands for longer ones.
    /// </summary>
    public bool IsMeantBy(string typed, IReadOnlyList<string> words)
    {
        if (Whole == typed)
        {
            return true;
        }

        if (words.All(Common.Contains) || words.Any(w => Common.Contains(w) && !$" {Whole} ".Contains($" {w} ", StringComparison.Ordinal)))
        {
            return false;
        }

        if (Telling is null)
        {
            return words.All(w => w.Length < ShortestBeginning ? $" {Whole} ".Contains($" {w} ", StringComparison.Ordinal) : Whole.Contains(w, StringComparison.Ordinal));
        }

        var at = 0;
        foreach (var word in words.Where(w => !Common.Contains(w)))
        {
            if (at < 0 || at >= Telling.Length || !Telling.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return false;
            }

            var end = Telling.IndexOf(' ', at);
            var length = (end < 0 ? Telling.Length : end) - at;
            if (length != word.Length && word.Length < ShortestBeginning)
            {
                return false;
            }

            at = end < 0 ? -1 : end + 1;
        }

        return true;
    }
}
