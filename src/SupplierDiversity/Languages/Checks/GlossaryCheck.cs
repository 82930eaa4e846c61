using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Languages.Checks;

/// <summary>Sees that a language uses one word for one thing: the glossary's word where it belongs, and never another.</summary>
internal static class GlossaryCheck
{
    private const string Family = "words.term.";

    /// <summary>One sentence for each thing that is wrong in the language.</summary>
    public static IEnumerable<string> Compare(IReadOnlyDictionary<string, GlossaryTerm> terms, Language language)
    {
        var explained = language.Texts.Keys.Where(k => k.StartsWith(Family, StringComparison.Ordinal)).Select(k => k[Family.Length..].Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        // A language is added by its file alone: until translators have written how its words change, only what is explained counts.
        var written = terms.Values.Any(t => t.Forms.ContainsKey(language.Tag));
        return explained.Except(terms.Keys).Select(id => $"'{Family}{id}' is not in Glossary/terms.json.")
            .Concat(terms.Keys.Except(explained).Select(id => $"the glossary's '{id}' is not explained in {language.Tag}.json ('{Family}{id}')."))
            .Concat(terms.Where(t => written && explained.Contains(t.Key)).SelectMany(t => Missing(t.Key, t.Value, language)))
            .Concat(terms.SelectMany(t => Wrong(t.Key, t.Value, language)));
    }

    private static IEnumerable<string> Missing(string id, GlossaryTerm term, Language language)
    {
        var name = language.Texts.GetValueOrDefault($"{Family}{id}.name") ?? "";
        var forms = term.Forms.GetValueOrDefault(language.Tag, []).Prepend(name).Select(FoldedText.Of).Where(f => f.Length > 0).ToList();
        foreach (var key in term.Texts)
        {
            var texts = language.Texts.Where(t => t.Key.Split('#')[0] == key).Select(t => t.Value).ToList();
            if (texts.Count == 0)
            {
                yield return $"the glossary's '{id}' names '{key}', which is in no language file.";
            }

            foreach (var text in texts.Where(t => !forms.Exists(f => FoldedText.Of(t).Contains(f, StringComparison.Ordinal))))
            {
                yield return $"'{key}' in {language.Tag}.json must use the word “{name}” of the glossary: “{text}”.";
            }
        }
    }

    private static IEnumerable<string> Wrong(string id, GlossaryTerm term, Language language) =>
        from avoided in term.Avoid.GetValueOrDefault(language.Tag, [])
        from text in language.Texts
        where !text.Key.StartsWith(Family, StringComparison.Ordinal)
            && $" {FoldedText.Of(TextParity.WithoutPlaceholders(text.Value))}".Contains($" {FoldedText.Of(avoided)}", StringComparison.Ordinal)
        select $"'{text.Key}' in {language.Tag}.json uses “{avoided}”; the glossary says “{language.Texts.GetValueOrDefault($"{Family}{id}.name")}”.";
}
