using SupplierDiversity.Database;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>
/// What codes of official lists are called in the reader's language. Order: the imported list in that language, the
/// portal's own words in that language, the imported list in English, in any language, the portal's English words, the
/// code itself. Lookups are in memory: requests have their language ready before any view runs; jobs call
/// <see cref="ReadyAsync"/> before they compose.
/// </summary>
public sealed class CodeLabels : IDisposable
{
    private readonly ImportedLabels _imported;
    private readonly OwnNames _own;
    private readonly LanguageList _languages;

    /// <summary>Loads nothing yet.</summary>
    public CodeLabels(Db db, TimeProvider clock, LanguageList languages)
    {
        _imported = new ImportedLabels(db, clock);
        _own = new OwnNames(languages);
        _languages = languages;
    }

    internal ImportedLabels Imported => _imported;

    /// <summary>Brings the labels of these languages (ISO 639-1) into memory and notices a new import, at most once a minute.</summary>
    public ValueTask ReadyAsync(IEnumerable<string> languages, CancellationToken ct) => _imported.ReadyAsync([.. languages, "en", ""], ct);

    /// <summary>
    /// The label of a code in a list named as in eForms ("social-objective", "country"). "cpv", "nuts", "country" and
    /// "language" (ISO 639-1) know more than their list.
    /// </summary>
    public CodeLabel Of(string list, string code, string language) => list switch
    {
        "cpv" => Cpv(code, language),
        "nuts" => Nuts(code, language),
        "country" => Country(code, language),
        _ => Plain(list, code, language),
    };

    /// <summary>
    /// A CPV code, with or without its check digit, whole or as a prefix. Without a list, the name of its division; with
    /// a list that lacks the reader's language, the division in that language beside the English label.
    /// </summary>
    public CodeLabel Cpv(string code, string language)
    {
        var digits = code.Split('-')[0].Trim();
        var whole = digits.Length is >= 2 and < 8 ? digits.PadRight(8, '0') : digits;
        var division = digits.Length >= 2 ? _own.Find("cpv", digits[..2], language) : null;
        if (_imported.Find("cpv", whole, language) is { } label)
        {
            return new(label.Text, label.Language);
        }

        if (division is not null && whole.EndsWith("000000", StringComparison.Ordinal))
        {
            return new(division, language);
        }

        if ((_imported.Find("cpv", whole, "en") ?? _imported.FindAny("cpv", whole)) is { } other)
        {
            return new(other.Text, other.Language, division);
        }

        return division is not null ? new(division, language)
            : digits.Length >= 2 && _own.Find("cpv", digits[..2], "en") is { } english ? new(english, "en")
            : new(code, language);
    }

    /// <summary>A NUTS code: a country's name, an area's local name, else the country with the code.</summary>
    public CodeLabel Nuts(string code, string language)
    {
        var country = code.Length >= 2 ? _own.Country(code[..2], language) : null;
        if (code.Length == 2 && country is not null)
        {
            return new(country, language);
        }

        // Places keep their local names in every language of the list, so no language is better than another.
        if ((_imported.Find("nuts", code, language) ?? _imported.Find("nuts", code, "en") ?? _imported.FindAny("nuts", code)) is { } place)
        {
            return new(place.Text, language);
        }

        var reader = _languages.Find(language) ?? _languages.Default;
        return country is null ? new(code, language) : new(reader.Of("codes.place", ("country", country), ("code", code)), reader.Tag);
    }

    /// <summary>A country, by alpha-2 or alpha-3.</summary>
    public CodeLabel Country(string code, string language) =>
        _own.Country(code, language) is { } name ? new(name, language) : Plain("country", code, language);

    /// <summary>A label for a program that can wait; null where not even a fall-back is known.</summary>
    public async Task<string?> LabelAsync(string list, string code, string languageTag, CancellationToken ct = default)
    {
        await ReadyAsync([languageTag], ct);
        var label = Of(list, code, languageTag).Text;
        return label == code ? null : label;
    }

    /// <inheritdoc/>
    public void Dispose() => _imported.Dispose();

    private CodeLabel Plain(string list, string code, string language)
    {
        if (_imported.Find(list, code, language) is { } label)
        {
            return new(label.Text, label.Language);
        }

        if (_own.Find(list, code, language) is { } own)
        {
            return new(own, language);
        }

        return (_imported.Find(list, code, "en") ?? _imported.FindAny(list, code)) is { } other ? new(other.Text, other.Language)
            : _own.Find(list, code, "en") is { } english ? new(english, "en")
            : new(code, language);
    }
}
