using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Response rates and results of a survey: the only figures about answers that staff see, all of them protected.</summary>
public sealed class SurveyCount(CampaignBook campaigns, ResponseBook responses, QuestionnaireShelf shelf, TimeProvider clock)
{
    /// <summary>
    /// How many have answered a survey that is not published yet: as of the last midnight in the city, and in steps. The
    /// reading is recorded.
    /// </summary>
    public async Task<AnsweredSoFar> SoFarAsync(City city, Campaign campaign, CancellationToken ct)
    {
        var invited = (await campaigns.InvitationsAsync(campaign.CampaignId, ct)).Count;
        var midnight = city.EndOf(city.DayAt(clock.GetUtcNow()).AddDays(-1));
        var answered = await responses.CountAsync(campaign.CampaignId, midnight, Reason("survey response rate", city, campaign), ct);
        return new(invited, AnsweredStep.Of(answered, invited, campaign.LeastCount), campaign.LeastCount);
    }

    /// <summary>
    /// Counts and publishes once; later calls change nothing. Who answered by size and by trade is counted at the same time
    /// and kept with it, so that no two counts can be compared. The reading is recorded.
    /// </summary>
    public async Task<bool> PublishAsync(City city, Campaign campaign, CancellationToken ct)
    {
        var reason = Reason("survey results", city, campaign);
        var invited = await campaigns.InvitationsAsync(campaign.CampaignId, ct);
        var answered = await responses.AnsweredAsync(campaign.CampaignId, reason, ct);
        var rates = ResponseRates.Of([.. invited.Select(i => ((IReadOnlyList<string>)[i.Size ?? "", i.Trade], answered.Contains(i.InvitationId)))], campaign.LeastCount);
        var answers = await responses.SentAsync(campaign.CampaignId, reason, ct);
        var results = SurveyResults.Of(shelf.Of(campaign.Survey, campaign.Version), answers, campaign.LeastCount);
        return await campaigns.PublishAsync(city, campaign, new PublishedResults(rates.FirstOrDefault(r => r is not null) is { } told ? told.All.Invited : 0, results) { BySize = rates.ElementAtOrDefault(0), ByTrade = rates.ElementAtOrDefault(1) }, ct);
    }

    private static BackgroundReason Reason(string purpose, City city, Campaign campaign) => BackgroundReason.Staff(purpose, "survey", campaign.CampaignId.ToString("D"), city.CityId);
}

/// <summary>How many have answered so far.</summary>
/// <param name="Invited">Firms that were asked.</param>
/// <param name="Answered">At least so many answered; 0: fewer than a step.</param>
/// <param name="Step">The size of a step.</param>
public sealed record AnsweredSoFar(long Invited, long Answered, int Step);
