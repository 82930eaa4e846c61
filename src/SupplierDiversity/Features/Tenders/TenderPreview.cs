using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The page of a tender that is not published yet, as it will be.</summary>
public sealed class TenderPreview(CodeLabels labels)
{
    /// <summary>The page.</summary>
    /// <param name="notice">The notice it would be shown from.</param>
    /// <param name="zone">IANA name of the city's zone.</param>
    /// <param name="t">The reader's language.</param>
    /// <param name="now">The moment it is looked at.</param>
    public TenderPage Of(Notice notice, string zone, Language t, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var kept = new KeptNotice(notice);
        var (facts, buyer) = (kept.Facts, notice.Buyers[0]);
        var deadlines = facts.Lots.Select(l => l.DeadlineAt).OfType<DateTimeOffset>().ToList();
        return TenderPageReading.Of(
            new TenderFile
            {
                Row = new TenderRow
                {
                    TenderId = TenderId.Of(notice.ProcedureId).Text,
                    ShownNoticeKey = Guid.Empty,
                    Kind = "call",
                    Language = notice.Language,
                    TitleJson = NoticeDocument.Write(facts.Title),
                    CpvMain = facts.CpvMain,
                    PlaceKnown = facts.PlaceKnown,
                    ValueCents = facts.ValueCents,
                    Currency = facts.Currency,
                    LotCount = facts.Lots.Count,
                    FirstDeadlineAt = deadlines.Count == 0 ? null : deadlines.Min(),
                    LastDeadlineAt = deadlines.Count == 0 ? null : deadlines.Max(),
                    DeadlinesJson = NoticeDocument.Write(facts.Deadlines),
                    Duties = facts.Duties,
                    PublishedAt = now,
                    ChangedAt = now,
                    CancelledAt = null,
                    ResultAt = null,
                    WithdrawnAt = null,
                    BuyerId = Guid.Empty,
                    BuyerNameJson = NoticeDocument.Write(buyer.Name),
                    BuyerName = buyer.Name.For(notice.Language, notice.Language)?.Text ?? "",
                    BuyerCountry = buyer.Country,
                    TimeZone = zone,
                    Places = string.Join(' ', facts.Places),
                },
                Shown = kept,
                Notices = [],
                Changes = [],
                Results = [],
                Bids = Array.Empty<BidsRow>().ToLookup(b => b.LotResultId),
                Winners = Array.Empty<WinnerRow>().ToLookup(w => w.LotResultId),
            }.With(facts.Deadlines),
            new TenderWording(t, labels, now));
    }
}
