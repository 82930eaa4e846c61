using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>The texts of a draft that can be translated, each under a key of its own: "title", "lot.LOT-0001.title".</summary>
public static class DraftTexts
{
    /// <summary>Keys and originals in the order of the tender; empty texts are left out. Clauses come with their own languages.</summary>
    public static IReadOnlyList<(string Key, string Original)> Of(TenderDraft draft)
    {
        List<(string, string)> texts = [("title", draft.Title), ("description", draft.Description)];
        foreach (var lot in draft.Lots)
        {
            texts.AddRange([($"lot.{lot.LotId}.title", lot.Title), ($"lot.{lot.LotId}.description", lot.Description)]);
        }

        foreach (var criterion in draft.Criteria)
        {
            texts.AddRange([($"criterion.{criterion.Id}.name", criterion.Name), ($"criterion.{criterion.Id}.description", criterion.Description)]);
        }

        return [.. texts.Where(t => t.Item2.Length > 0)];
    }

    /// <summary>"missing", "changed" (the original is another one since), or the state the translator gave: "machine", "draft", "checked".</summary>
    public static string StateOf(TenderDraft draft, string language, string key, string original) =>
        draft.Translations.GetValueOrDefault(language)?.GetValueOrDefault(key) switch
        {
            null or { Text: "" } => "missing",
            { } found when found.Of != original => "changed",
            { } found => found.State,
        };

    /// <summary>Languages in which every text is checked and up to date: the notice is published in these beside the original.</summary>
    public static IReadOnlyList<string> Complete(TenderDraft draft)
    {
        var texts = Of(draft);
        return [.. draft.Translations.Keys.Where(l => l != draft.Language && texts.All(t => StateOf(draft, l, t.Key, t.Original) == "checked")).Order(StringComparer.Ordinal)];
    }

    /// <summary>A text in the original and in every complete language.</summary>
    public static LocalText Published(TenderDraft draft, string key, string original) => original.Length == 0 ? LocalText.Empty
        : new(Complete(draft).Select(l => (Language: l, draft.Translations[l][key].Text)).Prepend((draft.Language, original)).ToDictionary(t => t.Item1, t => t.Item2));
}
