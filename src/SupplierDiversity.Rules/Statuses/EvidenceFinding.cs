namespace SupplierDiversity.Rules.Statuses;

/// <summary>What a status rests on.</summary>
public enum EvidenceStanding
{
    /// <summary>The firm's own statements.</summary>
    SelfDeclared,

    /// <summary>A verifier of the city has seen a document that holds on the day.</summary>
    Seen,

    /// <summary>A verifier has seen one, and it has run out.</summary>
    Expired,
}

/// <summary>What a document is to show.</summary>
public enum EvidenceSubject
{
    /// <summary>The list of owners.</summary>
    Owners,

    /// <summary>The head-count of the staff.</summary>
    Staff,

    /// <summary>What the firm answered about its practice.</summary>
    Practice,
}

/// <summary>A document that a city's verifier has accepted.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="About">What it shows.</param>
/// <param name="List">Number of the list of owners it goes with; 0: it is about something else.</param>
/// <param name="SentAt">When it was sent (UTC): it is about figures and answers given until then.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="SeenAt">When it was accepted (UTC).</param>
/// <param name="TakenBackAt">When the firm took it back (UTC), or null.</param>
public sealed record AcceptedEvidence(
    Guid DocumentId, EvidenceSubject About, int List, DateTimeOffset SentAt, DateOnly Until, DateTimeOffset SeenAt, DateTimeOffset? TakenBackAt);

/// <summary>
/// What stands behind a status on a day, as known at an instant. A document counts for what the firm had said when it sent the
/// document, from the moment it was accepted to its last day. Of several the one that holds longest decides. What was accepted
/// or taken back later does not change an earlier answer.
/// </summary>
/// <param name="Standing">The result.</param>
/// <param name="By">The document that decides it, or null.</param>
/// <param name="ForEarlier">True: a document was seen, but for what the firm said before.</param>
public sealed record EvidenceFinding(EvidenceStanding Standing, AcceptedEvidence? By, bool ForEarlier)
{
    /// <summary>No document was seen.</summary>
    public static EvidenceFinding None { get; } = new(EvidenceStanding.SelfDeclared, null, ForEarlier: false);

    /// <summary>What stands behind the list of owners.</summary>
    /// <param name="accepted">Documents the city has accepted.</param>
    /// <param name="list">Number of the list of owners that was known.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="at">What was known then (UTC).</param>
    public static EvidenceFinding OfOwners(IEnumerable<AcceptedEvidence> accepted, int list, DateOnly day, DateTimeOffset at) =>
        Of(accepted.Where(a => a.About == EvidenceSubject.Owners), a => a.List == list, day, at);

    /// <summary>What stands behind a head-count or answers about practice.</summary>
    /// <param name="accepted">Documents the city has accepted.</param>
    /// <param name="about">Which of the two.</param>
    /// <param name="saidAt">When the firm gave the figures or answers that counted (UTC); null: there were none.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="at">What was known then (UTC).</param>
    public static EvidenceFinding OfFigures(IEnumerable<AcceptedEvidence> accepted, EvidenceSubject about, DateTimeOffset? saidAt, DateOnly day, DateTimeOffset at) =>
        saidAt is null ? None : Of(accepted.Where(a => a.About == about), a => saidAt <= a.SentAt, day, at);

    /// <summary>
    /// What stands behind "diverse business". A limb that decides alone needs no more than its own document; where both are
    /// needed, the weaker of the two tells.
    /// </summary>
    /// <param name="version">Which limbs the city counts.</param>
    /// <param name="staff">The answer of the head-count.</param>
    /// <param name="practice">The answer of the practice score; null: it does not count.</param>
    /// <param name="ofStaff">What stands behind the head-count.</param>
    /// <param name="ofPractice">What stands behind the answers.</param>
    public static EvidenceFinding OfDiverse(
        DiverseVersion version, StatusAnswer staff, StatusAnswer? practice, EvidenceFinding ofStaff, EvidenceFinding ofPractice)
    {
        if (version == DiverseVersion.Dive2009 || practice is null)
        {
            return ofStaff;
        }

        var alone = version == DiverseVersion.Dive2010And ? StatusAnswer.No : StatusAnswer.Yes;
        (StatusAnswer Answer, EvidenceFinding By)[] limbs = [(staff, ofStaff), (practice.Value, ofPractice)];
        var deciding = limbs.Where(l => l.Answer == alone).Select(l => l.By).ToList();
        return deciding.Count > 0 ? deciding.MinBy(Weakness)! : limbs.Select(l => l.By).MaxBy(Weakness)!;
    }

    private static EvidenceFinding Of(IEnumerable<AcceptedEvidence> accepted, Func<AcceptedEvidence, bool> isForThis, DateOnly day, DateTimeOffset at)
    {
        var known = accepted.Where(a => a.SeenAt <= at && !(a.TakenBackAt <= at)).ToList();
        var longest = known.Where(isForThis).OrderBy(a => a.Until).ThenBy(a => a.SeenAt).LastOrDefault();
        return longest is null ? None with { ForEarlier = known.Count > 0 }
            : new(longest.Until >= day ? EvidenceStanding.Seen : EvidenceStanding.Expired, longest, ForEarlier: false);
    }

    private static int Weakness(EvidenceFinding finding) => finding.Standing switch { EvidenceStanding.Seen => 0, EvidenceStanding.Expired => 1, _ => 2 };
}
