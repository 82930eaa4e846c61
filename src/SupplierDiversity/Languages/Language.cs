using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>A day with its weekday, written out.</summary>
    public string Day(DateOnly day) => Written(day, this["language.day_pattern"]);

    /// <summary>A day without its weekday, written out.</summary>
    public string ShortDay(DateOnly day) => Written(day, this["language.date_pattern"]);

    /// <summary>An instant in a zone: weekday, day and time of day.</summary>
    public string Instant(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return Of("language.day_and_time", ("day", Day(DateOnly.FromDateTime(local.DateTime))), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>What stands before a value: "Deadline:", in French with a narrow blank before the colon.</summary>
    public string Labelled(string name) => name + this["language.colon"];

    /// <summary>A whole number with the language's digit groups.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>Money in cents with its ISO 4217 code; cents are shown only when there are any.</summary>
    public string Money(long cents, string currency) =>
        (cents % 100 == 0 ? (cents / 100).ToString("N0", Culture) : (cents / 100m).ToString("N2", Culture)) + "\u00a0" + currency;

    /// <summary>Reads a language file; nested objects make dotted keys, objects of plural categories make "key#category".</summary>
    internal static Language Load(string tag, Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(document.RootElement, "", texts);
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

    private static string Ending(PluralCategory category) => category switch
    {
        PluralCategory.Zero => "#zero",
        PluralCategory.One => "#one",
        PluralCategory.Two => "#two",
        PluralCategory.Few => "#few",
        PluralCategory.Many => "#many",
        _ => "#other",
    };

    // French and Italian write the first of a month as an ordinal: "1er", "1º". Elsewhere the pattern stays as it is:
    // by its "d" the culture knows that the month stands in the genitive ("1 października").
    private string Written(DateOnly day, string pattern) =>
        day.ToString(day.Day == 1 && this["language.first_day"] is not "1" and var first ? LoneD().Replace(pattern, $"'{first}'", 1) : pattern, Culture);

    [GeneratedRegex("(?<!d)d(?!d)")]
    private static partial Regex LoneD();

    // One pass: a value that happens to hold another placeholder's name stays as it is.
    private string Fill(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var filled = new DefaultInterpolatedStringHandler(0, 0, Culture, stackalloc char[256]);
        var rest = text.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest[open..].IndexOf('}');
            var name = close < 0 ? default : rest.Slice(open + 1, close - 1);
            var known = false;
            foreach (var (wanted, value) in values)
            {
                if (close > 0 && name.SequenceEqual(wanted))
                {
                    filled.AppendFormatted(rest[..open]);
                    filled.AppendFormatted(Say(value));
                    known = true;
                    break;
                }
            }

            var read = known ? open + close + 1 : open + 1;
            if (!known)
            {
                filled.AppendFormatted(rest[..read]);
            }

            rest = rest[read..];
        }

        filled.AppendFormatted(rest);
        return filled.ToStringAndClear();
    }

    private string? Say(object? value) => value switch
    {
        null => "",
        string text => text,
        int n => Number(n),
        long n => Number(n),
        IFormattable f => f.ToString(null, Culture),
        _ => value.ToString(),
    };
}
