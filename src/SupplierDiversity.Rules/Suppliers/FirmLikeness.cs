using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Suppliers;

/// <summary>Why two entries may be one firm.</summary>
public enum FirmLikeness
{
    /// <summary>The same digits in two registers, or the number written in two ways.</summary>
    SameNumber,

    /// <summary>Names that differ in the legal form, the order of words, vowels or doubled letters only, in the same place.</summary>
    SimilarName,
}

/// <summary>What two entries are compared by.</summary>
/// <param name="Id">The entry.</param>
/// <param name="RegistrationKey">Number as compared.</param>
/// <param name="Name">Legal name.</param>
/// <param name="TradingName">Name the public knows, or empty.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Nuts">Places, NUTS prefixes parted by semicolons; empty: everywhere.</param>
public sealed record FirmTraits(Guid Id, string RegistrationKey, string Name, string TradingName, string Country, string Nuts)
{
    private const int DigitsThatTell = 8;

    private static readonly HashSet<string> LegalForms =
    [
        "ab", "ag", "and", "aps", "as", "bv", "bvba", "co", "cie", "cv", "doo", "eg", "ek", "et", "eu", "eurl", "gbr", "gmbh", "inc", "kft", "kg", "limited", "llc", "llp", "lp", "ltd", "nv",
        "oe", "ohg", "ood", "oy", "plc", "sa", "sarl", "sas", "sasu", "scs", "sl", "slu", "snc", "spa", "spzoo", "spolka", "srl", "srls", "sro", "sti", "und", "ug", "vof",
    ];

    /// <summary>The same for two entries that are worth comparing; an entry has a few of them.</summary>
    public IEnumerable<string> Blocks() => Digits is { } digits ? Names().Select(n => $"{Country} {n}").Prepend($"{Country} {digits}") : Names().Select(n => $"{Country} {n}");

    /// <summary>Why this entry and another may be one firm, or null. A person decides.</summary>
    public FirmLikeness? To(FirmTraits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Id == other.Id || Country != other.Country ? null
            : Digits is { } digits && digits == other.Digits ? FirmLikeness.SameNumber
            : Meet(other) && Names().Intersect(other.Names()).Any() ? FirmLikeness.SimilarName : null;
    }

    // National numbers stand at the end of most VAT numbers: "FR 12 123 456 789" and SIREN "123 456 789".
    private string? Digits => string.Concat(RegistrationKey.Where(char.IsAsciiDigit)) is { Length: >= DigitsThatTell } digits ? digits[^DigitsThatTell..] : null;

    private IEnumerable<string> Names() => new[] { Name, TradingName }.Select(Core).Where(n => n.Length >= 3).Distinct();

    // What is left when legal form, order, vowels and doubled letters are taken away; letters of other scripts stay.
    private static string Core(string name)
    {
        var words = FoldedText.Of(name.Replace(".", "", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !LegalForms.Contains(w)).Order(StringComparer.Ordinal);
        return string.Join(' ', words.Select(Skeleton).Where(w => w.Length > 0));
    }

    private static string Skeleton(string word)
    {
        var kept = word.Where((c, i) => char.IsLetterOrDigit(c) && (i == 0 || char.IsDigit(c) || (!"aeiouy".Contains(c, StringComparison.Ordinal) && c != word[i - 1])));
        return string.Concat(kept);
    }

    private bool Meet(FirmTraits other) => Nuts.Length == 0 || other.Nuts.Length == 0
        || Nuts.Split(';').Any(a => other.Nuts.Split(';').Any(b => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
}
