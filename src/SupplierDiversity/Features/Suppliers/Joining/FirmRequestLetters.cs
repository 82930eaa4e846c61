using System.Data.Common;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Suppliers.Joining;

/// <summary>Letters on the way into the register. None names a firm or a person to somebody who is not let in.</summary>
internal sealed class FirmRequestLetters(FirmMail mail, LanguageList languages, PortalAddress address)
{
    /// <summary>The link of a request; its words are <c>suppliers.letter.{kind}</c>.</summary>
    public Task<Guid> LinkAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, Language t, string token, DateTimeOffset until, CancellationToken ct) =>
        mail.SendAsync(connection, transaction, request.Email, t, "firm", w => (
            w[$"suppliers.letter.{request.Kind}.subject"],
            new MailPart(w)
                .Paragraph(w.Of($"suppliers.letter.{request.Kind}.text", ("number", request.RegistrationId)))
                .Button(w[$"suppliers.letter.{request.Kind}.button"], address.Of(w.Path($"/register/confirm/{token}")))
                .Paragraph(w.Of("people.letter.until", ("day", w.ShortDay(DateOnly.FromDateTime(until.UtcDateTime)))))
                .Paragraph(w["people.letter.ignore"])));

    /// <summary>The language of a request's letters.</summary>
    public Language LanguageOf(FirmRequest request) => languages.FirstOf([request.Language]);

    /// <summary>Asks the people of a firm whether somebody may join.</summary>
    public Task SomebodyWantsInAsync(DbConnection connection, DbTransaction transaction, Guid firm, string email, CancellationToken ct) =>
        mail.SendAsync(connection, transaction, firm, "people", w => (
            w["suppliers.letter.wants_in.subject"],
            new MailPart(w)
                .Paragraph(w.Of("suppliers.letter.wants_in.text", ("email", email)))
                .Button(w["suppliers.letter.wants_in.button"], address.Of(w.Path($"/business/{firm}/people")))), ct);

    /// <summary>Tells whoever asked what the firm answered.</summary>
    public Task AnswerAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, bool accepted) =>
        mail.SendAsync(connection, transaction, request.Email, languages.FirstOf([request.Language]), "firm", w => accepted
            ? (w["suppliers.letter.let_in.subject"], new MailPart(w).Paragraph(w["suppliers.letter.let_in.text"]).Button(w["suppliers.letter.let_in.button"], address.Of(w.Path("/business"))))
            : (w["suppliers.letter.not_let_in.subject"], new MailPart(w).Paragraph(w["suppliers.letter.not_let_in.text"])));

    /// <summary>Tells a firm that its entry counts, because it signed a paper.</summary>
    public Task SignedAsync(DbConnection connection, DbTransaction transaction, FirmRequest request, DateOnly signedOn) =>
        mail.SendAsync(connection, transaction, request.Email, LanguageOf(request), "firm", w => (
            w["suppliers.letter.signed.subject"],
            new MailPart(w)
                .Paragraph(w.Of("suppliers.letter.signed.text", ("number", request.RegistrationId), ("day", w.ShortDay(signedOn))))
                .Button(w["suppliers.letter.signed.button"], address.Of(w.Path("/register")))
                .Paragraph(w["suppliers.letter.signed.not_you"])
                .Link(w["information.title.contact"], address.Of(w.Path("/contact")))));

    /// <summary>Tells the address a city's list had that the firm has taken its entry over.</summary>
    public Task TakenOverAsync(DbConnection connection, DbTransaction transaction, string old, FirmRequest request) =>
        mail.SendAsync(connection, transaction, old, languages.FirstOf([request.Language]), "firm", w => (
            w["suppliers.letter.taken_over.subject"],
            new MailPart(w)
                .Paragraph(w.Of("suppliers.letter.taken_over.text", ("number", request.RegistrationId)))
                .Link(w["information.title.contact"], address.Of(w.Path("/contact")))));
}
