using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>Saved reports with their lists of recipients. Each change by a person is recorded; addresses never are.</summary>
public sealed class SavedReports(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>All of a city, the newest first, those that ended too.</summary>
    public Task<IReadOnlyList<SavedReport>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return db.ListAsync<SavedReport>(SavedReportsSql.OfCity, new { city.CityId }, ct);
    }

    /// <summary>One, or null.</summary>
    public Task<SavedReport?> FindAsync(Guid id, CancellationToken ct) => db.FindAsync<SavedReport>(SavedReportsSql.Find, new { SavedReportId = id }, ct);

    /// <summary>Those that are sent.</summary>
    public Task<IReadOnlyList<SavedReport>> RunningAsync(CancellationToken ct) => db.ListAsync<SavedReport>(SavedReportsSql.Running, null, ct);

    /// <summary>Who is or was on the list.</summary>
    public Task<IReadOnlyList<ReportRecipient>> RecipientsAsync(Guid id, CancellationToken ct) =>
        db.ListAsync<ReportRecipient>(SavedReportsSql.Recipients, new { SavedReportId = id }, ct);

    /// <summary>One recipient, or null.</summary>
    public Task<ReportRecipient?> RecipientAsync(Guid recipient, CancellationToken ct) =>
        db.FindAsync<ReportRecipient>(SavedReportsSql.FindRecipient, new { RecipientId = recipient }, ct);

    /// <summary>What was sent to whom, the newest first.</summary>
    public Task<IReadOnlyList<ReportMail>> MailsAsync(Guid id, CancellationToken ct) => db.ListAsync<ReportMail>(SavedReportsSql.Mails, new { SavedReportId = id }, ct);

    /// <summary>Saves one and returns its key.</summary>
    internal Task<Guid> AddAsync(City city, SavedReportForm form, Guid? by, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var id = Guid.CreateVersion7();
            await connection.ExecuteAsync(
                SavedReportsSql.Add,
                new { SavedReportId = id, city.CityId, Name = form.Name!.Trim(), form.Content, form.Audience, form.Rhythm, By = by, Now = DapperTypes.Cut(clock.GetUtcNow()) },
                transaction);
            await audit.AddAsync(connection, transaction, Entry("report-saved", city, id, form.Name.Trim()));
            return id;
        },
        ct);

    /// <summary>Stops sending it, for all.</summary>
    internal Task EndAsync(City city, SavedReport report, CancellationToken ct) =>
        ChangeAsync(SavedReportsSql.End, new { report.SavedReportId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, Entry("report-unsaved", city, report.SavedReportId, report.Name), ct);

    /// <summary>Puts somebody on the list: a person of the city at once, an address once it has confirmed. Null: they are on it, or stopped it themselves.</summary>
    internal Task<Guid?> AddRecipientAsync(City city, SavedReport report, (Guid? Account, string Email, string Language) who, Func<Guid, System.Data.Common.DbConnection, System.Data.Common.DbTransaction, Task> ask, CancellationToken ct) =>
        db.InTransactionAsync<Guid?>(
            async (connection, transaction) =>
            {
                var now = DapperTypes.Cut(clock.GetUtcNow());
                var key = who.Account?.ToString("D") ?? who.Email.Trim().Normalize().ToUpperInvariant();
                var added = await connection.QuerySingleOrDefaultAsync<Guid?>(
                    SavedReportsSql.AddRecipient,
                    new { RecipientId = Guid.CreateVersion7(), report.SavedReportId, AccountId = who.Account, who.Email, Key = key, who.Language, Now = now, ConfirmedAt = who.Account is null ? (DateTimeOffset?)null : now },
                    transaction);
                if (added is not { } id)
                {
                    audit.NothingChanged();
                    return null;
                }

                await ask(id, connection, transaction);
                await audit.AddAsync(connection, transaction, Entry("report-recipient-added", city, report.SavedReportId, report.Name));
                return id;
            },
            ct);

    /// <summary>Takes somebody off the list.</summary>
    internal Task RemoveAsync(City city, SavedReport report, Guid recipient, CancellationToken ct) =>
        ChangeAsync(SavedReportsSql.Stop, new { RecipientId = recipient, Self = false, Now = DapperTypes.Cut(clock.GetUtcNow()) }, Entry("report-recipient-removed", city, report.SavedReportId, report.Name), ct);

    /// <summary>The person behind a link confirms. Repeating it changes nothing.</summary>
    internal Task ConfirmAsync(City city, SavedReport report, Guid recipient, CancellationToken ct) =>
        ChangeAsync(SavedReportsSql.Confirm, new { RecipientId = recipient, Now = DapperTypes.Cut(clock.GetUtcNow()) }, Entry("report-recipient-confirmed", city, report.SavedReportId, report.Name), ct);

    /// <summary>The person behind a link stops it. Repeating it changes nothing.</summary>
    internal Task StopAsync(City city, SavedReport report, Guid recipient, CancellationToken ct) =>
        ChangeAsync(SavedReportsSql.Stop, new { RecipientId = recipient, Self = true, Now = DapperTypes.Cut(clock.GetUtcNow()) }, Entry("report-recipient-stopped", city, report.SavedReportId, report.Name), ct);

    private Task ChangeAsync(string sql, object values, AuditEntry entry, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(sql, values, transaction) == 0)
            {
                audit.NothingChanged();
                return;
            }

            await audit.AddAsync(connection, transaction, entry);
        },
        ct);

    private static AuditEntry Entry(string action, City city, Guid report, string name) => new(action, "saved-report", report) { Name = $"{city.Name}: {name}", City = city.CityId };
}
