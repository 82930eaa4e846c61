namespace SupplierDiversity.Rules.Backgrounds;

/// <summary>
/// What a person can be asked about the own background. Each is answered with yes or no, never with a country or a
/// date: the definitions need no more, so no more is collected (GDPR art. 5(1)(c)).
/// </summary>
public enum FactKind
{
    /// <summary>Has migrant origins in one's own view; for cities where nothing else may be asked.</summary>
    SelfIdentified,

    /// <summary>Holds the nationality of the country.</summary>
    NationalOf,

    /// <summary>Held the nationality of the country at birth.</summary>
    NationalAtBirthOf,

    /// <summary>Holds the nationality of an EU state or of another country on the city's dated list of Western countries.</summary>
    NationalOfListedCountry,

    /// <summary>Is, or was before naturalisation, a citizen only of countries outside the EU.</summary>
    EverThirdCountryNational,

    /// <summary>Was born in the country.</summary>
    BornIn,

    /// <summary>Moved to the country to live there for at least 12 months.</summary>
    MovedToLiveIn,

    /// <summary>Lives in the country.</summary>
    LivesIn,

    /// <summary>At least one parent was born outside the country.</summary>
    ParentBornOutside,

    /// <summary>Both parents were born outside the country.</summary>
    BothParentsBornOutside,

    /// <summary>At least one parent did not hold the nationality of the country at birth.</summary>
    ParentForeignAtBirthIn,

    /// <summary>At least one parent is or was a citizen only of countries outside the EU.</summary>
    ParentThirdCountryNational,

    /// <summary>Belongs to an ethnic minority that the country's official statistics recognise.</summary>
    RecognisedMinorityIn,
}

/// <summary>A fact about a person.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Country">ISO 3166-1 alpha-2, where the fact is about a country; otherwise null.</param>
public readonly record struct BackgroundFact(FactKind Kind, string? Country = null);
