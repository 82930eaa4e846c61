using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupplierDiversity.Rules.Languages;

namespace SupplierDiversity.Languages;

/// <summary>
/// One interface language: its words (one JSON file) and how it writes dates, numbers and money. Also the reader's
/// language of a request, and the language a mail is composed in.
/// </summary>
public sealed partial class Language
{
    private readonly FrozenDictionary<string, string> _texts;

    private Language(string tag, FrozenDictionary<string, string> texts)
    {
        Tag = tag;
        _texts = texts;
        Culture = CultureInfo.GetCultureInfo(this["language.culture"]);
        Collation = StringComparer.Create(Culture, ignoreCase: true);
    }

    /// <summary>ISO 639-1, as in addresses: "en".</summary>
    public string Tag { get; }

    /// <summary>The culture that formats this language's dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>How this language's readers expect names to be sorted (CLDR): ñ after n, Turkish ı before i.</summary>
    public StringComparer Collation { get; }

    /// <summary>The language's own name in its own script.</summary>
    public string NativeName => this["language.name"];

    /// <summary>"rtl" or "ltr".</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>All keys with their texts; plural texts as "key#category".</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>A text without placeholders.</summary>
    /// <exception cref="KeyNotFoundException">The key is not in the language file (the build checks all keys).</exception>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"Text '{key}' is missing in {Tag}.json.");

    /// <summary>A text whose {placeholders} are filled; numbers are written as the language writes them.</summary>
    public string Of(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Fill(this[key], values);

    /// <summary>The text for a count, chosen by its CLDR plural category; {count} is the number.</summary>
    public string Count(string key, long count, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var text = _texts.TryGetValue(key + Ending(PluralRule.Of(Tag, count)), out var exact) ? exact : this[key + Ending(PluralCategory.Other)];
        return Fill(text, [("count", count), .. values]);
    }

    /// <summary>True when the language has this text; used for families of keys made from codes.</summary>
    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>An address within this language: "/tenders" becomes "/de/tenders".</summary>
    public string Path(string path) => $"/{Tag}{path}";

    /// <summary>Reads a language file; nested objects make dotted keys, objects of plural categories make "key#category".</summary>
    internal static Language Load(string tag, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(document.RootElement, "", texts);
        KeepTogether(texts, texts.TryGetValue("language.colon", out var colon) && char.IsWhiteSpace(colon[0]) ? SpaceBeforeMark() : SpaceBeforePercent());

        return new Language(tag, texts.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, string> texts)
    {
        var plural = prefix.Length > 0 && element.TryGetProperty("other", out _)
            && element.EnumerateObject().All(p => Enum.TryParse<PluralCategory>(p.Name, true, out _));
        foreach (var property in element.EnumerateObject())
        {
            var key = prefix.Length == 0 ? property.Name : plural ? $"{prefix}#{property.Name}" : $"{prefix}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(property.Value, key, texts);
            }
            else
            {
                texts.Add(key, property.Value.GetString()!);
            }
        }
    }

    // No line begins with a percent sign, nor with the marks of a language that sets a space before its colon (French);
    // whoever writes a file types ordinary spaces.
    private static void KeepTogether(Dictionary<string, string> texts, Regex space)
    {
        foreach (var (key, text) in texts)
        {
            texts[key] = space.Replace(text, "\u00a0");
        }
    }

    [GeneratedRegex(" (?=%)")]
    private static partial Regex SpaceBeforePercent();

    [GeneratedRegex("(?<=«) | (?=[:;!?»%])")]
    private static partial Regex SpaceBeforeMark();

    private static string Ending(PluralCategory category) => category switch
    {
        PluralCategory.Zero => "#zero",
        PluralCategory.One => "#one",
        PluralCategory.Two => "#two",
        PluralCategory.Few => "#few",
        PluralCategory.Many => "#many",
        _ => "#other",
    };
}
