using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Features.Surveys;

/// <summary>
/// Writes invitations, and reminders 14 and 3 days before the end. Everybody who was asked gets them, answered or not: letters
/// lie before the wall, and who is written to would say who has not answered. Letter and proof of it are one transaction, so a
/// letter that was written is never written again.
/// </summary>
internal static class SurveyLetters
{
    private const int Most = 100;

    // What people of a firm choose to hear of.
    private const string FirmKind = "surveys";

    // The kind of letter and how many days before the end it is due; an invitation is due at once.
    private static readonly (string Kind, int? Days)[] Kinds = [("invite", null), ("remind", 14), ("last", 3)];

    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, clock, cities) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<CityList>());
        var now = DapperTypes.Cut(clock.GetUtcNow());
        List<Campaign> campaigns;
        await using (var connection = await db.OpenAsync(ct))
        {
            campaigns = (await connection.QueryAsync<Campaign>(new CommandDefinition(SurveysSql.Due, new { Now = now }, cancellationToken: ct))).AsList();
        }

        await TidyAsync(services, db, now, ct);
        services.GetRequiredService<SurveyLinks>().Prepare();
        var written = 0;
        var places = campaigns.Count == 0 ? [] : (await cities.AllAsync(ct)).ToDictionary(c => c.CityId);
        foreach (var campaign in campaigns)
        {
            foreach (var (kind, days) in Kinds)
            {
                // Who was invited within the same days needs no reminder yet.
                if (days is null || (now >= campaign.ClosesAt.AddDays(-days.Value) && campaign.SentAt < campaign.ClosesAt.AddDays(-days.Value)))
                {
                    written += await WriteAsync(services, campaign, places[campaign.CityId], kind, now, ct);
                }
            }
        }

        return new JobCount(Queued: written, DidSomething: written > 0);
    }

    // A month, so that a portal that was switched off for a while still forgets.
    private static async Task TidyAsync(IServiceProvider services, Db db, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var over = (await connection.QueryAsync<Guid>(new CommandDefinition(SurveysSql.Over, new { Now = now, Before = now.AddDays(-31) }, cancellationToken: ct))).AsList();
        await services.GetRequiredService<ResponseBook>().TidyAsync(over, ct);
    }

    private static async Task<int> WriteAsync(IServiceProvider services, Campaign campaign, City city, string kind, DateTimeOffset now, CancellationToken ct)
    {
        var (written, after) = (0, Guid.Empty);
        List<Invitation> batch;
        do
        {
            (batch, var letters) = await services.GetRequiredService<Db>().InTransactionAsync(
                async (connection, transaction) =>
                {
                    var rows = (await connection.QueryAsync<Invitation>(SurveysSql.Unwritten, new { campaign.CampaignId, Kind = kind, After = after, Most }, transaction)).AsList();
                    var count = 0;
                    foreach (var invitation in rows)
                    {
                        count += await WriteAsync(services, connection, transaction, campaign, city, invitation, kind, now, ct);
                    }

                    return (rows, count);
                },
                ct);
            written += letters;
            after = batch.Count > 0 ? batch[^1].InvitationId : after;
        }
        while (batch.Count == Most);

        return written;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services, DbConnection connection, DbTransaction transaction, Campaign campaign, City city, Invitation invitation, string kind, DateTimeOffset now, CancellationToken ct)
    {
        // Of two processes at the same letter, the second finds it written.
        if (await connection.ExecuteAsync(SurveysSql.Write, new { invitation.InvitationId, Kind = kind, Now = now }, transaction) == 0
            || await services.GetRequiredService<SupplierPool>().FindAsync(invitation.SupplierId, ct) is not { } firm)
        {
            return 0;
        }

        // A firm that keeps its own entry has said who reads such letters; one from a list has an address at most.
        var mail = services.GetRequiredService<FirmMail>();
        var letters = await mail.SendAsync(connection, transaction, firm.SupplierId, FirmKind, Write, ct);
        if (letters == 0 && firm.Email.Length > 0)
        {
            await mail.SendAsync(connection, transaction, firm.Email, services.GetRequiredService<LanguageList>().FirstOf([firm.Language, city.Language]), "survey", Write);
            letters++;
        }

        return letters;

        (string Subject, MailPart Part) Write(Language t)
        {
            var part = new MailPart(t).Paragraph(t.Of("surveys.start.lead", ("city", city.Name)));
            if (kind != "invite")
            {
                part.Paragraph(t["surveys.letter.remind"]);
            }

            part.Button(t["surveys.letter.button"], services.GetRequiredService<SurveyLinks>().Start(invitation.InvitationId, t.Tag))
                .Paragraph(t.Of("surveys.letter.until", ("day", t.Day(campaign.ClosesOn)), ("firm", firm.Name)))
                .Paragraph(t["surveys.start.time"])
                .Paragraph(t["surveys.start.voluntary"])
                .Paragraph(t["surveys.start.seen"]);
            return (t.Of($"surveys.letter.subject.{kind}", ("city", city.Name)), part);
        }
    }
}
