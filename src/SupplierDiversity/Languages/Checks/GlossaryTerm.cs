using System.Text.Json;

namespace SupplierDiversity.Languages.Checks;

/// <summary>
/// What translators agreed on for one word of the trade; kept in <c>Languages/Glossary/terms.json</c>. The word itself
/// and its meaning are in each language file as <c>words.term.ID</c>.
/// </summary>
internal sealed record GlossaryTerm
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The eForms business term or "list: code" whose official label the word follows; null where there is none.</summary>
    public string? Source { get; init; }

    /// <summary>Keys of texts that must use the word.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>By language: how the word is also written, for example in the plural or before an ending.</summary>
    public IReadOnlyDictionary<string, string[]> Forms { get; init; } = new Dictionary<string, string[]>();

    /// <summary>By language: words that no text uses instead; beginnings of words count.</summary>
    public IReadOnlyDictionary<string, string[]> Avoid { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Reads the table, by ID.</summary>
    /// <exception cref="JsonException">It is not written as it must be.</exception>
    public static IReadOnlyDictionary<string, GlossaryTerm> Read(Stream json) =>
        JsonSerializer.Deserialize<Dictionary<string, GlossaryTerm>>(json, AsWritten) ?? [];
}
