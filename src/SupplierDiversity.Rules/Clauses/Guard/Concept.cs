namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>What words and phrases of a clause stand for. Each language lists its own words for every one of them.</summary>
internal enum Concept
{
    /// <summary>Phrases that look like a finding and are none ("local time", "foreign language"): they hide the words inside.</summary>
    Alike,
    /// <summary>Somebody's origin: ethnic origin, nationality, descent, place of birth.</summary>
    Origin,
    /// <summary>People called by it: migrants, refugees, minorities.</summary>
    Group,
    /// <summary>Adjectives of nations, which speak of origin only beside owners and firms: elsewhere they name languages.</summary>
    Nation,
    /// <summary>Firms called by it: migrant-owned businesses.</summary>
    FirmOfOrigin,
    /// <summary>A team praised for its mixture: "diverse team", "multicultural staff".</summary>
    MixedTeam,
    /// <summary>Mirror, reflect: with composition and population another word for a quota by origin.</summary>
    Mirror,
    Composition,
    Population,
    /// <summary>Who owns, founded, leads or represents a firm.</summary>
    Owner,
    /// <summary>Who bids: firms, associations, tenderers.</summary>
    Bidder,
    /// <summary>Who works on the contract.</summary>
    Staff,
    /// <summary>Whom the service is for, and what is done for them.</summary>
    User,
    /// <summary>Points, bonus, priority, tie-break, discount.</summary>
    Advantage,
    /// <summary>Reserved, only, exclusively.</summary>
    Only,
    Must,
    /// <summary>A share by name: quota, majority, a quarter, one in five, %.</summary>
    Quota,
    AtLeast,
    AtMost,
    /// <summary>Numbers in words.</summary>
    Number,
    /// <summary>Regardless of, plays no part: mutes its part of the sentence.</summary>
    Neutral,
    /// <summary>Non-discrimination, because of, equal treatment: mutes its part unless that gives an advantage.</summary>
    Principle,
    Not,
    /// <summary>Nobody: "nobody is refused" denies the refusal.</summary>
    Nobody,
    Without,
    /// <summary>Anyone who: "who is not … cannot …" closes the door to all others.</summary>
    Whoever,
    /// <summary>Rejected, not admitted, excluded.</summary>
    Refuse,
    /// <summary>But, however: ends what a negation reaches.</summary>
    But,
    /// <summary>Firms of the place by name.</summary>
    LocalFirm,
    /// <summary>Having a seat, living, being registered.</summary>
    Seat,
    /// <summary>In the city, in the region, in the neighbourhood.</summary>
    Place,
    Distance,
    /// <summary>Any Member State, wherever: opens what a seat would close.</summary>
    Everywhere,
    /// <summary>People to be hired: unemployed, trainees.</summary>
    Jobs,
    /// <summary>Food and other goods by where they grow.</summary>
    Produce,
    /// <summary>Plants, animals, software, power: their origin is nobody's.</summary>
    Thing,
    Native,
    /// <summary>An accent: whoever forbids it asks for native speakers.</summary>
    Accent,
    /// <summary>Levels of a language: C1, B2.</summary>
    Level,
    /// <summary>Lists and copies about single persons.</summary>
    PersonList,
    /// <summary>What tells on origin in a list only: birthplace, religion, parents.</summary>
    PersonalTrait,
    /// <summary>Guessing by looks or names.</summary>
    Looks,
    Aggregate,
    CompanyWide,
    /// <summary>Policy, strategy, charter.</summary>
    Policy,
    Equality,
    /// <summary>References, exclusion grounds: what selection may ask beside equality words.</summary>
    Experience,
    Label,
    /// <summary>Labels by their own names.</summary>
    NamedLabel,
    Equivalent,
    Wages,
    Sheltered,
    ArticleTwenty,
    /// <summary>Kinds of firm nothing may be reserved for: small, young, led by women.</summary>
    FirmKind,
    Subcontracting,
    Subcontractor,
    OwnMeans,
    /// <summary>Critical tasks, consent: what makes a limit on subcontracting lawful.</summary>
    Critical,
    Weighting,
    /// <summary>After opening, at discretion.</summary>
    Later,
    /// <summary>Among colleagues, in breaks.</summary>
    Private,
    Language,
    /// <summary>Work whose genuine requirement an origin may exceptionally be.</summary>
    Mediator,
    /// <summary>Sanctions and criminal law, which name nations and foreigners themselves.</summary>
    Sanctions,
}
