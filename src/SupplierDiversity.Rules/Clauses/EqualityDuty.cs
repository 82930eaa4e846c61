namespace SupplierDiversity.Rules.Clauses;

/// <summary>One equality or social duty of a lot, with where it was found, so that a page never has to guess.</summary>
/// <param name="Tag">
/// What the duty is about: a code of <c>social-objective</c> (BT-775: "et-eq", "opp", "work-cond", "gen-eq", "acc-all",
/// "hum-right", "other"), "soc-obj" (BT-06 says only that there is some social aim), "res-ws" or "res-pub-ser" (BT-71),
/// "reserved-execution" (BT-736), or a tag only texts give: "non-discrimination", "social-return", "intercultural",
/// "diversity", "equal-opportunities-plan".
/// </param>
/// <param name="Position">Where in the procedure the duty works.</param>
/// <param name="Source">A code of the notice, or words in its text.</param>
/// <param name="Excerpt">The sentence that was matched, or the buyer's own description beside a code; null without any.</param>
/// <param name="ExcerptLanguage">Language of the excerpt, ISO 639-1.</param>
public sealed record EqualityDuty(string Tag, ClausePosition Position, DutySource Source, string? Excerpt, string? ExcerptLanguage)
{
    /// <summary>Weight of the award criterion in basis points (25 % = 2500), where the notice gives a percentage (BT-541 "per-exa", "per-ran" …).</summary>
    public int? WeightBasisPoints { get; init; }
}

/// <summary>The four places of Directive 2014/24/EU where an equality requirement can stand.</summary>
public enum ClausePosition
{
    /// <summary>Technical specifications (art. 42).</summary>
    Specification,

    /// <summary>Who may take part: selection and reserved contracts (art. 20, 58, 77).</summary>
    Selection,

    /// <summary>Award criteria (art. 67).</summary>
    Award,

    /// <summary>Conditions for carrying out the contract (art. 70).</summary>
    Performance,

    /// <summary>The notice does not say.</summary>
    Unstated,
}

/// <summary>How the portal knows of a duty.</summary>
public enum DutySource
{
    /// <summary>A code of the notice says so.</summary>
    Code,

    /// <summary>Words in a text suggest it; shown as a hint together with the sentence.</summary>
    TextHint,
}
