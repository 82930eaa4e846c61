using System.Data.Common;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.People;

/// <summary>The letter that offers a role, in the language of the person invited.</summary>
internal sealed class InvitationLetters(LetterBox letters, LanguageList languages, PortalAddress address)
{
    public Task InviteAsync(
        DbConnection connection, DbTransaction transaction, string email, string language, City city, RoleSpan span, string token, DateTimeOffset expires)
    {
        var t = languages.FirstOf([language]);
        var subject = t.Of("people.letter.subject", ("city", city.Name));
        var part = new MailPart(t)
            .Paragraph(t.Of("people.letter.text", ("city", city.Name), ("role", t[$"people.role.{RoleCode.Of(span.Role)}"])))
            .Button(t["people.letter.button"], address.Of(t.Path($"/invitations/{token}")))
            .Paragraph(t.Of("people.letter.until", ("day", t.ShortDay(DateOnly.FromDateTime(expires.UtcDateTime)))))
            .Paragraph(t["people.letter.ignore"])
            .Rule().Paragraph($"{t["layout.portal"]}, {address.Site}");
        return letters.AddAsync(connection, transaction, new Letter(email, t.Tag, "invitation", subject, part.Text, part.Document(subject)));
    }
}
