namespace SupplierDiversity.Rules.Clauses;

/// <summary>Parts a text into sentences.</summary>
internal static class Sentences
{
    // "Nr. 94", "abs. 3", "max. 2": longer words before a stop and a number end a sentence.
    private const int LongestAbbreviation = 4;

    private static readonly char[] Around = [' ', '\r', '\n', '\t', '•', ';', '؛', '-', '\u00a0'];

    /// <summary>
    /// Ends are lines, list points, semicolons, and stops, question and exclamation marks before a blank, but not the stop
    /// of an abbreviation ("z. B.", "art. 43") or of an ordinal ("20. madde"). Sentences of a letter or two are no sentences.
    /// </summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !EndsAt(text, i))
            {
                continue;
            }

            var sentence = text[start..Math.Min(i + 1, text.Length)].Trim(Around);
            if (sentence.Length > 3)
            {
                yield return sentence;
            }

            start = i + 1;
        }
    }

    private static bool EndsAt(string text, int i) => text[i] switch
    {
        '\n' or '•' or ';' or '؛' or '؟' => true,
        '!' or '?' => IsBlankAt(text, i + 1),
        '.' => IsBlankAt(text, i + 1) && !IsAbbreviation(text, i),
        _ => false,
    };

    private static bool IsBlankAt(string text, int i) => i >= text.Length || char.IsWhiteSpace(text[i]);

    // A sentence begins neither with a small letter nor, after a short word, with a number; one letter is an initial.
    private static bool IsAbbreviation(string text, int stop)
    {
        var letters = 0;
        while (stop - letters - 1 >= 0 && char.IsLetter(text[stop - letters - 1]))
        {
            letters++;
        }

        var next = stop + 1;
        while (next < text.Length && text[next] is ' ' or '\u00a0')
        {
            next++;
        }

        return next < text.Length
            && (letters == 1 || char.IsLower(text[next]) || (letters is > 0 and <= LongestAbbreviation && char.IsDigit(text[next])));
    }
}
