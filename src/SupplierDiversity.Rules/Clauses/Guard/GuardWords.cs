using System.Collections.Frozen;
using System.Runtime.InteropServices;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>
/// The words by which the guard reads a language; one list each, a line a concept. Besides come names that are the same
/// everywhere: labels, levels of a language, the sign for per cent.
/// </summary>
internal sealed partial class GuardWords
{
    private const string Everywhere = """
        quota: percentsign
        level: a1|a2|b1|b2|c1|c2
        named-label: sa8000|fsc|pefc|gots|emas|ecolabel|fairtrade|msc|asc|nordic swan|blauer engel|blaue* engel|max havelaar|oeko tex|tco|energy star|rainforest alliance|sa 8000|demeter|leed|breeam
        named-label: iso 9001|iso 14001|iso 26000|iso 30415|iso 45001|iso 50001
        sanctions: 833 2014|269 2014
        alike: roma capitale|citta di roma|comune di roma|native app*
        """;

    private static readonly FrozenDictionary<string, GuardWords> ByLanguage =
        Lists().ToFrozenDictionary(l => l.Language, l => new GuardWords(l.Language, l.Text), StringComparer.Ordinal);

    private readonly bool _isArabic;
    private readonly Dictionary<char, List<WordPattern>> _byStart = [];

    private GuardWords(string language, string text)
    {
        _isArabic = language == "ar";
        foreach (var line in (text + '\n' + Everywhere).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var concept = Enum.Parse<Concept>(line[..colon].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            foreach (var pattern in line[(colon + 1)..].Split('|').Select(phrase => new WordPattern(concept, phrase)))
            {
                Add(pattern);
            }
        }
    }

    public static IEnumerable<string> Languages => ByLanguage.Keys;

    /// <summary>The concepts this language has words for.</summary>
    public IEnumerable<Concept> Concepts => _byStart.Values.SelectMany(patterns => patterns).Select(p => p.Concept).Distinct();

    public static GuardWords? For(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>The folded words of a text, each with the forms it may be read in; "%" is a word.</summary>
    public List<string[]> WordsOf(string text)
    {
        var folded = FoldedText.Of(text.Replace("%", " percentsign ", StringComparison.Ordinal).Replace("٪", " percentsign ", StringComparison.Ordinal));
        return [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => _isArabic ? ArabicWord.Forms(w) : [w])];
    }

    /// <summary>What the words speak of, in order; of phrases one inside the other the longer.</summary>
    public List<Mention> MentionsIn(IReadOnlyList<string[]> words)
    {
        List<Mention> all = [];
        for (var start = 0; start < words.Count; start++)
        {
            foreach (var first in words[start].Select(form => form[0]).Append(WordPattern.AnyStart).Distinct())
            {
                if (_byStart.TryGetValue(first, out var patterns))
                {
                    all.AddRange(patterns.Where(p => p.IsAt(words, start)).Select(p => new Mention(p.Concept, start, p.Length)));
                }
            }
        }

        return [.. all.Where(m => !all.Exists(other => other.Hides(m))).Distinct()];
    }

    private void Add(WordPattern pattern)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byStart, pattern.Start, out _);
        (list ??= []).Add(pattern);
    }

    private static IEnumerable<(string Language, string Text)> Lists() =>
    [
        ("en", English), ("de", German), ("fr", French), ("nl", Dutch), ("it", Italian),
        ("es", Spanish), ("pl", Polish), ("ro", Romanian), ("tr", Turkish), ("ar", Arabic),
    ];
}
