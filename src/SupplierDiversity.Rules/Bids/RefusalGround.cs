namespace SupplierDiversity.Rules.Bids;

/// <summary>
/// Why a bid or a bidder can be left out. The list is closed: Directive 2014/24/EU knows no other ground to exclude or not to
/// select somebody, and none of them is about who owns a firm or who works there.
/// </summary>
/// <param name="Code">Kept with the bid, and part of the key of its words.</param>
/// <param name="Article">Where it stands in Directive 2014/24/EU.</param>
/// <param name="MayClean">True: evidence that the bidder is reliable again must be looked at (Article 57(6)).</param>
/// <param name="Kind">What it makes of the bid.</param>
public sealed record RefusalGround(string Code, string Article, bool MayClean, RefusalKind Kind)
{
    /// <summary>All grounds in the order of the Directive.</summary>
    public static IReadOnlyList<RefusalGround> All { get; } =
    [
        new("irregular", "35(5), 56(3)", false, RefusalKind.Inadmissible),
        new("late", "56(1)(a)", false, RefusalKind.Inadmissible),
        new("crime", "57(1)", true, RefusalKind.Excluded),
        new("taxes", "57(2)", false, RefusalKind.Excluded),
        new("social-law", "57(4)(a)", true, RefusalKind.Excluded),
        new("insolvent", "57(4)(b)", true, RefusalKind.Excluded),
        new("misconduct", "57(4)(c)", true, RefusalKind.Excluded),
        new("collusion", "57(4)(d)", true, RefusalKind.Excluded),
        new("conflict", "57(4)(e)", true, RefusalKind.Excluded),
        new("prior-part", "57(4)(f)", true, RefusalKind.Excluded),
        new("past-contract", "57(4)(g)", true, RefusalKind.Excluded),
        new("false-statement", "57(4)(h)", true, RefusalKind.Excluded),
        new("influence", "57(4)(i)", true, RefusalKind.Excluded),
        new("suitability", "58(2)", false, RefusalKind.NotSelected),
        new("standing", "58(3)", false, RefusalKind.NotSelected),
        new("ability", "58(4)", false, RefusalKind.NotSelected),
        new("low-price", "69(3)", false, RefusalKind.Inadmissible),
        new("not-shortlisted", "65(2)", false, RefusalKind.NotShortlisted),
    ];

    /// <summary>The grounds a procedure knows: only one with two stages chooses among bidders who all qualify.</summary>
    public static IReadOnlyList<RefusalGround> Of(string? procedure) => ProcedureStages.HasTwo(procedure) ? All : [.. All.Where(g => g.Kind != RefusalKind.NotShortlisted)];

    /// <summary>The ground of a code, or null.</summary>
    public static RefusalGround? Find(string? code) => All.FirstOrDefault(g => g.Code == code);

    /// <summary>
    /// What is wrong with leaving a bid out, as the last part of a key of words; null: it may be left out. Proof of
    /// self-cleaning that is sufficient forbids the exclusion (Article 57(6)).
    /// </summary>
    /// <param name="code">The ground.</param>
    /// <param name="reason">The reasons in words; every refusal needs them (Article 55(2)).</param>
    /// <param name="cleaning">What became of self-cleaning.</param>
    public static string? Problem(string? code, string? reason, SelfCleaning cleaning) => Find(code) switch
    {
        null => "ground",
        _ when string.IsNullOrWhiteSpace(reason) => "reason",
        { MayClean: true } when cleaning == SelfCleaning.Sufficient => "cleaned",
        { MayClean: true } when cleaning == SelfCleaning.NotLookedAt => "cleaning",
        _ => null,
    };
}

/// <summary>What a ground makes of a bid.</summary>
public enum RefusalKind
{
    /// <summary>The bid cannot be taken.</summary>
    Inadmissible,

    /// <summary>The bidder is excluded.</summary>
    Excluded,

    /// <summary>The bidder does not meet a selection criterion.</summary>
    NotSelected,

    /// <summary>The bidder qualifies, and others meet the published criteria for the short list better.</summary>
    NotShortlisted,
}

/// <summary>Evidence of a bidder that it is reliable despite a ground (Article 57(6)).</summary>
public enum SelfCleaning
{
    /// <summary>Nobody has asked or looked yet.</summary>
    NotLookedAt,

    /// <summary>The bidder brought none.</summary>
    None,

    /// <summary>It was looked at and is not enough.</summary>
    Insufficient,

    /// <summary>It is enough: the bidder stays in.</summary>
    Sufficient,
}
