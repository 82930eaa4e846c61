using System.Runtime.InteropServices;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Clauses;

/// <summary>
/// Phrases looked for in folded text, all in one pass: a word is compared only with the phrases that begin with the same
/// two letters. "discriminat*" stands for every word that begins so.
/// </summary>
internal sealed class WordPhrases
{
    private readonly Dictionary<int, List<Phrase>> _byStart = [];

    /// <summary>Adds a phrase that stands for a number from 0.</summary>
    public void Add(string phrase, int number)
    {
        Token[] tokens = [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new Token(FoldedText.Of(t), t.EndsWith('*')))];
        if (tokens.Length == 0 || tokens.Any(t => t.Text.Length < (t.IsPrefix ? 2 : 1) || t.Text.Contains(' ')))
        {
            throw new ArgumentException($"'{phrase}' is not a phrase of folded words.", nameof(phrase));
        }

        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byStart, StartOf(tokens[0].Text), out _);
        (list ??= []).Add(new(number, tokens));
    }

    /// <summary>True when any of the phrases is in the folded text.</summary>
    public bool AreIn(ReadOnlySpan<char> folded) => Find(folded, []);

    /// <summary>
    /// True when any of the phrases is in the folded text. <paramref name="first"/>, unless empty, gets the place of the
    /// first phrase of each number, -1 where there is none.
    /// </summary>
    public bool Find(ReadOnlySpan<char> folded, Span<int> first)
    {
        first.Fill(-1);
        var found = false;
        for (int at = 0, length; at < folded.Length; at += length + 1)
        {
            length = LengthOfWord(folded[at..]);
            if (!_byStart.TryGetValue(StartOf(folded.Slice(at, length)), out var phrases))
            {
                continue;
            }

            foreach (var (number, tokens) in phrases)
            {
                if ((first.IsEmpty || first[number] < 0) && Begins(folded[at..], tokens))
                {
                    if (first.IsEmpty)
                    {
                        return true;
                    }

                    (found, first[number]) = (true, at);
                }
            }
        }

        return found;
    }

    private static bool Begins(ReadOnlySpan<char> folded, Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var length = LengthOfWord(folded);
            var word = folded[..length];
            if (!(tokens[i].IsPrefix ? word.StartsWith(tokens[i].Text) : word.SequenceEqual(tokens[i].Text)))
            {
                return false;
            }

            folded = folded[Math.Min(length + 1, folded.Length)..];
        }

        return true;
    }

    private static int LengthOfWord(ReadOnlySpan<char> folded) => folded.IndexOf(' ') is var end and >= 0 ? end : folded.Length;

    private static int StartOf(ReadOnlySpan<char> word) => word.IsEmpty ? 0 : word[0] << 16 | (word.Length > 1 ? word[1] : '\0');

    private readonly record struct Phrase(int Number, Token[] Tokens);

    private readonly record struct Token(string Text, bool IsPrefix);
}
