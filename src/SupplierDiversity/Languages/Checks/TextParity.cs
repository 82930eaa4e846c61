using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Languages;

namespace SupplierDiversity.Languages.Checks;

/// <summary>Compares a language with English: the same keys, the same placeholders, its own plural categories, really translated.</summary>
internal static partial class TextParity
{
    // Names and abbreviations that are the same in every language.
    private static readonly HashSet<string> SameEverywhere = new(StringComparer.Ordinal)
    {
        "SupplierDiversity", "CPV", "NUTS", "Atom", "RSS", "JSON Feed", "CSV", "XLSX", "XML", "OCDS", "PDF", "IBAN",
    };

    // Up to twelve hundred every rule has shown all its categories but "many" of the Romance languages.
    private static readonly long[] Samples = [.. Enumerable.Range(0, 1200).Select(n => (long)n), 1_000_000];

    /// <summary>One sentence for each thing that is wrong in the language.</summary>
    public static IEnumerable<string> Compare(Language english, Language language)
    {
        var expected = english.Texts.Keys.Select(Base).ToHashSet(StringComparer.Ordinal);
        var actual = language.Texts.Keys.Select(Base).ToHashSet(StringComparer.Ordinal);
        return expected.Except(actual).Select(k => $"'{k}' is missing in {language.Tag}.json.")
            .Concat(actual.Except(expected).Select(k => $"'{k}' is not in en.json."))
            .Concat(expected.Intersect(actual).SelectMany(k => CompareKey(k, english, language)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The names between braces.</summary>
    public static IReadOnlySet<string> Placeholders(string text) => PlaceholderPattern().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>A text without its placeholders.</summary>
    public static string WithoutPlaceholders(string text) => PlaceholderPattern().Replace(text, "");

    private static IEnumerable<string> CompareKey(string key, Language english, Language language)
    {
        var forms = Forms(key, language);
        var original = Forms(key, english);
        if (forms.ContainsKey("") != original.ContainsKey(""))
        {
            yield return $"'{key}' must have plural forms in {language.Tag}.json exactly when it has them in en.json.";
            yield break;
        }

        if (!forms.ContainsKey(""))
        {
            var categories = Samples.Select(n => PluralRule.Of(language.Tag, n).ToString().ToLowerInvariant()).Append("other").Distinct().ToHashSet();
            if (!categories.SetEquals(forms.Keys))
            {
                yield return $"'{key}' has the plural forms {List(forms.Keys)}; {language.Tag} needs {List(categories)}.";
            }
        }

        // A form may say the number in words ("one tender", "no tenders"), never drop anything else.
        var wanted = original.Values.SelectMany(Placeholders).ToHashSet(StringComparer.Ordinal);
        foreach (var (form, text) in forms)
        {
            var found = Placeholders(text);
            var lost = wanted.Except(found).Where(p => p != "count" || form is "" or "other").ToList();
            var added = found.Except(wanted).ToList();
            if (lost.Count > 0 || added.Count > 0)
            {
                yield return $"'{key}' in {language.Tag}.json "
                    + string.Join(" and ", new[] { lost.Count > 0 ? $"lost {{{string.Join("}, {", lost)}}}" : null, added.Count > 0 ? $"has {{{string.Join("}, {", added)}}}, which English does not have" : null }.OfType<string>()) + ".";
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                yield return $"'{key}' is empty in {language.Tag}.json.";
            }
        }

        // "language." holds settings, such as the pattern of a date.
        if (language != english && !key.StartsWith("language.", StringComparison.Ordinal) && forms.Any(f => IsLeftInEnglish(f.Value, original.GetValueOrDefault(f.Key), language)))
        {
            yield return $"'{key}' is not translated in {language.Tag}.json.";
        }
    }

    // A single word can be right in two languages of one script ("Name", "Status"); two words in a row hardly ever.
    private static bool IsLeftInEnglish(string text, string? english, Language language)
    {
        var words = WithoutPlaceholders(text).Split(' ').Count(w => w.Count(char.IsLetter) > 1);
        return text == english && words > 0 && !SameEverywhere.Contains(text)
            && (words > 1 || language.Culture.TextInfo.IsRightToLeft);
    }

    private static Dictionary<string, string> Forms(string key, Language language) =>
        language.Texts.TryGetValue(key, out var single)
            ? new() { [""] = single }
            : Enum.GetNames<PluralCategory>().Select(c => c.ToLowerInvariant())
                .Where(c => language.Texts.ContainsKey($"{key}#{c}")).ToDictionary(c => c, c => language.Texts[$"{key}#{c}"]);

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Base(string key) => key.Split('#')[0];

    [GeneratedRegex(@"\{([a-zA-Z_]+)\}")]
    private static partial Regex PlaceholderPattern();
}
