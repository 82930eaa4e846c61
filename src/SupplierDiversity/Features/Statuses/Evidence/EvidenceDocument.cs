using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>A document a firm sent.</summary>
/// <param name="DocumentId">Key.</param>
/// <param name="SupplierId">The firm.</param>
/// <param name="About">What it is to show.</param>
/// <param name="List">Number of the list of owners it goes with; 0: it is about something else.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="SentAt">UTC.</param>
/// <param name="TakenBackAt">UTC; when the firm took it back, or null.</param>
/// <param name="Said">What it is; null once taken back.</param>
/// <param name="Reviews">What each city it was sent to says.</param>
public sealed record EvidenceDocument(
    Guid DocumentId, Guid SupplierId, EvidenceSubject About, int List, DateOnly Until, DateTimeOffset SentAt, DateTimeOffset? TakenBackAt, EvidenceWords? Said, IReadOnlyList<EvidenceReview> Reviews)
{
    /// <summary>What a city has accepted of some documents.</summary>
    public static IEnumerable<AcceptedEvidence> AcceptedIn(IEnumerable<EvidenceDocument> documents, Guid cityId) =>
        from document in documents
        from review in document.Reviews
        where review.CityId == cityId && review.Decision is { Accepted: true }
        select new AcceptedEvidence(document.DocumentId, document.About, document.List, document.SentAt, document.Until, review.DecidedAt!.Value, document.TakenBackAt);
}

/// <summary>What a document is, as the firm typed it; sealed.</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number.</param>
/// <param name="File">Kind of the file; null: none was sent.</param>
public sealed record EvidenceWords(string Issuer, string Number, EvidenceFileKind? File);

/// <summary>What a city says to a document.</summary>
/// <param name="ReviewId">Key.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="CityId">The city.</param>
/// <param name="AskedAt">Since when it waits (UTC).</param>
/// <param name="DecidedAt">UTC; null: it waits.</param>
/// <param name="Decision">What was decided; null: it waits.</param>
public sealed record EvidenceReview(Guid ReviewId, Guid DocumentId, Guid CityId, DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, EvidenceDecision? Decision);

/// <summary>A verifier's decision; sealed. Who decided stands in the audit log alone.</summary>
/// <param name="Accepted">True: the document shows what the list of owners says.</param>
/// <param name="Reason">Why it was sent back, one of <see cref="EvidenceReasons"/>; empty when accepted.</param>
/// <param name="Note">A few words to the firm, or empty.</param>
/// <param name="Language">BCP 47, of the note.</param>
public sealed record EvidenceDecision(bool Accepted, string Reason, string Note, string Language);

/// <summary>Why documents are sent back; the words are <c>evidence.reason.…</c> in the firm's language.</summary>
public static class EvidenceReasons
{
    /// <summary>All reasons.</summary>
    public static IReadOnlyList<string> All { get; } = ["unreadable", "other_firm", "other_figures", "out_of_date", "incomplete"];
}

internal sealed record DocumentRow
{
    public required Guid DocumentId { get; init; }

    public required Guid SupplierId { get; init; }

    public required string About { get; init; }

    public required int OwnershipNumber { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}

internal sealed record ReviewRow
{
    public required Guid ReviewId { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid CityId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}

internal sealed record EvidenceFileRow
{
    public required Guid DocumentId { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}
