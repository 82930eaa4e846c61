using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>A concept found: which words of the sentence speak of it.</summary>
/// <param name="Concept">What is spoken of.</param>
/// <param name="Start">First word, from 0.</param>
/// <param name="Length">How many words.</param>
internal readonly record struct Mention(Concept Concept, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>"Foreign language" hides "foreign", "no fewer than" hides "no".</summary>
    public bool Hides(Mention other) =>
        // "All staff of the firm" is about staff, "not exceed" is a "not", too.
        Concept is not (Concept.CompanyWide or Concept.Nobody or Concept.Whoever or Concept.AtMost) && Start <= other.Start && End >= other.End && (Length > other.Length || (Concept == Concept.Alike && other.Concept != Concept.Alike));
}

/// <summary>A phrase as the lists write it: "staff", "train*", "*hintergrund*", "native _ speaker*" ("_" is any word, "#" any number).</summary>
internal sealed class WordPattern
{
    /// <summary>The start of phrases whose first word may begin with any letter.</summary>
    public const char AnyStart = '*';

    private readonly Token[] _tokens;

    public WordPattern(Concept concept, string phrase)
    {
        Concept = concept;
        _tokens = [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Token.Of)];
        if (_tokens.Length == 0 || _tokens.Any(t => t.Text.Contains(' ') || (t.Text.Length < 2 && (t.Before || t.After))))
        {
            throw new ArgumentException($"'{phrase}' is not a phrase of folded words.", nameof(phrase));
        }
    }

    public Concept Concept { get; }

    public int Length => _tokens.Length;

    /// <summary>The letter the first word begins with, or <see cref="AnyStart"/>.</summary>
    public char Start => _tokens[0].Before || _tokens[0].Text.Length == 0 ? AnyStart : _tokens[0].Text[0];

    /// <summary>True when the words from <paramref name="start"/> on are this phrase. Each word comes in all forms it may be read in.</summary>
    public bool IsAt(IReadOnlyList<string[]> words, int start)
    {
        if (start + _tokens.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < _tokens.Length; i++)
        {
            var token = _tokens[i];
            if (!Array.Exists(words[start + i], token.Matches))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Token(string Text, bool Before, bool After, bool Number)
    {
        public static Token Of(string token) =>
            new(token == "_" ? "" : FoldedText.Of(token), token.StartsWith('*'), token.EndsWith('*'), token == "#");

        public bool Matches(string word) => (Text.Length, Before, After) switch
        {
            (0, _, _) => !Number || word.All(char.IsAsciiDigit),
            (_, false, false) => word == Text,
            (_, false, true) => word.StartsWith(Text, StringComparison.Ordinal),
            (_, true, false) => word.EndsWith(Text, StringComparison.Ordinal),
            _ => word.Contains(Text, StringComparison.Ordinal),
        };
    }
}
