namespace SupplierDiversity.Rules.Notices;

/// <summary>
/// One eForms notice as the portal understands it (Implementing Regulation (EU) 2019/1780). Codes are kept as they
/// stand in the notice; a value that was withheld (BT-195) or is a known placeholder is null.
/// </summary>
public sealed record Notice
{
    /// <summary>BT-701; a file without it is refused, or empty here where the notice is out of scope.</summary>
    public required string NoticeId { get; init; }
    /// <summary>BT-757 as a number; 1 where missing.</summary>
    public required int Version { get; init; }
    /// <summary>BT-04; a notice without it is its own procedure, keyed by its notice id.</summary>
    public required string ProcedureId { get; init; }
    /// <summary>OPP-070: "7"…"40", "E3", "N16"; null where an old notice has none.</summary>
    public string? Subtype { get; init; }
    /// <summary>What the notice is for the portal, from subtype, BT-02 and BT-03.</summary>
    public required NoticeKind Kind { get; init; }
    /// <summary>BT-02, for example "cn-standard".</summary>
    public string? NoticeType { get; init; }
    /// <summary>BT-03, for example "competition".</summary>
    public string? FormType { get; init; }
    /// <summary>OPT-002, the whole CustomizationID.</summary>
    public string? Sdk { get; init; }
    /// <summary>BT-01.</summary>
    public string? LegalBasis { get; init; }
    /// <summary>BT-05, the instant of dispatch with its offset.</summary>
    public DateTimeOffset? DispatchedAt { get; init; }
    /// <summary>OPP-010, number in the Official Journal or national gazette.</summary>
    public string? PublicationNumber { get; init; }
    /// <summary>OPP-012, a day (never an instant).</summary>
    public DateOnly? PublishedOn { get; init; }
    /// <summary>BT-702(a), ISO 639-1.</summary>
    public required string Language { get; init; }
    /// <summary>BT-702(b), ISO 639-1.</summary>
    public IReadOnlyList<string> OtherLanguages { get; init; } = [];
    /// <summary>BT-758: "uuid-NN" or a publication number.</summary>
    public string? ChangedNotice { get; init; }
    /// <summary>BT-140, for example "cancel" or "cor-buy".</summary>
    public string? ChangeReason { get; init; }
    /// <summary>BT-141 and BT-762.</summary>
    public LocalText ChangeDescription { get; init; } = LocalText.Empty;
    /// <summary>BT-13716: what the change is about, for example "LOT-0001" or "PROCEDURE".</summary>
    public IReadOnlyList<string> ChangedSections { get; init; } = [];
    /// <summary>BT-1501, the award notice whose contract was modified (38–40): "uuid-NN" or a publication number.</summary>
    public string? ModifiedNotice { get; init; }
    /// <summary>BT-200, why the contract was modified, for example "add-wss".</summary>
    public string? ModificationReason { get; init; }
    /// <summary>Buyers (several when they buy jointly); touch points are resolved to their organisation.</summary>
    public IReadOnlyList<NoticeOrganisation> Buyers { get; init; } = [];
    /// <summary>BT-21 of the procedure.</summary>
    public LocalText Title { get; init; } = LocalText.Empty;
    /// <summary>BT-24 of the procedure.</summary>
    public LocalText Description { get; init; } = LocalText.Empty;
    /// <summary>BT-23: "works", "services", "supplies".</summary>
    public string? Nature { get; init; }
    /// <summary>BT-262 and BT-263 of the procedure, main code first, eight digits.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];
    /// <summary>Places of the procedure.</summary>
    public NoticePlace Place { get; init; } = new();
    /// <summary>BT-27 of the procedure.</summary>
    public Money? Value { get; init; }
    /// <summary>BT-271 of the procedure, ceiling of its frameworks.</summary>
    public Money? FrameworkMaximum { get; init; }
    /// <summary>BT-105, for example "open", "restricted", "neg-w-call", "oth-single".</summary>
    public string? Procedure { get; init; }
    /// <summary>BT-67, codes of exclusion grounds.</summary>
    public IReadOnlyList<string> ExclusionGrounds { get; init; } = [];
    /// <summary>Lots, in the notice's order; planning parts and lot groups are not lots.</summary>
    public IReadOnlyList<NoticeLot> Lots { get; init; } = [];
    /// <summary>Present in results (25–37) and contract modifications.</summary>
    public NoticeResult? Result { get; init; }
    /// <summary>Codes of all fields withheld for now anywhere in the notice (BT-195), each once.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
    /// <summary>What was read leniently: each a sentence with the element it is about. Never a reason to refuse.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What a notice is for the portal.</summary>
public enum NoticeKind
{
    /// <summary>A call for competition (10–24, N16).</summary>
    Call,
    /// <summary>Voluntary ex-ante transparency (25–28): a direct award announced.</summary>
    DirectAward,
    /// <summary>A result (29–37).</summary>
    Result,
    /// <summary>A contract modification (38–40).</summary>
    Modification,
    /// <summary>A planning notice that shortens deadlines (7–9): listed, never open, no bids yet.</summary>
    Planning,
    /// <summary>Outside the portal's scope (1–6, CEI, T0n, X0n, E1–E6): skipped politely.</summary>
    OutOfScope,
}

/// <summary>An organisation named in a notice.</summary>
public sealed record NoticeOrganisation
{
    /// <summary>The organisation's id inside this notice ("ORG-0001"); means nothing outside it.</summary>
    public required string LocalId { get; init; }
    /// <summary>BT-500.</summary>
    public LocalText Name { get; init; } = LocalText.Empty;
    /// <summary>BT-501, national numbers.</summary>
    public IReadOnlyList<string> CompanyIds { get; init; } = [];
    /// <summary>BT-513.</summary>
    public string? City { get; init; }
    /// <summary>BT-507.</summary>
    public string? Nuts { get; init; }
    /// <summary>BT-514, alpha-3.</summary>
    public string? Country { get; init; }
    /// <summary>BT-11.</summary>
    public string? LegalType { get; init; }
    /// <summary>BT-10 or BT-610.</summary>
    public string? Activity { get; init; }
    /// <summary>BT-165: micro, small, medium, large or sme; null when not stated.</summary>
    public string? Size { get; init; }
}

/// <summary>Where something is to be delivered.</summary>
public sealed record NoticePlace
{
    /// <summary>BT-5071, NUTS codes of any level.</summary>
    public IReadOnlyList<string> Nuts { get; init; } = [];
    /// <summary>BT-5141, alpha-3 countries.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];
    /// <summary>BT-727: "anyw", "anyw-cou", "anyw-eea".</summary>
    public IReadOnlyList<string> Anywhere { get; init; } = [];
}

/// <summary>An amount as printed in a notice. Never converted.</summary>
/// <param name="Amount">The amount in units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Money(decimal Amount, string Currency);

/// <summary>
/// A deadline. <see cref="At"/> carries the offset printed in the notice; where the notice prints none, the offset is
/// zero and <see cref="OffsetStated"/> is false so that the buyer's zone can be applied. A date without a time ends
/// with that day (23:59:59).
/// </summary>
public sealed record NoticeDeadline(DateTimeOffset At, bool OffsetStated, bool TimeStated);

/// <summary>One lot.</summary>
public sealed record NoticeLot
{
    /// <summary>BT-137, for example "LOT-0001".</summary>
    public required string LotId { get; init; }
    /// <summary>BT-21.</summary>
    public LocalText Title { get; init; } = LocalText.Empty;
    /// <summary>BT-24.</summary>
    public LocalText Description { get; init; } = LocalText.Empty;
    /// <summary>BT-23.</summary>
    public string? Nature { get; init; }
    /// <summary>BT-262 and BT-263, main first.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];
    /// <summary>Places of the lot.</summary>
    public NoticePlace Place { get; init; } = new();
    /// <summary>BT-27.</summary>
    public Money? Value { get; init; }
    /// <summary>BT-271, ceiling of a framework.</summary>
    public Money? FrameworkMaximum { get; init; }
    /// <summary>BT-36, for example 24 and "MONTH"; null when dates or none are given.</summary>
    public NoticeDuration? Duration { get; init; }
    /// <summary>BT-536.</summary>
    public DateOnly? StartsOn { get; init; }
    /// <summary>BT-537.</summary>
    public DateOnly? EndsOn { get; init; }
    /// <summary>BT-765: "none", "fa-wo-rc" …</summary>
    public string? Framework { get; init; }
    /// <summary>BT-131.</summary>
    public NoticeDeadline? TenderDeadline { get; init; }
    /// <summary>BT-1311.</summary>
    public NoticeDeadline? ParticipationDeadline { get; init; }
    /// <summary>BT-630.</summary>
    public NoticeDeadline? InterestDeadline { get; init; }
    /// <summary>BT-13.</summary>
    public NoticeDeadline? QuestionsDeadline { get; init; }
    /// <summary>BT-132.</summary>
    public NoticeDeadline? OpeningAt { get; init; }
    /// <summary>BT-97, languages a bid may be written in, ISO 639-1.</summary>
    public IReadOnlyList<string> BidLanguages { get; init; } = [];
    /// <summary>BT-708.</summary>
    public IReadOnlyList<string> DocumentLanguages { get; init; } = [];
    /// <summary>BT-15, http(s) only.</summary>
    public IReadOnlyList<string> DocumentUrls { get; init; } = [];
    /// <summary>BT-18, http(s) only.</summary>
    public string? SubmissionUrl { get; init; }
    /// <summary>BT-06: "soc-obj", "env-imp", "inn-pur", "none".</summary>
    public IReadOnlyList<string> StrategicAims { get; init; } = [];
    /// <summary>BT-777.</summary>
    public LocalText StrategicDescription { get; init; } = LocalText.Empty;
    /// <summary>BT-775: "et-eq", "opp", "work-cond" …</summary>
    public IReadOnlyList<string> SocialObjectives { get; init; } = [];
    /// <summary>BT-754.</summary>
    public string? Accessibility { get; init; }
    /// <summary>BT-71: "res-ws", "res-pub-ser", "none".</summary>
    public IReadOnlyList<string> ReservedParticipation { get; init; } = [];
    /// <summary>BT-736: "yes", "no", "not-known".</summary>
    public string? ReservedExecution { get; init; }
    /// <summary>BT-70, conditions for carrying out the contract; several are joined with a blank line.</summary>
    public LocalText PerformanceConditions { get; init; } = LocalText.Empty;
    /// <summary>BT-539, 734, 540, 541.</summary>
    public IReadOnlyList<AwardCriterion> AwardCriteria { get; init; } = [];
    /// <summary>BT-543.</summary>
    public LocalText AwardCalculation { get; init; } = LocalText.Empty;
    /// <summary>BT-809/747 and 750.</summary>
    public IReadOnlyList<SelectionCriterion> SelectionCriteria { get; init; } = [];
    /// <summary>BT-65: "subc-min", "none" …</summary>
    public IReadOnlyList<string> SubcontractingObligations { get; init; } = [];
    /// <summary>BT-64, percent 0–100.</summary>
    public decimal? SubcontractingMinimumPercent { get; init; }
    /// <summary>BT-729, percent 0–100.</summary>
    public decimal? SubcontractingMaximumPercent { get; init; }
    /// <summary>BT-651.</summary>
    public IReadOnlyList<string> SubcontractingIndications { get; init; } = [];
    /// <summary>BT-726, null when not stated.</summary>
    public bool? SuitableForSmes { get; init; }
}

/// <summary>BT-36 with its unit code (DAY, WEEK, MONTH, YEAR) or "UNLIMITED".</summary>
public sealed record NoticeDuration(decimal Length, string Unit);

/// <summary>BT-539: price, cost or quality, with its text and its numbers.</summary>
public sealed record AwardCriterion(string? Type, LocalText Name, LocalText Description, IReadOnlyList<CriterionNumber> Numbers);

/// <summary>BT-541: kind is "number-weight", "number-fixed" or "number-threshold"; code for example "per-exa".</summary>
public sealed record CriterionNumber(string Kind, string? Code, decimal Number);

/// <summary>BT-809 (BT-747 up to SDK 1.11) with BT-750.</summary>
public sealed record SelectionCriterion(string? Type, LocalText Name, LocalText Description)
{
    /// <summary>
    /// BT-748 (old SDKs): "used", "n-used" (listed, but not asked of bidders; most are), "nyk" not yet known; null when
    /// not stated, which means used.
    /// </summary>
    public string? Usage { get; init; }
}

/// <summary>Results of a notice: one entry a lot result.</summary>
public sealed record NoticeResult
{
    /// <summary>BT-161, total of the notice; null when withheld.</summary>
    public Money? TotalValue { get; init; }
    /// <summary>BT-118, highest value of all frameworks of the notice; null when withheld.</summary>
    public Money? FrameworkMaximum { get; init; }
    /// <summary>Codes of fields of the whole result withheld for now (BT-195), for example "not-val".</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
    /// <summary>Results by lot.</summary>
    public IReadOnlyList<NoticeLotResult> LotResults { get; init; } = [];
}

/// <summary>The result of one lot.</summary>
public sealed record NoticeLotResult
{
    /// <summary>"RES-0001"; means nothing outside this notice.</summary>
    public required string LocalId { get; init; }
    /// <summary>The lot (BT-13713); empty when the reference is missing.</summary>
    public required string LotId { get; init; }
    /// <summary>BT-142: "selec-w", "clos-nw", "open-nw"; null when not stated.</summary>
    public string? Status { get; init; }
    /// <summary>BT-144, why nobody won.</summary>
    public string? NotAwardedReason { get; init; }
    /// <summary>
    /// BT-760/759 by kind ("tenders", "t-sme" …; "unspecified" where the code is missing). Kinds overlap and must never
    /// be added up; a withheld count is absent.
    /// </summary>
    public IReadOnlyDictionary<string, int> Submissions { get; init; } = new Dictionary<string, int>();
    /// <summary>BT-710.</summary>
    public Money? LowestBid { get; init; }
    /// <summary>BT-711.</summary>
    public Money? HighestBid { get; init; }
    /// <summary>
    /// Tenders that won: those referenced by a contract of this result; without any contract, the result's tenders
    /// when the status is "selec-w" (BT-3202).
    /// </summary>
    public IReadOnlyList<NoticeWinningTender> Winners { get; init; } = [];
    /// <summary>Codes of fields withheld for now (BT-195), for example "win-ten-val".</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
}

/// <summary>A tender that won, with everybody who stands behind it.</summary>
public sealed record NoticeWinningTender
{
    /// <summary>BT-720; null when withheld or not stated.</summary>
    public Money? Value { get; init; }
    /// <summary>BT-171.</summary>
    public int? Rank { get; init; }
    /// <summary>The bidder, alone or a consortium (leader first).</summary>
    public IReadOnlyList<NoticeOrganisation> Tenderers { get; init; } = [];
    /// <summary>OPT-301, named subcontractors.</summary>
    public IReadOnlyList<NoticeOrganisation> Subcontractors { get; init; } = [];
    /// <summary>BT-773: "yes", "no", "not-known".</summary>
    public string? Subcontracting { get; init; }
    /// <summary>BT-555, percent 0–100.</summary>
    public decimal? SubcontractedPercent { get; init; }
    /// <summary>BT-1451, the day the winner was chosen; the schema's placeholder 2000-01-01 is null.</summary>
    public DateOnly? DecidedOn { get; init; }
    /// <summary>BT-145, signed on.</summary>
    public DateOnly? SignedOn { get; init; }
}
