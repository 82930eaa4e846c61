namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>A clause or criterion as it would stand in a tender.</summary>
/// <param name="Position">Where: specification, selection, award or performance.</param>
/// <param name="Language">ISO 639-1 of the text.</param>
/// <param name="Text">The text.</param>
/// <param name="WeightBasisPoints">Weight of an award criterion (25 % = 2500); null when none is given.</param>
public sealed record ClauseText(ClausePosition Position, string Language, string Text, int? WeightBasisPoints = null);

/// <summary>How much a finding weighs.</summary>
public enum GuardSeverity
{
    /// <summary>Mostly unlawful, or unlawful unless something is added: look at it.</summary>
    Warn,

    /// <summary>Unlawful preference, quota, reservation or collection by origin: the text cannot be published.</summary>
    Block,
}

/// <summary>What the guard looks for. The text form ("origin-preference") is stable.</summary>
public enum GuardRule
{
    /// <summary>Points, priority or a tie-break by the origin of owners or staff.</summary>
    OriginPreference,

    /// <summary>A share or number of owners or staff of an origin.</summary>
    OriginQuota,

    /// <summary>Only firms or people of an origin may take part or work.</summary>
    OriginReservation,

    /// <summary>Data about the origin of single persons.</summary>
    PersonLevelOrigin,

    /// <summary>Firms of the place are preferred, or must have their seat there.</summary>
    LocalPreference,

    /// <summary>A native speaker is asked for where a level of the language is meant.</summary>
    NativeSpeaker,

    /// <summary>A label without "or equivalent", or as a selection criterion.</summary>
    LabelWithoutEquivalent,

    /// <summary>A contract reserved without the conditions of article 20.</summary>
    ReservedContract,

    /// <summary>The whole firm's policy, not this contract.</summary>
    CompanyWidePolicy,

    /// <summary>An equality requirement as a selection criterion, which article 58 does not list.</summary>
    EqualityAsSelection,

    /// <summary>Collective agreements or wages: posted workers' rules apply.</summary>
    PostedWorkers,

    /// <summary>An award criterion without its weight, or with none (0 %).</summary>
    WeightMissing,

    /// <summary>A weight beyond what is usual for a social criterion.</summary>
    WeightUnusual,

    /// <summary>A weight where nothing is weighed.</summary>
    WeightMisplaced,

    /// <summary>Weights fixed after bids are opened, or left to the evaluators.</summary>
    WeightUnpublished,

    /// <summary>A weight below 0 or above 100 %.</summary>
    WeightImpossible,

    /// <summary>Subcontracting forbidden altogether, not only for critical tasks.</summary>
    SubcontractingBan,

    /// <summary>Other languages forbidden where the work does not need it.</summary>
    LanguageRestriction,

    /// <summary>Something asked that has nothing to do with what is bought, by trade and description.</summary>
    SubjectMatter,
}

/// <summary>One finding.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Article">The law it rests on, as lawyers cite it.</param>
/// <param name="Excerpt">The sentence; null when it is about the weight.</param>
public sealed record GuardFinding(GuardRule Rule, GuardSeverity Severity, string Article, string? Excerpt);

/// <summary>A rule that holds for a sentence or a weight.</summary>
internal sealed record GuardMatch(GuardRule Rule, GuardSeverity Severity, string Article);
