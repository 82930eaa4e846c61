using SupplierDiversity.Rules.Backgrounds;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>An owner with what they decided and said, and the cities that may ask them now.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Permissions">Cities the firm chose and that may ask, in a fixed order.</param>
/// <param name="File">Decisions and answers.</param>
/// <param name="Erasures">What was erased.</param>
/// <param name="Now">The moment of reading (UTC).</param>
internal sealed record OwnerState(OwnerRow Owner, IReadOnlyList<LawfulAsking> Permissions, OwnerFile File, IReadOnlyList<ErasureRow> Erasures, DateTimeOffset Now)
{
    /// <summary>The words of all decisions and answers, by their SHA-256.</summary>
    public IReadOnlyDictionary<string, TextRow> Texts { get; init; } = new Dictionary<string, TextRow>();

    /// <summary>Decisions that still allow a city to use answers while it may not ask: they can be taken back all the same.</summary>
    public IEnumerable<DecidedEntry> Resting => File.Decided.Select(d => d.CityId).Distinct().Where(c => Permissions.All(p => p.CityId != c) && File.Allows(c, Now))
        .Select(c => File.EntryFor(c, Now)!);

    /// <summary>Cities that may use the answers.</summary>
    public IEnumerable<LawfulAsking> Allowed => Permissions.Where(p => p.IsCoveredBy(File, Now));

    /// <summary>Cities that ask by other terms than those the owner agreed to, or was told: they use nothing until the owner decides anew.</summary>
    public IEnumerable<LawfulAsking> Anew => Permissions.Where(p => File.Allows(p.CityId, Now) && !p.IsCoveredBy(File, Now));

    /// <summary>The next question and the city for which it is asked; null when no further answer would change anything.</summary>
    public (LawfulAsking For, LawfulQuestion Question)? Next()
    {
        var (known, refused) = (File.Known(Now), File.Refused(Now));
        foreach (var permission in Allowed)
        {
            if (permission.Definition.Next(known, refused) is { } fact && permission.Pack.Permit(fact) is { } question)
            {
                return (permission, question);
            }
        }

        return null;
    }

    /// <summary>A question that some city may ask this owner now and that its definition needs; null: it may not be asked, so no answer is taken.</summary>
    public LawfulQuestion? Lawful(string? kind, string? country) =>
        Enum.TryParse<FactKind>(kind, out var parsed) && new BackgroundFact(parsed, string.IsNullOrEmpty(country) ? null : country) is var fact
            ? Allowed.Where(p => p.Definition.Rule.Facts.Contains(fact)).Select(p => p.Pack.Permit(fact)).FirstOrDefault(q => q is not null) : null;
}

/// <summary>The words an owner decides about or answers, exactly as shown.</summary>
/// <param name="Sha256">Over language, pack, version and text.</param>
/// <param name="Language">Tag of the language.</param>
/// <param name="Pack">The pack under which they were shown.</param>
/// <param name="Body">The text.</param>
internal sealed record ShownWords(string Sha256, string Language, CountryPack Pack, string Body)
{
    /// <summary>What all answers are for: figures about equal chances, and whether the firm counts as migrant-owned in them.</summary>
    public const string Purpose = "monitoring";

    public static ShownWords Of(CountryPack pack, string language, string body) => new(
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{language}\n{pack.Key} {pack.Version}\n{body}"))),
        language,
        pack,
        body);
}
