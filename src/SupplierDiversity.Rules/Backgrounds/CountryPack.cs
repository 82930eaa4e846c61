namespace SupplierDiversity.Rules.Backgrounds;

/// <summary>On which ground a country lets a city ask about background at all (Regulation (EU) 2016/679, Articles 6 and 9).</summary>
public enum AskingBasis
{
    /// <summary>The person's explicit consent: Articles 6(1)(a) and 9(2)(a). Nothing is asked before it is given.</summary>
    Consent,

    /// <summary>A task in the public interest with a basis in national law: Articles 6(1)(e) and 9(2)(g). The person may object.</summary>
    PublicInterest,
}

/// <summary>A provision a country pack rests on.</summary>
/// <param name="Name">As the law is cited in its own country; never translated.</param>
/// <param name="Language">BCP 47 tag of the name.</param>
public sealed record PackLaw(string Name, string Language);

/// <summary>A question a pack permits.</summary>
/// <param name="Fact">What is asked.</param>
/// <param name="Words">In which words: the last part of the text's key, <c>backgrounds.ask.…</c>. Other words have another name and are a new version of the pack.</param>
public sealed record PackQuestion(FactKind Fact, string Words);

/// <summary>
/// What may be asked about people's background in one country, or a part of one: the one authority for every page, table
/// and import. What a pack does not name cannot be asked, because only <see cref="Permit"/> makes a <see cref="LawfulQuestion"/>.
/// </summary>
public sealed record CountryPack
{
    /// <summary>Short name, with the part of the country where it is for one: <c>be-vlg</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Counts up with each change of the file; stored with what was asked under it.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// The first version whose purpose, ground, laws, questions and times are those of this one: decisions made under it or later still
    /// cover what is asked. Null: everything is new in this version, and everybody is asked anew.
    /// </summary>
    public int? TermsSince { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The same as alpha-3, as cities have it.</summary>
    public required string Alpha3 { get; init; }

    /// <summary>Why it is lawful; null where nothing may be asked.</summary>
    public required AskingBasis? Basis { get; init; }

    /// <summary>The laws it rests on.</summary>
    public required IReadOnlyList<PackLaw> Laws { get; init; }

    /// <summary>What may be asked, and in which words.</summary>
    public required IReadOnlyList<PackQuestion> Asks { get; init; }

    /// <summary>Definitions a city may choose: those that need nothing else.</summary>
    public required IReadOnlyList<BackgroundVersion> Definitions { get; init; }

    /// <summary>Months after which an answer is erased.</summary>
    public required int KeptMonths { get; init; }

    /// <summary>Counts of people or firms below this are never shown.</summary>
    public required int SmallestCount { get; init; }

    /// <summary>The question, or null: it may not be asked here.</summary>
    public LawfulQuestion? Permit(BackgroundFact fact) =>
        Basis is not null && Asks.FirstOrDefault(q => q.Fact == fact.Kind) is { } asked && (fact.Country is null || fact.Country == Country)
            ? new LawfulQuestion(this, fact, asked.Words) : null;

    /// <summary>The questions of a definition; of one the pack does not have, only what it permits.</summary>
    public IReadOnlyList<LawfulQuestion> Questions(BackgroundDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. definition.Rule.Facts.Select(Permit).OfType<LawfulQuestion>()];
    }

    /// <summary>The definition of a version for this country.</summary>
    /// <exception cref="ArgumentException">The pack does not have it.</exception>
    public BackgroundDefinition Definition(BackgroundVersion version) => Definitions.Contains(version)
        ? BackgroundDefinition.Of(version, Country)
        : throw new ArgumentException($"The pack {Key} has no definition {version}.", nameof(version));

    /// <summary>What is wrong with the pack itself; empty when it can be used.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var version in Definitions)
        {
            foreach (var fact in BackgroundDefinition.Of(version, Country).Rule.Facts.Where(f => Asks.All(q => q.Fact != f.Kind)))
            {
                yield return $"{version} needs {fact.Kind}, which may not be asked.";
            }
        }

        var needed = Definitions.SelectMany(v => BackgroundDefinition.Of(v, Country).Rule.Facts.Select(f => f.Kind)).ToHashSet();
        foreach (var question in Asks)
        {
            if (!needed.Contains(question.Fact))
            {
                yield return $"{question.Fact} is asked, but no definition needs it (Article 5(1)(c)).";
            }

            if (question.Words.Length == 0 || Asks.Count(q => q.Fact == question.Fact) > 1)
            {
                yield return $"{question.Fact} needs its words, and stands there once.";
            }
        }

        if (Basis is null != (Asks.Count == 0))
        {
            yield return "Questions need a basis, and a basis questions.";
        }

        if (TermsSince < 1 || TermsSince > Version)
        {
            yield return "The version its terms are from lies ahead, or is none.";
        }

        if (Laws.Count == 0 || KeptMonths is < 1 or > 120 || SmallestCount < 3 || Version < 1)
        {
            yield return "Laws, months, smallest count or version are missing or out of range.";
        }
    }
}

/// <summary>
/// A question that a country pack permits. Pages show, the store takes and imports bring nothing else; there is no other
/// way to make one than <see cref="CountryPack.Permit"/>.
/// </summary>
public sealed class LawfulQuestion
{
    internal LawfulQuestion(CountryPack pack, BackgroundFact fact, string words) => (Pack, Fact, Words) = (pack, fact, words);

    /// <summary>What permits it.</summary>
    public CountryPack Pack { get; }

    /// <summary>What is asked.</summary>
    public BackgroundFact Fact { get; }

    /// <summary>The words of the pack for it, as <see cref="PackQuestion.Words"/>.</summary>
    public string Words { get; }
}
