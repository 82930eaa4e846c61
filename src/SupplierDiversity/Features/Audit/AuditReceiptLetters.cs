using System.Data.Common;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;

namespace SupplierDiversity.Features.Audit;

/// <summary>The letter with number and hash of the newest record, and what became of those sent before.</summary>
internal sealed class AuditReceiptLetters(LetterBox letters, LanguageList languages, PortalAddress address)
{
    public Task SendAsync(DbConnection connection, DbTransaction transaction, AuditReceiptRow to, AuditHead head, bool fits)
    {
        var t = languages.FirstOf([to.Language]);
        var subject = t[fits ? "audit.letter.subject" : "audit.letter.broken_subject"];
        var part = new MailPart(t).Paragraph(t.Of("audit.letter.head", ("number", t.Number(head.Number)), ("hash", head.Hash)));
        if (to is { SentAt: { } at, SentNumber: { } number })
        {
            part.Paragraph(t.Of(fits ? "audit.letter.fits" : "audit.letter.broken", ("number", t.Number(number)), ("when", t.Instant(at, TimeZoneInfo.Utc))));
        }

        part.Paragraph(t["audit.letter.keep"])
            .Paragraph($"check --audit-head {head.Number}:{head.Hash}")
            .Link(t["audit.letter.stop"], address.Of(t.Path("/admin/actions")))
            .Rule().Paragraph($"{t["layout.portal"]}, {address.Site}");
        return letters.AddAsync(connection, transaction, new Letter(to.Email, t.Tag, "audit", subject, part.Text, part.Document(subject)));
    }
}
