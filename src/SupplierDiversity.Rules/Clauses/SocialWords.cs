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

    private readonly List<string> _tags = [];
    private readonly WordPhrases _duties = new();
    private readonly WordPhrases _principle = new();
    private readonly WordPhrases _notApplied = new();
    private readonly WordPhrases _denial = new();

    private SocialWords(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var tag = line[..colon];
            foreach (var phrase in line[(colon + 1)..].Split('|'))
            {
                switch (tag)
                {
                    case Principle: _principle.Add(phrase, 0); break;
                    case NotApplied: _notApplied.Add(phrase, 0); break;
                    case Denial: _denial.Add(phrase, 0); break;
                    default: _duties.Add(phrase, NumberOf(tag)); break;
                }
            }
        }
    }

    /// <summary>Languages that have a list; text in any other language gives no hints.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys;

    /// <summary>The tags this language has words for.</summary>
    public IEnumerable<string> Tags => _tags;

    /// <summary>The list for a language (ISO 639-1), or null. Norwegian is written as nb, nn or no.</summary>
    public static SocialWords? For(string language) => ByLanguage.GetValueOrDefault(language is "nn" or "no" ? "nb" : language);

    /// <summary>False when no sentence of this text can suggest a tag: most texts need not be parted into sentences.</summary>
    public bool MayBeIn(string text)
    {
        using var folded = FoldedText.Lend(text);
        return _duties.AreIn(folded.Words);
    }

    /// <summary>The tags a sentence suggests, each once.</summary>
    public IReadOnlyList<string> TagsIn(string sentence)
    {
        using var folded = FoldedText.Lend(sentence);
        var words = folded.Words;
        Span<int> first = stackalloc int[_tags.Count];
        if (!_duties.Find(words, first) || _notApplied.AreIn(words))
        {
            return [];
        }

        var suggested = new List<string>(1);
        for (var i = 0; i < first.Length; i++)
        {
            var at = first[i];
            if (at >= 0 && (_tags[i] == "non-discrimination" ? !_principle.AreIn(words) : !_denial.AreIn(Before(words, at))))
            {
                suggested.Add(_tags[i]);
            }
        }

        return suggested;
    }

    private int NumberOf(string tag)
    {
        if (!_tags.Contains(tag))
        {
            _tags.Add(tag);
        }

        return _tags.IndexOf(tag);
    }

    /// <summary>The few words before a place.</summary>
    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> words, int at)
    {
        if (at == 0)
        {
            return [];
        }

        var before = words[..(at - 1)];
        var start = before.Length;
        for (var i = 0; i < DenialReach && start >= 0; i++)
        {
            start = before[..start].LastIndexOf(' ');
        }

        return before[(start + 1)..];
    }
}
