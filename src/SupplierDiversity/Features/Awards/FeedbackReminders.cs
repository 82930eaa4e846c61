using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;
using SupplierDiversity.Rules.Bids;
using SupplierDiversity.Rules.Roles;

namespace SupplierDiversity.Features.Awards;

/// <summary>
/// Writes to the officers of a city, each in their language, when a bidder still has no feedback and the city's days are
/// nearly over, and once more when they are. Each of the two is written once.
/// </summary>
internal sealed class FeedbackReminders(
    Db db, CalledTenders tenders, RoleBook roles, AccountDirectory accounts, LanguageList languages, FirmMail mail, PortalAddress address, TimeProvider clock)
{
    /// <summary>The job.</summary>
    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var sent = await services.GetRequiredService<FeedbackReminders>().RemindAsync(ct);
        return new JobCount(Queued: sent, DidSomething: sent > 0);
    }

    /// <summary>Reminds of every decision that is due; returns how many letters.</summary>
    public async Task<int> RemindAsync(CancellationToken ct)
    {
        List<WaitingAward> waiting;
        await using (var connection = await db.OpenAsync(ct))
        {
            waiting = (await connection.QueryAsync<WaitingAward>(new CommandDefinition(AwardsSql.Untold, cancellationToken: ct))).AsList();
        }

        var sent = 0;
        foreach (var award in waiting)
        {
            if (await tenders.FindAsync(award.TenderId, ct) is { } tender
                && FeedbackTime.Due(tender.City.DayAt(clock.GetUtcNow()), award.FeedbackDueOn) is var due and not FeedbackDue.NotYet
                && (due == FeedbackDue.Late ? award.RemindedLateAt : award.RemindedNearAt ?? award.RemindedLateAt) is null)
            {
                sent += await db.InTransactionAsync((connection, transaction) => WriteAsync(connection, transaction, tender, award, due, ct), ct);
            }
        }

        return sent;
    }

    private async Task<int> WriteAsync(DbConnection connection, DbTransaction transaction, CalledTender tender, WaitingAward award, FeedbackDue due, CancellationToken ct)
    {
        // Of two processes at once, one sets the time and writes.
        var sql = due == FeedbackDue.Late ? AwardsSql.RemindedLate : AwardsSql.RemindedNear;
        if (await connection.ExecuteAsync(sql, new { award.AwardId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction) == 0)
        {
            return 0;
        }

        var today = roles.Today(tender.City);
        var officers = (await roles.OfCityAsync(tender.City.CityId, ct)).Where(r => r.Kind == Role.ProcurementOfficer && r.HeldOn(today)).Select(r => r.AccountId).Distinct();
        var reached = (await accounts.ReachableAsync(officers, ct)).OrderBy(a => a.AccountId).ToList();
        foreach (var officer in reached)
        {
            await mail.SendAsync(
                connection, transaction, officer.Email, languages.FirstOf([officer.Language, tender.City.Language]), "feedback-due",
                t => (t.Of(due == FeedbackDue.Late ? "awards.reminder.late" : "awards.reminder.near", ("tender", tender.Title(t).Text)), Part(tender, award, t)));
        }

        return reached.Count;
    }

    private MailPart Part(CalledTender tender, WaitingAward award, Language t) => new MailPart(t)
        .Paragraph(t.Count("awards.reminder.text", award.Waiting))
        .Facts(
        [
            (t["bids.letter.tender"], tender.Title(t).Text, tender.Title(t).Language),
            (t["bids.lot"], tender.LotTitle(award.LotId, t).Text, tender.LotTitle(award.LotId, t).Language),
            (t["awards.feedback_due"], t.Day(award.FeedbackDueOn), null),
        ])
        .Button(t["awards.reminder.button"], address.Of(t.Path($"/admin/cities/{tender.City.Slug}/bids/{tender.Id}/award")));
}

/// <summary>A decision some bidders were not told of.</summary>
internal sealed record WaitingAward
{
    public required Guid AwardId { get; init; }

    public required string TenderId { get; init; }

    public required string LotId { get; init; }

    public required DateOnly FeedbackDueOn { get; init; }

    public required DateTimeOffset? RemindedNearAt { get; init; }

    public required DateTimeOffset? RemindedLateAt { get; init; }

    /// <summary>How many bidders wait.</summary>
    public required int Waiting { get; init; }
}
