using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Alerts;

/// <summary>
/// What a subscription asks for. Within one list any entry is enough, and each list that is not empty must be met:
/// CPV 45 or 71, in DE2, naming "school". All empty means everything.
/// </summary>
public sealed record AlertFilter
{
    /// <summary>The most codes or phrases one list may hold; more is a mistake or an attack.</summary>
    public const int Most = 500;

    /// <summary>Everything.</summary>
    public static AlertFilter Everything { get; } = new();

    /// <summary>CPV prefixes as <see cref="CpvPrefix.Normalise"/> gives them; empty: any trade.</summary>
    public IReadOnlyList<string> Cpv { get; private init; } = [];

    /// <summary>NUTS prefixes as <see cref="PlacePrefix.Normalise"/> gives them; empty: any place.</summary>
    public IReadOnlyList<string> Nuts { get; private init; } = [];

    /// <summary>Words or phrases as typed; empty: any wording.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>True when nothing is asked for, so that every tender fits.</summary>
    public bool IsEverything => Cpv.Count + Nuts.Count + Words.Count == 0;

    /// <summary>
    /// The same for two filters that ask for the same things in another order or spelling: 32 hexadecimal digits.
    /// </summary>
    public string Key
    {
        get
        {
            var text = string.Join('\n', Sorted(Cpv), Sorted(Nuts), Sorted(Words.Select(FoldedText.Of)));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
        }
    }

    /// <summary>
    /// Reads lists as typed. Blank entries are passed over and doubles kept once; whatever is no code, or has no letter
    /// or digit, is handed back as refused and is not part of the filter.
    /// </summary>
    public static (AlertFilter Filter, IReadOnlyList<RefusedEntry> Refused) Read(
        IEnumerable<string> cpv, IEnumerable<string> nuts, IEnumerable<string> words)
    {
        var refused = new List<RefusedEntry>();
        var filter = new AlertFilter
        {
            Cpv = Entries(AlertFilterList.Cpv, cpv, CpvPrefix.Normalise, refused),
            Nuts = Entries(AlertFilterList.Nuts, nuts, PlacePrefix.Normalise, refused),
            Words = Entries(AlertFilterList.Words, words, Phrase, refused),
        };
        return (filter, refused);
    }

    private static string Sorted(IEnumerable<string> entries) => string.Join(';', entries.Order(StringComparer.Ordinal));

    private static string? Phrase(string typed)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 100 && !text.Contains(';') && !text.Any(char.IsControl) && FoldedText.Of(text).Length > 0 ? text : null;
    }

    private static List<string> Entries(AlertFilterList list, IEnumerable<string> typed, Func<string, string?> read, List<RefusedEntry> refused)
    {
        var entries = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in typed.Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            if (read(text) is not { } entry || entries.Count == Most)
            {
                refused.Add(new RefusedEntry(list, text.Trim()));
            }
            else if (seen.Add(entry))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }
}

/// <summary>The lists of a filter.</summary>
public enum AlertFilterList
{
    /// <summary>CPV prefixes.</summary>
    Cpv,

    /// <summary>NUTS prefixes.</summary>
    Nuts,

    /// <summary>Words and phrases.</summary>
    Words,
}

/// <summary>An entry that could not be understood.</summary>
/// <param name="List">Where it stood.</param>
/// <param name="Typed">What was typed.</param>
public sealed record RefusedEntry(AlertFilterList List, string Typed);
