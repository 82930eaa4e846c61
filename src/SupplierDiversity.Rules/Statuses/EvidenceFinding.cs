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

/// <summary>A document that a city's verifier has accepted.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="List">Number of the list of owners it goes with.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="SeenAt">When it was accepted (UTC).</param>
/// <param name="TakenBackAt">When the firm took it back (UTC), or null.</param>
public sealed record AcceptedEvidence(Guid DocumentId, int List, DateOnly Until, DateTimeOffset SeenAt, DateTimeOffset? TakenBackAt);

/// <summary>What stands behind a status on a day, as known at an instant.</summary>
/// <param name="Standing">The result.</param>
/// <param name="By">The document that decides it, or null.</param>
/// <param name="EarlierList">True: a document was seen, but for an earlier list of owners.</param>
public sealed record EvidenceFinding(EvidenceStanding Standing, AcceptedEvidence? By, bool EarlierList)
{
    /// <summary>
    /// A document counts for the list of owners it was sent with, from the moment it was accepted to its last day. Of several
    /// the one that holds longest decides. What was accepted or taken back later does not change an earlier answer.
    /// </summary>
    /// <param name="accepted">Documents the city has accepted.</param>
    /// <param name="list">Number of the list of owners that was known.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="at">What was known then (UTC).</param>
    public static EvidenceFinding Of(IEnumerable<AcceptedEvidence> accepted, int list, DateOnly day, DateTimeOffset at)
    {
        var known = accepted.Where(a => a.SeenAt <= at && !(a.TakenBackAt <= at)).ToList();
        var longest = known.Where(a => a.List == list).OrderBy(a => a.Until).ThenBy(a => a.SeenAt).LastOrDefault();
        return longest is null ? new(EvidenceStanding.SelfDeclared, null, known.Count > 0)
            : new(longest.Until >= day ? EvidenceStanding.Seen : EvidenceStanding.Expired, longest, false);
    }
}
