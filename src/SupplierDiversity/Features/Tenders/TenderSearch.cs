using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Features.Tenders;

/// <summary>
/// What is searched for, as typed into an address. Whatever is typed, there is a search: a part that cannot be used is
/// left out and named in <see cref="Ignored"/>, so that the page can say so.
/// </summary>
public sealed partial record TenderSearch
{
    /// <summary>Characters of the words that are read.</summary>
    public const int LongestQuery = 200;
    private const int MostWords = 12;
    private const int LastPage = 1_000_000;

    /// <summary>The words as typed, cut at <see cref="LongestQuery"/>; empty without any.</summary>
    public string Text { get; init; } = "";

    /// <summary>The folded words; the last one also finds longer words that begin with it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Only the words themselves; else tenders of the trades that are called so are found too.</summary>
    public bool OnlyWords { get; init; }

    /// <summary>Significant digits of a CPV code.</summary>
    public string? Cpv { get; init; }

    /// <summary>A NUTS code of any level.</summary>
    public string? Nuts { get; init; }

    /// <summary>A buyer's key.</summary>
    public Guid? Buyer { get; init; }

    /// <summary>Slug of a city of the portal.</summary>
    public string? City { get; init; }

    /// <summary>Only calls one can still take part in.</summary>
    public bool Open { get; init; }

    /// <summary>An equality tag, a position ("award"), or "any".</summary>
    public string? Clause { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Names of parts that could not be used: "q", "cpv", "nuts", "buyer", "city", "open", "clause", "page".</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>True when nothing narrows the list.</summary>
    public bool IsEverything => Words.Count == 0 && Cpv is null && Nuts is null && Buyer is null && City is null && Clause is null && !Open;

    /// <summary>Reads a query string; the first of several values counts.</summary>
    public static TenderSearch Read(IQueryCollection query)
    {
        var ignored = new List<string>();
        string Part(string name) => (query[name] is [{ } value, ..] ? value : "").Trim();
        T? Use<T>(string name, Func<string, T?> read)
        {
            if (Part(name) is not { Length: > 0 } text)
            {
                return default;
            }

            var value = text.Length <= LongestQuery ? read(text) : default;
            if (value is null)
            {
                ignored.Add(name);
            }

            return value;
        }

        var typed = Part("q");
        var text = Cut(typed);
        var all = FoldedText.Of(Elided().Replace(text, "")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(HasLetter).Distinct().ToList();
        if (text.Length < typed.Length || all.Count > MostWords || (all.Count == 0 && text.Length > 0))
        {
            ignored.Add("q");
        }

        return new TenderSearch
        {
            Text = text,
            Words = [.. all.Take(MostWords)],
            OnlyWords = Part("only") == "words",
            Cpv = Use("cpv", ReadCpv),
            Nuts = Use("nuts", ReadNuts),
            Buyer = Use("buyer", t => Guid.TryParse(t, out var id) ? id : (Guid?)null),
            City = Use("city", t => t.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? t.ToLowerInvariant() : null),
            Open = Use("open", ReadYes) ?? false,
            Clause = Use("clause", t => t.Length <= 40 && t.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? t.ToLowerInvariant() : null),
            Page = Use("page", t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= LastPage ? page : (int?)null) ?? 1,
            Ignored = ignored,
        };
    }

    /// <summary>This search as a query string ("?q=…"), in a fixed order so that equal searches have equal addresses; empty for everything.</summary>
    public string ToQuery(bool withPage = true)
    {
        var parts = new List<KeyValuePair<string, string?>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add(new(name, value));
            }
        }

        Add("q", Text);
        Add("only", OnlyWords && Words.Count > 0 ? "words" : null);
        Add("cpv", Cpv);
        Add("nuts", Nuts);
        Add("buyer", Buyer?.ToString());
        Add("city", City);
        Add("clause", Clause);
        Add("open", Open ? "true" : null);
        Add("page", withPage && Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString("", parts);
    }

    // French and Italian join short words to the next one: who types "l'eau" or "dell'acqua" looks for the water.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|all|coll|dall|dell|nell|sull|quell|quest)['’](?=\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elided();

    // CPV: any number of digits, with or without check digit, trailing zeros not significant.
    private static string? ReadCpv(string typed)
    {
        var text = typed.Replace(" ", "", StringComparison.Ordinal).TrimEnd('*');
        return text.Length == 1 && char.IsAsciiDigit(text[0]) ? text
            : text.Length == 9 && text.All(char.IsAsciiDigit) ? CpvPrefix.Normalise(text[..8])
            : CpvPrefix.Normalise(text);
    }

    private static string? ReadNuts(string typed) =>
        typed.Length == 1 && char.IsAsciiLetter(typed[0]) ? typed.ToUpperInvariant() : PlacePrefix.Normalise(typed);

    private static bool? ReadYes(string typed) => typed.ToLowerInvariant() switch
    {
        "true" or "1" or "on" or "yes" => true,
        "false" or "0" or "off" or "no" => false,
        _ => null,
    };

    // Never cut inside a surrogate pair; lone surrogates and control characters are no words.
    private static string Cut(string typed)
    {
        var text = new StringBuilder(Math.Min(typed.Length, LongestQuery));
        foreach (var rune in typed.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > LongestQuery)
            {
                break;
            }

            text.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        }

        return text.ToString().Trim();
    }

    private static bool HasLetter(string word) => word.EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
