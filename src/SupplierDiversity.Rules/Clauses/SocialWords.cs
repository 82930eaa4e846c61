using System.Collections.Frozen;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Clauses;

/// <summary>
/// The words by which the portal recognises a duty in a buyer's own text, one list a language. A list is short and
/// curated: a missed duty is still in the text the reader sees, a wrong hint costs trust.
/// </summary>
internal sealed partial class SocialWords
{
    // Principles of every procedure ("equal treatment of bidders") are no duty of the contract.
    private const string Principle = "principle";

    // "A social clause does not apply."
    private const string NotApplied = "not-applied";

    // "no social clause": denies what follows within three words. "Without discrimination" is a duty all the same.
    private const string Denial = "denial";
    private const int DenialReach = 3;

    private static readonly FrozenDictionary<string, SocialWords> ByLanguage =
        Lists().ToFrozenDictionary(l => l.Language, l => new SocialWords(l.Text), StringComparer.Ordinal);

    private readonly List<(string Tag, Token[][] Phrases)> _tags = [];
    private readonly Token[][] _principle;
    private readonly Token[][] _notApplied;
    private readonly Token[][] _denial;

    private SocialWords(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (tag, phrases) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            _tags.Add((tag, [.. phrases.Split('|').Select(Tokens)]));
        }

        Token[][] Take(string tag)
        {
            var phrases = _tags.Where(t => t.Tag == tag).SelectMany(t => t.Phrases).ToArray();
            _tags.RemoveAll(t => t.Tag == tag);
            return phrases;
        }

        (_principle, _notApplied, _denial) = (Take(Principle), Take(NotApplied), Take(Denial));
    }

    /// <summary>Languages that have a list; text in any other language gives no hints.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys;

    /// <summary>The tags this language has words for.</summary>
    public IEnumerable<string> Tags => _tags.Select(t => t.Tag);

    /// <summary>The list for a language (ISO 639-1), or null. Norwegian is written as nb, nn or no.</summary>
    public static SocialWords? For(string language) => ByLanguage.GetValueOrDefault(language is "nn" or "no" ? "nb" : language);

    /// <summary>The tags a sentence suggests, each once.</summary>
    public IEnumerable<string> TagsIn(string sentence)
    {
        var words = FoldedText.Of(sentence).Split(' ');
        if (_notApplied.Any(p => Find(words, p) >= 0))
        {
            yield break;
        }

        foreach (var (tag, phrases) in _tags)
        {
            var at = phrases.Select(p => Find(words, p)).Where(i => i >= 0).DefaultIfEmpty(-1).Min();
            var suggested = at >= 0 && (tag == "non-discrimination"
                ? !_principle.Any(p => Find(words, p) >= 0)
                : !_denial.Any(p => Find(words.AsSpan(Math.Max(0, at - DenialReach), Math.Min(at, DenialReach)), p) >= 0));
            if (suggested)
            {
                yield return tag;
            }
        }
    }

    private static Token[] Tokens(string phrase) =>
        [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new Token(FoldedText.Of(t), t.EndsWith('*')))];

    private static int Find(ReadOnlySpan<string> words, Token[] phrase)
    {
        for (var start = 0; start + phrase.Length <= words.Length; start++)
        {
            var matched = 0;
            while (matched < phrase.Length && phrase[matched].Matches(words[start + matched]))
            {
                matched++;
            }

            if (matched == phrase.Length)
            {
                return start;
            }
        }

        return -1;
    }

    // "discriminat*" stands for every word that begins so.
    private readonly record struct Token(string Text, bool Prefix)
    {
        public bool Matches(string word) => Prefix ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }
}
