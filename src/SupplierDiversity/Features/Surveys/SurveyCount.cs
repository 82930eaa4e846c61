using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Surveys;

/// <summary>Response rates and results of a survey: the only figures about answers that staff see, all of them protected.</summary>
public sealed class SurveyCount(CampaignBook campaigns, ResponseBook responses, QuestionnaireShelf shelf)
{
    /// <summary>Who answered, by size and by trade. The reading is recorded.</summary>
    public async Task<(ResponseRates BySize, ResponseRates ByTrade)> RatesAsync(City city, Campaign campaign, CancellationToken ct)
    {
        var invited = await campaigns.InvitationsAsync(campaign.CampaignId, ct);
        var answered = await responses.AnsweredAsync(campaign.CampaignId, Reason("survey response rate", city, campaign), ct);
        ResponseRates By(Func<Invitation, string> group) => ResponseRates.Of([.. invited.Select(i => (group(i), answered.Contains(i.InvitationId)))], campaign.LeastCount);
        return (By(i => i.Size ?? ""), By(i => i.Trade));
    }

    /// <summary>Counts and publishes once; later calls change nothing. The reading is recorded.</summary>
    public async Task<bool> PublishAsync(City city, Campaign campaign, CancellationToken ct)
    {
        var (rates, _) = await RatesAsync(city, campaign, ct);
        var answers = await responses.SentAsync(campaign.CampaignId, Reason("survey results", city, campaign), ct);
        var results = SurveyResults.Of(shelf.Of(campaign.Survey, campaign.Version), answers, campaign.LeastCount);
        return await campaigns.PublishAsync(city, campaign, new PublishedResults(rates.All.Invited, results), ct);
    }

    private static BackgroundReason Reason(string purpose, City city, Campaign campaign) => BackgroundReason.Staff(purpose, "survey", campaign.CampaignId.ToString("D"), city.CityId);
}
