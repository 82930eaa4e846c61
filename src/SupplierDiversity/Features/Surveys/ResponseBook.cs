using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Features.Surveys;

/// <summary>
/// The answers of firms, behind the wall: saved page by page, frozen when sent, deleted when the firm takes them back.
/// </summary>
public sealed class ResponseBook(BackgroundDatabase background, QuestionnaireShelf shelf, SurveyLaw law, FrozenNames names, StatusSnapshots snapshots, TimeProvider clock)
{
    /// <summary>The kind payloads are bound to.</summary>
    internal const string Kind = "survey";

    /// <summary>How long sent answers are kept: never longer than the invitation, whose link takes them back.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>What the firm of a link has answered so far.</summary>
    public async Task<SurveyResponse> OwnAsync(Guid invitationId, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return await FindAsync(connection, null, invitationId);
    }

    /// <summary>Adds answers to what was saved; null takes one away. False: the answers were sent already and stay.</summary>
    public Task<bool> SaveAsync(Campaign campaign, Invitation invitation, IReadOnlyDictionary<string, SurveyAnswer?> given, CancellationToken ct) =>
        ChangeAsync(campaign, invitation, "survey-saved", answers => Merged(answers, given), submit: false, ct);

    /// <summary>Sends: keeps only answers to questions that are asked, and freezes them. False: they were sent already.</summary>
    public Task<bool> SubmitAsync(Campaign campaign, Invitation invitation, Func<IReadOnlyDictionary<string, SurveyAnswer>, IReadOnlyDictionary<string, SurveyAnswer>> kept, CancellationToken ct) =>
        ChangeAsync(campaign, invitation, "survey-answered", kept, submit: true, ct);

