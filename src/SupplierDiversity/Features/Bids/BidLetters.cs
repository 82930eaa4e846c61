using System.Data.Common;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Bids;

/// <summary>Letters to the people of a firm about its bids, each in its reader's language.</summary>
internal sealed class BidLetters(FirmMail mail, PortalAddress address)
{
    /// <summary>What people of a firm choose to hear of.</summary>
    public const string Kind = "bids";

    /// <summary>Says what came in and when, to the second.</summary>
    public Task ReceiptAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Bid bid, IReadOnlyList<BidFile> files, DateTimeOffset at, CancellationToken ct) =>
        WriteAsync(connection, transaction, tender, bid, "receipt", at, files, ct);

    /// <summary>Says that a bid was taken back.</summary>
    public Task WithdrawnAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Bid bid, DateTimeOffset at, CancellationToken ct) =>
        WriteAsync(connection, transaction, tender, bid, "withdrawn", at, [], ct);

    private Task<int> WriteAsync(
        DbConnection connection, DbTransaction transaction, CalledTender tender, Bid bid, string kind, DateTimeOffset at, IReadOnlyList<BidFile> files, CancellationToken ct) =>
        mail.SendAsync(
            connection, transaction, bid.SupplierId!.Value, Kind,
            t =>
            {
                var title = tender.Title(t);
                var part = new MailPart(t).Heading(t[$"bids.letter.{kind}"]).Facts(
                [
                    (t["bids.letter.tender"], title.Text, title.Language),
                    (t["bids.lot"], tender.LotTitle(bid.LotId, t).Text, tender.LotTitle(bid.LotId, t).Language),
                    (t["bids.letter.at"], tender.Written(at, t), null),
                    (t["bids.letter.number"], bid.BidId.ToString(), null),
                ]);
                if (files.Count > 0)
                {
                    part.Label(t["bids.documents"]).Items(files.Select(f => $"{f.Name} – {t.Number(f.Bytes)} B – SHA-256 {f.Sha256}")).Paragraph(t["bids.letter.sealed"]);
                }

                return (t.Of($"bids.letter.subject.{kind}", ("tender", title.Text)), part.Button(t["bids.letter.open"], address.Of(t.Path($"/business/{bid.SupplierId}/bids/{bid.BidId}"))));
            },
            ct);
}
