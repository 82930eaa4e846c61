namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// One text in the languages it was given in. Keys are ISO 639-1 codes in lower case ("de", "nb");
/// a text without a language tag stands under the notice's own language.
/// </summary>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LocalText Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>True when there is no text at all.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => ByLanguage.Count == 0;

    /// <summary>
    /// The text for a reader: the reader's language, else the notice's, else English, else whatever there is.
    /// The language actually found is returned with it so that a page can say so; null when there is no text.
    /// </summary>
    public (string Text, string Language)? For(string reader, string notice)
    {
        if (ByLanguage.TryGetValue(reader, out var text))
        {
            return (text, reader);
        }

        if (ByLanguage.TryGetValue(notice, out text))
        {
            return (text, notice);
        }

        if (ByLanguage.TryGetValue("en", out text))
        {
            return (text, "en");
        }

        foreach (var (language, any) in ByLanguage)
        {
            return (any, language);
        }

        return null;
    }
}
