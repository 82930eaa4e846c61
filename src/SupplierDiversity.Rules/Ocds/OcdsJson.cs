using System.Globalization;
using System.Text.Json.Nodes;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Ocds;

/// <summary>
/// The few shapes every part of a release is made of. What is not known is left out: OCDS reads null as "delete this"
/// when releases are merged.
/// </summary>
internal static class OcdsJson
{
    /// <summary>An object of the members that have a value; null when none has.</summary>
    public static JsonObject? Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (IsSaid(value))
            {
                made[name] = value;
            }
        }

        return made.Count == 0 ? null : made;
    }

    /// <summary>A list in which nothing stands twice; null when it is empty.</summary>
    public static JsonArray? List(IEnumerable<JsonNode?> items)
    {
        var made = new JsonArray();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item is not null && known.Add(item.ToJsonString()))
            {
                made.Add(item);
            }
        }

        return made.Count == 0 ? null : made;
    }

    /// <summary>A list of codes or words.</summary>
    public static JsonArray? Words(IEnumerable<string> words) => List(words.Select(w => (JsonNode?)w));

    /// <summary>
    /// A text in the release's language and, with the language behind the name (<c>title_de</c>), in all others. Null
    /// object: nothing is added.
    /// </summary>
    public static JsonObject? With(this JsonObject? to, string name, LocalText text, string language)
    {
        if (text.For(language, language) is not { } first || first.Text.Length == 0)
        {
            return to;
        }

        to ??= [];
        to[name] = first.Text;
        foreach (var (other, words) in text.ByLanguage)
        {
            if (other != first.Language && words.Length > 0 && other.Length is 2 or 3)
            {
                to[$"{name}_{other}"] = words;
            }
        }

        return to;
    }

    /// <summary>The text in the release's language, else in any.</summary>
    public static string? Plain(LocalText text, string language) => text.For(language, language) is { Text.Length: > 0 } said ? said.Text : null;

    /// <summary>An amount of money; null without one.</summary>
    public static JsonObject? Value(Money? money) =>
        money is null ? null : Of(("amount", money.Amount), ("currency", money.Currency is { Length: 3 } code ? code.ToUpperInvariant() : null));

    /// <summary>An instant with the offset printed in the notice (RFC 3339).</summary>
    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a day; OCDS has no days without a time.</summary>
    public static string? DayBegins(DateOnly? day) => day?.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    /// <summary>The end of a day.</summary>
    public static string? DayEnds(DateOnly? day) => day?.ToString("yyyy-MM-dd'T23:59:59Z'", CultureInfo.InvariantCulture);

    private static bool IsSaid(JsonNode? value) => value switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject made => made.Count > 0,
        JsonValue word when word.TryGetValue<string>(out var text) => text.Length > 0,
        _ => true,
    };
}
