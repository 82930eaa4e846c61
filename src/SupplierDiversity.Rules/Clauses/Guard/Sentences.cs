namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>Parts a text into sentences.</summary>
internal static class Sentences
{
    /// <summary>Ends are full stops before a blank, question and exclamation marks of any script, semicolons, lines and list points.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || text[i] is '\n' or '•' or ';' or '؛' or '؟' or '!' or '?'
                || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) && !AfterAbbreviation(text, i));
            if (!ends)
            {
                continue;
            }

            var sentence = text[start..Math.Min(i + 1, text.Length)].Trim();
            if (sentence.Length > 1)
            {
                yield return sentence;
            }

            start = i + 1;
        }
    }

    // "art. 43", "z. B.": a short word before the stop, as a rule no end.
    private static bool AfterAbbreviation(string text, int stop)
    {
        var letters = 0;
        while (stop - letters - 1 >= 0 && char.IsLetter(text[stop - letters - 1]))
        {
            letters++;
        }

        return letters is > 0 and <= 1 || text.AsSpan(stop - letters, letters).Equals("art", StringComparison.OrdinalIgnoreCase);
    }
}
