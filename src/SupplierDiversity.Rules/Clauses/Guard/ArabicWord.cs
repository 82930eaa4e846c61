namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>Arabic writes and, so, with, for, as and the article together with the word that follows.</summary>
internal static class ArabicWord
{
    private const int ShortestStem = 3;

    private static readonly string[] Conjunctions = ["و", "ف"];
    private static readonly string[] Before = ["بال", "كال", "لل", "ال", "ب", "ل", "ك"];

    /// <summary>The word as written and without what may be written before it, the article among it.</summary>
    public static string[] Forms(string word)
    {
        List<string> forms = [word];
        forms.AddRange(Without(word, Conjunctions).ToList());
        forms.AddRange(forms.SelectMany(f => Without(f, Before)).ToList());
        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Without(string word, string[] starts) =>
        starts.Where(s => word.Length - s.Length >= (s.Length == 1 ? ShortestStem : ShortestStem - 1) && word.StartsWith(s, StringComparison.Ordinal))
            .Select(s => word[s.Length..]);
}
