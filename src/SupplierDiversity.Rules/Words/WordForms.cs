using System.Text;

namespace SupplierDiversity.Rules.Words;

/// <summary>
/// Forms in which people type one and the same name. "Müller" is written "Mueller" where the keyboard has no ü, "Søborg" becomes
/// "Soeborg"; "النور" is looked for without its article; and who cannot type Greek or Cyrillic writes the sounds in Latin letters.
/// All forms are folded (<see cref="FoldedText"/>). What is stored and what is asked go through here, so that either side may be the odd one.
/// </summary>
public static class WordForms
{
    private const int ShortestWithoutArticle = 3;

    // و، ب، ل may stand before the article.
    private static readonly string[] Articles = ["وال", "بال", "لل", "ال"];

    // Greek after ELOT 743 without its rules for pairs, Cyrillic as passports of Bulgaria, Serbia and Ukraine have most of it.
    private static readonly Dictionary<char, string> Latin = Pairs(
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o "
        + "а a б b в v г g ґ g д d е e є ie ж zh з z и i і i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ a ы y ь _ э e ю yu я ya "
        + "ђ dj ј j љ lj њ nj ћ c џ dz");

    /// <summary>The forms of all words of a text, each once.</summary>
    public static IReadOnlySet<string> OfText(string text) => OfEach(text).SelectMany(f => f).ToHashSet(StringComparer.Ordinal);

    /// <summary>The words of a text in their order, each with all its forms; the folded word itself comes first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfEach(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        // Spelling out puts letters for a letter, so both have the same words.
        return [.. Folded(composed).Zip(Folded(Spelt(composed)), Forms)];
    }

    private static string[] Folded(string text) => FoldedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> Forms(string word, string spelt)
    {
        List<string> forms = [word, spelt];
        if (Array.Find(Articles, a => word.StartsWith(a, StringComparison.Ordinal)) is { } article && word.Length - article.Length >= ShortestWithoutArticle)
        {
            forms.Add(word[article.Length..]);
        }

        if (word.Any(Latin.ContainsKey))
        {
            var latin = string.Concat(word.Select(c => Latin.GetValueOrDefault(c) ?? c.ToString()));
            forms.Add(latin);
            // "София" is "Sofia" to everybody abroad.
            forms.Add(latin.EndsWith("iya", StringComparison.Ordinal) ? $"{latin[..^3]}ia" : latin);
        }

        return [.. forms.Distinct()];
    }

    // What letters with two dots, a ring or a stroke are written as where a keyboard lacks them.
    private static string Spelt(string typed)
    {
        var spelt = new StringBuilder(typed.Length + 4);
        foreach (var c in typed)
        {
            _ = char.ToLowerInvariant(c) switch { 'ä' => spelt.Append("ae"), 'ö' or 'ø' => spelt.Append("oe"), 'ü' => spelt.Append("ue"), 'å' => spelt.Append("aa"), _ => spelt.Append(c) };
        }

        return spelt.ToString();
    }

    private static Dictionary<char, string> Pairs(string list)
    {
        var parts = list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, parts.Length / 2).ToDictionary(i => parts[2 * i][0], i => parts[(2 * i) + 1] == "_" ? "" : parts[(2 * i) + 1]);
    }
}