    /// <summary>Deletes everything the firm answered, and what was frozen with its bids from answers that were sent. False: there was nothing.</summary>
    public async Task<bool> EraseAsync(Campaign campaign, Invitation invitation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(invitation);
        var there = (await names.InAsync(campaign.CityId, [invitation.SupplierId], ct)).Select(n => n.Name).ToHashSet();
        return await background.InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                if ((await FindAsync(connection, transaction, invitation.InvitationId)).SubmittedAt is { } sent)
                {
                    await snapshots.TakeOutAsync(connection, transaction, invitation.SupplierId, campaign.CityId, there, sent, clock.GetUtcNow());
                }

                var erased = await connection.ExecuteAsync(ResponsesSql.Erase, new { invitation.InvitationId }, transaction) > 0;
                if (erased)
                {
                    await background.Audit.AddAsync(connection, transaction, Entry("survey-erased", invitation));
                }

                return erased;
            },
            ct);
    }

    /// <summary>Which invitations of a survey were answered; for jobs and counts, never for a page that names firms.</summary>
    public async Task<IReadOnlySet<Guid>> AnsweredAsync(Guid campaignId, BackgroundReason reason, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(reason, ct);
        return (await connection.QueryAsync<Guid>(new CommandDefinition(ResponsesSql.SubmittedIds, new { CampaignId = campaignId }, cancellationToken: ct))).ToHashSet();
    }

    /// <summary>How many invitations of a survey were answered before an instant.</summary>
    public async Task<long> CountAsync(Guid campaignId, DateTimeOffset before, BackgroundReason reason, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(reason, ct);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(ResponsesSql.CountBefore, new { CampaignId = campaignId, Before = DapperTypes.Cut(before) }, cancellationToken: ct));
    }

    /// <summary>All sent answers of a survey, to be counted by <see cref="SurveyResults"/>.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, SurveyAnswer>>> SentAsync(Guid campaignId, BackgroundReason reason, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(reason, ct);
        var rows = await connection.QueryAsync<ResponseRow>(new CommandDefinition(ResponsesSql.Submitted, new { CampaignId = campaignId }, cancellationToken: ct));
        return [.. rows.Select(Answers)];
    }

    /// <summary>Deletes what was never sent to surveys that are over, and what was sent a year ago.</summary>
    internal Task TidyAsync(IReadOnlyList<Guid> over, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work,
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(ResponsesSql.DropUnsent(background.In("campaign_id", "@Over")), new { Over = over }, transaction);
            await connection.ExecuteAsync(ResponsesSql.DropOld, new { Before = DapperTypes.Cut(clock.GetUtcNow()) - Kept }, transaction);
        },
        ct);

    /// <summary>The newest answers a firm sent to a city up to an instant; null when there are none.</summary>
    internal async Task<SentAnswers?> NewestAsync(DbConnection connection, Guid supplierId, Guid cityId, DateTimeOffset at)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ResponseRow>(ResponsesSql.NewestOfFirm, new { SupplierId = supplierId, CityId = cityId, At = DapperTypes.Cut(at) });
        return row is null ? null : Sent(row);
    }

    /// <summary>The same of many firms, read at once; what is given opens the answers of one of them when it is called.</summary>
    internal async Task<Func<Guid, SentAnswers?>> NewestAsync(DbConnection connection, FirmRange firms, Guid cityId, DateTimeOffset at)
    {
        var rows = await connection.QueryAsync<ResponseRow>(ResponsesSql.NewestOfMany, new { firms.First, firms.Last, CityId = cityId, At = DapperTypes.Cut(at) });
        // In order of sending, so that of several the last one stays.
        var newest = rows.GroupBy(r => r.SupplierId).ToDictionary(g => g.Key, g => g.Last());
        return firm => newest.TryGetValue(firm, out var row) ? Sent(row) : null;
    }

    private SentAnswers Sent(ResponseRow row) => new(row.Survey, row.Version, Answers(row), row.SubmittedAt!.Value);

    private async Task<bool> ChangeAsync(
        Campaign campaign, Invitation invitation, string action,
        Func<IReadOnlyDictionary<string, SurveyAnswer>, IReadOnlyDictionary<string, SurveyAnswer>> change, bool submit, CancellationToken ct)
    {
        // Whoever brings answers, a page or an import: what the city may not ask is not kept.
        var forbidden = await law.FindAsync(campaign.CityId, ct) is not null ? []
            : shelf.Of(campaign.Survey, campaign.Version).Questions.Where(q => q.Background).Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        return await background.InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                var now = DapperTypes.Cut(clock.GetUtcNow());
                var response = await FindAsync(connection, transaction, invitation.InvitationId);
                if (response.Revision == 0)
                {
                    var empty = Close(invitation.InvitationId, response.Answers);
                    await connection.ExecuteAsync(
                        ResponsesSql.Add,
                        new
                        {
                            invitation.InvitationId,
                            campaign.CampaignId,
                            campaign.CityId,
                            invitation.SupplierId,
                            campaign.Survey,
                            campaign.Version,
                            Now = now,
                            Sealed = empty.Bytes,
                            SealKey = empty.Key,
                        },
                        transaction);
                    response = await FindAsync(connection, transaction, invitation.InvitationId);
                }

                // A second device that saved in between has raised the revision: its answers are read and kept.
                while (response.SubmittedAt is null && response.Revision > 0)
                {
                    var lawful = change(response.Answers).Where(a => !forbidden.Contains(a.Key)).ToDictionary(StringComparer.Ordinal);
                    var closed = Close(invitation.InvitationId, lawful);
                    var changed = await connection.ExecuteAsync(
                        ResponsesSql.Change,
                        new { invitation.InvitationId, response.Revision, Sealed = closed.Bytes, SealKey = closed.Key, Now = now, SubmittedAt = submit ? now : (DateTimeOffset?)null },
                        transaction);
                    if (changed > 0)
                    {
                        await background.Audit.AddAsync(connection, transaction, Entry(action, invitation));
                        return true;
                    }

                    response = await FindAsync(connection, transaction, invitation.InvitationId);
                }

                return false;
            },
            ct);
    }

    private async Task<SurveyResponse> FindAsync(DbConnection connection, DbTransaction? transaction, Guid invitationId) =>
        await connection.QuerySingleOrDefaultAsync<ResponseRow>(ResponsesSql.Find, new { InvitationId = invitationId }, transaction) is { } row
            ? new(Answers(row), row.SubmittedAt, row.Revision) : SurveyResponse.None;

    private SealedValue Close(Guid invitationId, IReadOnlyDictionary<string, SurveyAnswer> answers) =>
        background.Seal.CloseJson(Kind, invitationId, answers.ToDictionary(a => a.Key, a => a.Value.Written));

    private Dictionary<string, SurveyAnswer> Answers(ResponseRow row) =>
        background.Seal.OpenJson<Dictionary<string, string>>(Kind, row.InvitationId, new(row.Sealed, row.SealKey))
            .ToDictionary(a => a.Key, a => SurveyAnswer.Parse(a.Value), StringComparer.Ordinal);

    private static Dictionary<string, SurveyAnswer> Merged(IReadOnlyDictionary<string, SurveyAnswer> before, IReadOnlyDictionary<string, SurveyAnswer?> given)
    {
        var merged = before.ToDictionary(StringComparer.Ordinal);
        foreach (var (question, answer) in given)
        {
            if (answer is null)
            {
                merged.Remove(question);
            }
            else
            {
                merged[question] = answer;
            }
        }

        return merged;
    }

    private static AuditEntry Entry(string action, Invitation invitation) => new(action, "supplier", invitation.SupplierId);
}
