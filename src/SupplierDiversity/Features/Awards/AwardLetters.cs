using System.Data.Common;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Awards;

/// <summary>
/// Tells a bidder what became of its bid and why (Directive 2014/24/EU, Article 55; Directive 89/665/EEC, Article 2a): result,
/// points and reasons by criterion, the winner and what made it the best, and what can be done about it until when.
/// </summary>
internal sealed class AwardLetters(FirmMail mail, PortalAddress address)
{
    /// <summary>Writes to the people of the firm, each in their language; returns how many.</summary>
    public async Task<int> WriteAsync(DbConnection connection, DbTransaction transaction, Feedback told, CancellationToken ct) => told.Bid.SupplierId is not { } firm ? 0
        : await mail.SendAsync(connection, transaction, firm, BidLetters.Kind, t => (t.Of("awards.letter.subject", ("tender", told.Tender.Title(t).Text)), Part(told, firm, t)), ct);

    /// <summary>Tells a bidder that its bid is on the short list, and why (Directive 2014/24/EU, Article 55(1)).</summary>
    public Task<int> ShortlistedAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Bid bid, string reason, CancellationToken ct) => bid.SupplierId is not { } firm
        ? Task.FromResult(0)
        : mail.SendAsync(
            connection, transaction, firm, BidLetters.Kind,
            t => (t.Of("awards.letter.shortlisted", ("tender", tender.Title(t).Text)), new MailPart(t).Heading(t["awards.result.shortlisted"]).Facts(
            [
                (t["bids.letter.tender"], tender.Title(t).Text, tender.Title(t).Language),
                (t["bids.lot"], tender.LotTitle(bid.LotId, t).Text, tender.LotTitle(bid.LotId, t).Language),
                (t["bids.letter.number"], bid.BidId.ToString(), null),
            ]).Label(t["awards.why"]).Paragraph(reason).Paragraph(t["awards.shortlisted_next"])
                .Button(t["bids.letter.open"], address.Of(t.Path($"/business/{firm}/bids/{bid.BidId}")))),
            ct);

    private MailPart Part(Feedback told, Guid firm, Language t)
    {
        var title = told.Tender.Title(t);
        var part = new MailPart(t).Heading(t[$"awards.result.{told.Bid.State}"]).Facts(
        [
            (t["bids.letter.tender"], title.Text, title.Language),
            (t["bids.lot"], told.Tender.LotTitle(told.Bid.LotId, t).Text, told.Tender.LotTitle(told.Bid.LotId, t).Language),
            (t["bids.letter.number"], told.Bid.BidId.ToString(), null),
        ]);
        if (told.Bid.Ground.Length > 0)
        {
            part.Label(t["awards.why"]).Paragraph(t.Of("awards.left_out", ("ground", t[$"awards.ground.{told.Bid.Ground}"]), ("article", told.Article))).Paragraph(told.Bid.Reason);
        }

        if (told.Bid.ShortlistReason.Length > 0)
        {
            part.Label(t["bids.state.shortlisted"]).Paragraph(told.Bid.ShortlistReason);
        }

        if (told.Lines.Count > 0)
        {
            part.Label(t["awards.points"]).Items(told.Lines.Select(l => $"{l.Criterion.Name}: {t.Of("awards.of_100", ("points", ScoreFields.Shown(l.Points)), ("percent", t.Percent(l.Criterion.WeightBp / 100m, "0.##")))} {l.Reason}".TrimEnd()));
        }

        part.Label(t["awards.winner"]).Paragraph($"{told.Winner.Name}. {told.Award.Characteristics}");
        return part.Label(t["awards.remedies_title"]).Paragraph(t.Of("awards.remedies", ("day", t.Day(told.Award.StandstillUntil)), ("city", told.Tender.City.Name)))
            .Button(t["bids.letter.open"], address.Of(t.Path($"/business/{firm}/bids/{told.Bid.BidId}/feedback")));
    }
}
