using System.Globalization;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Surveys;

/// <summary>The surveys of cities: preparing, sending once, counting once.</summary>
public sealed class CampaignBook(Db db, TimeProvider clock, AuditLog audit, SupplierPool pool, QuestionnaireShelf shelf)
{
    /// <summary>The surveys of a city, the newest first.</summary>
    public Task<IReadOnlyList<Campaign>> OfCityAsync(Guid cityId, CancellationToken ct) =>
        db.ListAsync<Campaign>(SurveysSql.OfCity, new { CityId = cityId }, ct);

    /// <summary>One survey, or null.</summary>
    public Task<Campaign?> FindAsync(Guid campaignId, CancellationToken ct) =>
        db.FindAsync<Campaign>(SurveysSql.Find, new { CampaignId = campaignId }, ct);

    /// <summary>One invitation, or null.</summary>
    public Task<Invitation?> FindInvitationAsync(Guid invitationId, CancellationToken ct) =>
        db.FindAsync<Invitation>(SurveysSql.FindInvitation, new { InvitationId = invitationId }, ct);

    /// <summary>Whom a survey asked.</summary>
    public Task<IReadOnlyList<Invitation>> InvitationsAsync(Guid campaignId, CancellationToken ct) =>
        db.ListAsync<Invitation>(SurveysSql.InvitationsOf, new { CampaignId = campaignId }, ct);

    /// <summary>How many letters of each kind were written.</summary>
    public async Task<IReadOnlyDictionary<string, long>> LettersAsync(Guid campaignId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<(string Kind, long Letters)>(new CommandDefinition(SurveysSql.CountLetters, new { CampaignId = campaignId }, cancellationToken: ct)))
            .ToDictionary(r => r.Kind, r => r.Letters);
    }

    /// <summary>Prepares a survey with the newest questionnaire; returns its id.</summary>
    public async Task<Guid> MakeAsync(City city, PoolWish wish, int leastCount, DateOnly closesOn, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var questionnaire = shelf.Newest(QuestionnaireShelf.Equality);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    SurveysSql.Add,
                    new
                    {
                        CampaignId = id,
                        city.CityId,
                        Survey = questionnaire.Name,
                        questionnaire.Version,
                        Cpv = string.Join(';', wish.Cpv),
                        Nuts = string.Join(';', wish.Nuts),
                        Sizes = string.Join(';', wish.Sizes),
                        LeastCount = leastCount,
                        ClosesOn = closesOn,
                        ClosesAt = city.EndOf(closesOn),
                        Now = DapperTypes.Cut(clock.GetUtcNow()),
                        By = by,
                    },
                    transaction);
                await audit.AddAsync(connection, transaction, Entry("survey-made", city, id, closesOn));
            },
            ct);
        return id;
    }

    /// <summary>Invites everybody who fits now; the letters follow from a job. False: somebody else just did.</summary>
    public async Task<bool> SendAsync(City city, Campaign campaign, CancellationToken ct)
    {
        var firms = await pool.FindAsync(campaign.Pool, ct);
        var now = DapperTypes.Cut(clock.GetUtcNow());
        return await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (firms.Count == 0 || now >= campaign.ClosesAt || await connection.ExecuteAsync(SurveysSql.MarkSent, new { campaign.CampaignId, Now = now }, transaction) == 0)
                {
                    return false;
                }

                foreach (var firm in firms)
                {
                    var trade = firm.Cpv.Split(';')[0];
                    await connection.ExecuteAsync(
                        SurveysSql.Invite,
                        new { InvitationId = Guid.CreateVersion7(), campaign.CampaignId, firm.SupplierId, firm.Size, Trade = trade.Length >= 2 ? trade[..2] : "", Now = now },
                        transaction);
                }

                await audit.AddAsync(connection, transaction, Entry("survey-sent", city, campaign.CampaignId, campaign.ClosesOn));
                return true;
            },
            ct);
    }

    /// <summary>Publishes protected results. False: they were published before, and stay as they are.</summary>
    public Task<bool> PublishAsync(City city, Campaign campaign, PublishedResults results, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var first = await connection.ExecuteAsync(
                SurveysSql.MarkPublished,
                new { campaign.CampaignId, Now = DapperTypes.Cut(clock.GetUtcNow()), Results = JsonSerializer.Serialize(results, JsonSerializerOptions.Web) },
                transaction) > 0;
            if (first)
            {
                await audit.AddAsync(connection, transaction, Entry("survey-published", city, campaign.CampaignId, campaign.ClosesOn));
            }

            return first;
        },
        ct);

    private static AuditEntry Entry(string action, City city, Guid id, DateOnly closesOn) =>
        new(action, "survey", id) { Name = $"{city.Name}, {closesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", City = city.CityId };
}

/// <summary>What a results page shows for ever.</summary>
/// <param name="Invited">Firms that were asked; null: hidden.</param>
/// <param name="Results">The protected figures.</param>
public sealed record PublishedResults(long? Invited, ProtectedResults Results)
{
    /// <summary>Who answered by size, for the city only; null for surveys that did not keep it.</summary>
    public ResponseRates? BySize { get; init; }

    /// <summary>The same by trade.</summary>
    public ResponseRates? ByTrade { get; init; }

    /// <summary>Reads what a survey published; null when it published nothing.</summary>
    public static PublishedResults? Of(Campaign campaign) =>
        campaign.ResultsJson is { } json ? JsonSerializer.Deserialize<PublishedResults>(json, JsonSerializerOptions.Web) : null;
}
