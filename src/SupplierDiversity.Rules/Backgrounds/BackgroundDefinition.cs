using SupplierDiversity.Rules.Ownership;
using static SupplierDiversity.Rules.Backgrounds.FactKind;

namespace SupplierDiversity.Rules.Backgrounds;

/// <summary>Who is a person with a migrant background: a city's choice among the versions in use.</summary>
public enum BackgroundVersion
{
    /// <summary>DIVE, final publication of 2010.</summary>
    Dive2010,

    /// <summary>DIVE, draft benchmarks of 2009.</summary>
    Dive2009,

    /// <summary>Flemish decree of 2009, as Ghent uses it.</summary>
    Flemish2009,

    /// <summary>United Nations: born elsewhere and moved for at least 12 months; or resident, born to migrant parents.</summary>
    UnitedNations,

    /// <summary>The same where both parents have to be born elsewhere.</summary>
    UnitedNationsBothParents,

    /// <summary>The person's own view, where nothing else may be asked.</summary>
    SelfIdentification,
}

/// <summary>A definition for one country, as a rule over the facts a person chose to give.</summary>
/// <param name="Version">Which.</param>
/// <param name="Country">The city's country, ISO 3166-1 alpha-2.</param>
/// <param name="Rule">When a person has a migrant background.</param>
public sealed record BackgroundDefinition(BackgroundVersion Version, string Country, FactRule Rule)
{
    /// <summary>The version for a country. The facts stand in the order in which they are asked: what is least private first.</summary>
    public static BackgroundDefinition Of(BackgroundVersion version, string country) => new(version, country, version switch
    {
        BackgroundVersion.Dive2010 => new FactRule.Some(IsNot(NationalOfListedCountry), NationalBornAbroad(country), Is(RecognisedMinorityIn, country)),
        BackgroundVersion.Dive2009 => new FactRule.Some(
            new FactRule.Each(Is(LivesIn, country), Is(EverThirdCountryNational)),
            NationalBornAbroad(country),
            Is(ParentThirdCountryNational),
            Is(RecognisedMinorityIn, country)),
        BackgroundVersion.Flemish2009 => new FactRule.Some(IsNot(NationalOf, country), IsNot(NationalAtBirthOf, country), Is(ParentForeignAtBirthIn, country)),
        BackgroundVersion.UnitedNations => UnitedNations(country, ParentBornOutside),
        BackgroundVersion.UnitedNationsBothParents => UnitedNations(country, BothParentsBornOutside),
        _ => Is(SelfIdentified),
    });

    /// <summary>What the person's answers mean under this definition; open answers are undeclared unless the others decide.</summary>
    public Background Classify(IReadOnlyDictionary<BackgroundFact, bool> said) => Rule.Holds(said) switch
    {
        true => Background.Yes,
        false => Background.No,
        null => Background.Undeclared,
    };

    /// <summary>
    /// The next fact to ask, or null when enough is known or the rest was refused. A question whose answer could not
    /// change the result is never asked.
    /// </summary>
    public BackgroundFact? Next(IReadOnlyDictionary<BackgroundFact, bool> said, IReadOnlySet<BackgroundFact> refused)
    {
        foreach (var fact in Rule.Open(said))
        {
            if (!refused.Contains(fact))
            {
                return fact;
            }
        }

        return null;
    }

    private static FactRule.Each NationalBornAbroad(string country) => new(
        Is(NationalOf, country),
        new FactRule.Some(IsNot(BornIn, country), Is(ParentBornOutside, country)));

    private static FactRule.Some UnitedNations(string country, FactKind parents) => new(
        new FactRule.Each(IsNot(BornIn, country), Is(MovedToLiveIn, country)),
        new FactRule.Each(Is(LivesIn, country), Is(parents, country)));

    private static FactRule.Is Is(FactKind kind, string? country = null) => new(new BackgroundFact(kind, country));

    private static FactRule.Is IsNot(FactKind kind, string? country = null) => new(new BackgroundFact(kind, country), So: false);
}
