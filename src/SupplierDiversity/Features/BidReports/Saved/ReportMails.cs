using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>
/// Writes the mails of saved reports. Recipient, edition and letter are one transaction, so that whoever was written to is
/// never written to again for the same edition, whatever stops in between.
/// </summary>
internal sealed class ReportMails(
    Db db, SavedReports saved, ReportFindings findings, ReportMailLinks links, CityList cities, AccountDirectory accounts, RoleBook roles, LanguageList languages, LetterBox letters, PortalAddress address, TimeProvider clock)
{
    private const string Kind = "report";

    /// <summary>The job.</summary>
    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var written = await services.GetRequiredService<ReportMails>().WriteAsync(ct);
        return new JobCount(Queued: written, DidSomething: written > 0);
    }

    /// <summary>Writes all that is due; returns how many letters.</summary>
    /// <exception cref="AggregateException">Some reports could not be written; the others were.</exception>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        List<Exception> failed = [];
        links.Prepare();
        var running = await saved.RunningAsync(ct);
        var places = running.Count == 0 ? [] : (await cities.AllAsync(ct)).ToDictionary(c => c.CityId);
        var written = 0;
        foreach (var report in running)
        {
            try
            {
                written += await WriteAsync(places[report.CityId], report, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add(e);
            }
        }

        return failed.Count == 0 ? written : throw new AggregateException(failed);
    }

    private async Task<int> WriteAsync(City city, SavedReport report, CancellationToken ct)
    {
        var written = 0;
        if (await findings.NewestAsync(city, report, ct) is { } newest && ReportRhythm.EditionOf(report.Rhythm, city.DayAt(clock.GetUtcNow()), newest.Key) is { } edition)
        {
            foreach (var recipient in await db.ListAsync<ReportRecipient>(SavedReportsSql.Due, new { report.SavedReportId, Edition = edition }, ct))
            {
                written += await WriteAsync(city, report, newest, edition, recipient, ct);
            }
        }

        return written;
    }

    /// <summary>Asks an address whether it wants the mails; until it says so it gets nothing else.</summary>
    public Task AskAsync(DbConnection connection, DbTransaction transaction, City city, SavedReport report, Guid recipient, string email, string language)
    {
        var t = languages.FirstOf([city.OneLanguage ? city.Language : language, city.Language]);
        var subject = t.Of("reports.saved.ask.subject", ("city", city.Name));
        var part = new MailPart(t).Paragraph(t.Of("reports.saved.ask.text", ("city", city.Name), ("name", report.Name)))
            .Button(t["reports.saved.confirm.button"], links.Of(recipient, t.Tag)).Paragraph(t["reports.saved.ask.ignore"]);
        return SendAsync(connection, transaction, email, t, subject, part);
    }

    private async Task<int> WriteAsync(City city, SavedReport report, ReportEdition newest, string edition, ReportRecipient recipient, CancellationToken ct)
    {
        var (email, language, reason) = await WhereAsync(city, report, recipient, ct);
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(SavedReportsSql.Take, new { recipient.RecipientId, Edition = edition }, transaction) == 0)
                {
                    return 0;
                }

                Guid? letter = reason.Length > 0 ? null : await SendAsync(connection, transaction, city, report, newest, recipient, email, language);
                await connection.ExecuteAsync(SavedReportsSql.AddMail, new { recipient.RecipientId, Edition = edition, Now = DapperTypes.Cut(clock.GetUtcNow()), LetterId = letter, Reason = reason }, transaction);
                return letter is null ? 0 : 1;
            },
            ct);
    }

    // Rights are asked for at each mail: whoever lost the role is told nothing more, not even that there is something new.
    private async Task<(string Email, string Language, string Reason)> WhereAsync(City city, SavedReport report, ReportRecipient recipient, CancellationToken ct)
    {
        if (recipient.AccountId is not { } account)
        {
            return (recipient.Email, recipient.Language, "");
        }

        var today = roles.Today(city);
        var held = (await roles.OfPersonAsync(account, ct)).Where(r => r.CityId == city.CityId && r.HeldOn(today));
        if (!held.Any(r => !report.ForOfficers || Rights.Of(Right.ReadReports).Roles.Contains(r.Kind)))
        {
            return ("", "", "no-right");
        }

        return await accounts.ReachableAsync([account], ct) is [var reached] ? (reached.Email, reached.Language, "") : ("", "", "no-address");
    }

    private Task<Guid> SendAsync(DbConnection connection, DbTransaction transaction, City city, SavedReport report, ReportEdition newest, ReportRecipient recipient, string email, string language)
    {
        var t = languages.FirstOf([city.OneLanguage ? city.Language : language, city.Language]);
        var (title, said) = newest.Words(t);
        var part = new MailPart(t).Heading(title);
        _ = report.ForOfficers ? part.Paragraph(said[0]) : part.Items(said).Paragraph(t["reports.method.neither"]);
        part.Button(t["reports.saved.mail.read"], address.Of(t.Path(newest.Path)))
            .Rule().Paragraph(t.Of("reports.saved.mail.why", ("name", report.Name), ("city", city.Name)))
            .Link(t["reports.saved.stop.button"], links.Of(recipient.RecipientId, t.Tag));
        return SendAsync(connection, transaction, email, t, title, part);
    }

    private Task<Guid> SendAsync(DbConnection connection, DbTransaction transaction, string email, Language t, string subject, MailPart part) =>
        letters.AddAsync(connection, transaction, new Letter(email, t.Tag, Kind, subject, part.Rule().Paragraph($"{t["layout.portal"]}, {address.Site}").Text, part.Document(subject)));
}
