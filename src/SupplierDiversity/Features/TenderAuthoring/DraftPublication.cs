using System.Security.Cryptography;
using System.Text;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>
/// Publishes a draft with the signature of a second officer. The notice takes the way of an imported one: tender, lots,
/// words and what is to be announced are written in the same transaction as the signature and its record.
/// </summary>
public sealed class DraftPublication(
    Db db, TenderPublication publication, DraftClauses clauses, DraftReview review, TenderDrafts drafts, BuyerOrganisations buyers, PortalAddress address, AuditLog audit, TimeProvider clock)
{
    /// <summary>The notice a draft would be now, with ids of its own: for previews and for counting whom it reaches.</summary>
    public async Task<Notice> PreviewAsync(City city, DraftRow on, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(on);
        return await NoticeAsync(city, on, on.Draft, Guid.NewGuid().ToString(), [], clock.GetUtcNow(), ct);
    }

    /// <summary>Signs what waits. Nothing happens when it is the signer's own, when something stops it, or when somebody was faster.</summary>
    public async Task<SignOutcome> SignAsync(City city, DraftRow on, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(on);
        if (on.HandedBy == by || (!on.Cancels && on.WrittenBy == by))
        {
            return SignOutcome.Own;
        }

        if (!on.Cancels && (await review.FindAsync(city, on.Draft, ct)).Any(f => f.Stops))
        {
            return SignOutcome.Stopped;
        }

        var earlier = await drafts.PublicationsAsync(on.DraftId, ct);
        // Called off is what went out, whatever was written since.
        var draft = on.Cancels ? earlier[^1].Draft : on.Draft;
        var now = DapperTypes.Cut(clock.GetUtcNow());
        var notice = await NoticeAsync(city, on, draft, Guid.NewGuid().ToString(), earlier, now, ct);
        var inTender = (await clauses.OfAsync(city, draft, ct)).Select(c => c.InTender).OfType<ClauseInTender>().ToList();
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(AuthoringSql.Claim, new { on.DraftId, on.Revision, By = by }, transaction) == 0)
                {
                    return SignOutcome.Changed;
                }

                var tender = await publication.PublishAuthoredAsync(connection, transaction, Incoming(notice), ct);
                await BuyerOrganisations.AttachAsync(connection, transaction, notice.Buyers[0], notice.Language, city);
                await connection.ExecuteAsync(AuthoringSql.SetTender, new { TenderId = tender, on.DraftId }, transaction);
                var row = new
                {
                    AuthoredNoticeId = Guid.CreateVersion7(),
                    on.DraftId,
                    TenderId = tender,
                    Number = earlier.Count + 1,
                    notice.NoticeId,
                    Kind = on.Cancels ? "cancellation" : earlier.Count == 0 ? "first" : "correction",
                    Reason = earlier.Count == 0 ? "" : on.Reason,
                    ChangesJson = NoticeDocument.Write(earlier.Count == 0 ? [] : DraftChanges.Between(earlier[^1].Draft, draft)),
                    DocumentJson = NoticeDocument.Write(draft),
                    HandedBy = on.HandedBy!.Value,
                    SignedBy = by,
                    PublishedAt = now,
                };
                await connection.ExecuteAsync(AuthoringSql.AddNotice, row, transaction);
                await connection.ExecuteAsync(AuthoringSql.AddClause, inTender.Select((c, i) => new
                {
                    row.AuthoredNoticeId,
                    c.ImpactId,
                    c.CityClauseId,
                    Place = i,
                    c.ClauseId,
                    Position = EqualityDuties.WordOf(c.Position),
                    WeightBp = c.WeightBasisPoints,
                    ClauseJson = NoticeDocument.Write(c),
                }), transaction);
                await audit.AddAsync(connection, transaction, new AuditEntry(on.Cancels ? "tender-cancelled" : earlier.Count == 0 ? "tender-published" : "tender-corrected", "tender", tender)
                {
                    Name = on.Title,
                    City = city.CityId,
                    Purpose = row.Reason,
                });
                return SignOutcome.Published;
            },
            ct);
    }

    private async Task<Notice> NoticeAsync(
        City city, DraftRow on, TenderDraft draft, string noticeId, IReadOnlyList<AuthoredNotice> earlier, DateTimeOffset now, CancellationToken ct)
    {
        var language = draft.Language.Length > 0 ? draft.Language : city.Language;
        var inTender = (await clauses.OfAsync(city, draft, ct)).Select(c => c.InTender).OfType<ClauseInTender>().Where(c => !c.Text.IsEmpty).ToList();
        var identity = new DraftIdentity(noticeId, on.ProcedureId)
        {
            Changes = earlier.Count == 0 ? null : earlier[^1].Reference,
            Cancels = on.Cancels,
            Reason = earlier.Count == 0 ? "" : on.Reason,
            DocumentsUrl = address.Of($"/{language}/tenders/{Rules.Tenders.TenderId.Of(on.ProcedureId).Text}/documents"),
        };
        return DraftNotice.Of(draft with { Language = language }, inTender, identity, await buyers.OfCityAsync(city, draft.Buyer?.BuyerId, language, ct), city.Zone, now);
    }

    private static IncomingNotice Incoming(Notice notice) =>
        new(notice.NoticeId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NoticeDocument.Write(notice)))), notice);
}

/// <summary>What became of a signature.</summary>
public enum SignOutcome
{
    /// <summary>Published.</summary>
    Published,

    /// <summary>Refused: the signer wrote it or asked for the signature.</summary>
    Own,

    /// <summary>Refused: something stops the draft.</summary>
    Stopped,

    /// <summary>Somebody changed, signed or gave it back meanwhile.</summary>
    Changed,
}
