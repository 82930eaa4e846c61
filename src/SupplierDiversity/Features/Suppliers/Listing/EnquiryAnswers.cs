using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>What a firm answers to an enquiry: yes, no, or no more from this firm ever.</summary>
public sealed class EnquiryAnswers(Db db, FirmMail mail, AccountDirectory accounts, LanguageList languages, PortalAddress address, AuditLog audit, TimeProvider clock)
{
    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>
    /// Agrees, so that each side sees the address of the other's person from now on, or declines; either is told to those who
    /// asked. An answer stands: what was shown cannot be hidden again. False: no such enquiry, or it has another answer.
    /// </summary>
    public Task<bool> AnswerAsync(Firm firm, Guid enquiry, bool agrees, Guid accountId, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var answer = agrees ? "agreed" : "declined";
            var parameters = new { firm.SupplierId, Enquiry = enquiry, Answer = answer, AccountId = accountId, Now };
            if (await connection.QuerySingleOrDefaultAsync<Guid?>(EnquiriesSql.Answer, parameters, transaction) is not { } asker)
            {
                // Pressed twice, or answered by a colleague meanwhile.
                audit.NothingChanged();
                return await connection.QuerySingleOrDefaultAsync<string?>(EnquiriesSql.Answered, parameters, transaction) == answer;
            }

            var email = agrees ? (await accounts.EmailsAsync([accountId], ct)).GetValueOrDefault(accountId, "") : "";
            await mail.SendAsync(
                connection, transaction, asker, "partners",
                t => (t.Of($"directory.letter.{answer}", ("firm", firm.ShownName)), (email.Length == 0
                        ? new MailPart(t).Paragraph(t.Of($"directory.letter.{answer}", ("firm", firm.ShownName)))
                        : new MailPart(t).Paragraph(t.Of("directory.letter.agreed", ("firm", firm.ShownName))).Paragraph(t.Of("directory.write_at", ("email", email))))
                    .Button(t["directory.enquiries"], address.Of(t.Path($"/business/{asker}/enquiries")))),
                ct);
            await audit.AddAsync(connection, transaction, new AuditEntry($"enquiry-{answer}", "supplier", firm.SupplierId));
            return true;
        },
        ct);

    /// <summary>Wants no more from a firm; with a report its words also go to the people who look after the portal.</summary>
    public Task<bool> RefuseAsync(Firm firm, Guid enquiry, bool report, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var parameters = new { firm.SupplierId, Enquiry = enquiry, Now };
            if (await connection.QuerySingleOrDefaultAsync<string>(EnquiriesSql.Words, parameters, transaction) is not { } words)
            {
                return false;
            }

            var first = await connection.ExecuteAsync(EnquiriesSql.Refuse, parameters, transaction) > 0;
            if (first)
            {
                await audit.AddAsync(connection, transaction, new AuditEntry(report ? "enquiry-reported" : "enquiry-refused", "supplier", firm.SupplierId));
            }

            return !first || !report || await ReportAsync(connection, transaction, firm, words, ct);
        },
        ct);

    private async Task<bool> ReportAsync(DbConnection connection, DbTransaction transaction, Firm firm, string words, CancellationToken ct)
    {
        foreach (var email in (await accounts.EmailsAsync(await accounts.PortalAdministratorsAsync(ct), ct)).Values)
        {
            await mail.SendAsync(
                connection, transaction, email, languages.Default, "enquiry-reported",
                t => (t["directory.report.subject"], new MailPart(t).Paragraph(t.Of("directory.report.lead", ("firm", firm.ShownName))).Paragraph(words)));
        }

        return true;
    }
}
