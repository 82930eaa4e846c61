using System.Data.Common;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Quotations;

/// <summary>Tells the people of a firm, each in their language, that a city asks it for a quotation.</summary>
internal sealed class QuotationLetters(FirmMail mail, PortalAddress address)
{
    /// <summary>Writes to them; returns how many.</summary>
    public Task<int> AskAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, Guid supplierId, CancellationToken ct) => mail.SendAsync(
        connection, transaction, supplierId, BidLetters.Kind,
        t =>
        {
            var title = tender.Title(t);
            var part = new MailPart(t).Heading(t.Of("quotations.letter.heading", ("city", tender.City.Name))).Paragraph(t["quotations.letter.turn"]).Facts(
            [
                (t["bids.letter.tender"], title.Text, title.Language),
                .. tender.LastDeadline is { } until ? new[] { (t["authoring.field.bids_until"], tender.Written(until, t), (string?)null) } : [],
            ]);
            part.Button(t["quotations.letter.open"], address.Of(t.Path($"/tenders/{tender.Id}"))).Paragraph(t["quotations.letter.free"])
                .Link(t["quotations.letter.stop"], address.Of(t.Path($"/business/{supplierId}/quotations")));
            return (t.Of("quotations.letter.subject", ("city", tender.City.Name), ("tender", title.Text)), part);
        },
        ct);
}
