namespace SupplierDiversity.Rules.Clauses.Library;

/// <summary>One version of one clause of the library, in all languages. A published version is never changed.</summary>
public sealed record LibraryClause
{
    /// <summary>Short English name in addresses and files: "intercultural-training".</summary>
    public required string Id { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Where in a procurement it may stand.</summary>
    public required ClausePosition Position { get; init; }

    /// <summary>The law it rests on, as lawyers cite it: "2014/24/EU art. 70".</summary>
    public required IReadOnlyList<string> Law { get; init; }

    /// <summary>Tags of <see cref="EqualityDuty"/> it answers: a tender with such a duty links to its guide.</summary>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>BT-775 code a notice with this clause carries: "et-eq", "opp", "work-cond" or "acc-all".</summary>
    public required string SocialObjective { get; init; }

    /// <summary>What an officer fills in, in the order of the form.</summary>
    public required IReadOnlyList<ClauseBlank> Blanks { get; init; }

    /// <summary>The words by language (ISO 639-1).</summary>
    public required IReadOnlyDictionary<string, ClauseWording> Wordings { get; init; }
}

/// <summary>The words of a clause in one language. In <see cref="Text"/> and <see cref="Evidence"/> names in braces are blanks.</summary>
public sealed record ClauseWording
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for, for officers.</summary>
    public required string Purpose { get; init; }

    /// <summary>When it is proportionate (2014/24/EU art. 18(1)), and when it is not.</summary>
    public required string Proportionate { get; init; }

    /// <summary>The clause as it stands in the tender.</summary>
    public required string Text { get; init; }

    /// <summary>What a bidder or contractor shows; part of the tender.</summary>
    public required string Evidence { get; init; }

    /// <summary>How the city follows it.</summary>
    public required string Monitoring { get; init; }

    /// <summary>What it means for a firm that wants to bid, in plain words; paragraphs are parted by an empty line.</summary>
    public required string Guide { get; init; }

    /// <summary>What each blank asks for, by its name, unit included: "Hours of training for each person in a year".</summary>
    public required IReadOnlyDictionary<string, string> Blanks { get; init; }
}

/// <summary>A place in a clause that an officer fills in.</summary>
/// <param name="Name">As it stands in braces: "hours".</param>
/// <param name="Kind">What may be filled in.</param>
/// <param name="Least">Smallest number, in the unit its label names; of a text the fewest characters.</param>
/// <param name="Most">Largest number; of a text the most characters.</param>
/// <param name="Example">A value that fits, shown in previews.</param>
public sealed record ClauseBlank(string Name, BlankKind Kind, int Least, int Most, string Example);

/// <summary>What a blank takes.</summary>
public enum BlankKind
{
    /// <summary>A whole number of the unit its label names: hours, days, months, people.</summary>
    Number,

    /// <summary>A whole number of percent, written without the sign.</summary>
    Percent,

    /// <summary>A level of the Common European Framework of Reference for Languages: A1 to C2.</summary>
    Level,

    /// <summary>Words, as they are to stand in the clause.</summary>
    Text,
}
