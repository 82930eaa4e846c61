using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Features.Demonstration;

/// <summary>The city's equality surveys: last winter's, answered by two thirds of the firms and published, and one that is open now.</summary>
internal sealed class DemonstrationSurvey(DemonstrationPeople people, CityList cities, CampaignBook campaigns, ResponseBook responses, SurveyCount count, QuestionnaireShelf shelf, PortalClock clock)
{
    /// <summary>How many days before today the open survey began.</summary>
    public const int AgainBefore = 6;

    private const string Slug = "rosenhafen";
    private const int LeastCount = 10;
    private const int OpenDays = 30;

    /// <summary>Asks all firms that can be reached, and lets two of three answer; the clock moves to the day after the end.</summary>
    /// <param name="known">The firms by id.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task AskAsync(IReadOnlyDictionary<Guid, PastFirm> known, CancellationToken ct)
    {
        var city = (await cities.FindBySlugAsync(Slug, ct))!;
        var survey = await SendAsync(city, new([], [], []), ct);
        foreach (var invitation in await campaigns.InvitationsAsync(survey.CampaignId, ct))
        {
            if (known.TryGetValue(invitation.SupplierId, out var firm) && firm.Number % 6 is not (1 or 4))
            {
                var answers = Answers(firm);
                await responses.SubmitAsync(survey, invitation, _ => SurveyFlow.Kept(SurveyFlow.Shown(shelf.Of(survey.Survey, survey.Version), answers, backgroundAllowed: true), answers), ct);
            }
        }

        clock.Jump(survey.ClosesAt.AddDays(1));
        await count.PublishAsync(city, survey, ct);
    }

    /// <summary>Asks the firms of one trade anew; nobody has answered yet.</summary>
    public async Task AskAgainAsync(CancellationToken ct) =>
        await SendAsync((await cities.FindBySlugAsync(Slug, ct))!, new(["85"], [], []), ct);

    private async Task<Campaign> SendAsync(City city, PoolWish whom, CancellationToken ct)
    {
        var officer = await people.SignUpAsync(DemonstrationYears.Monitor, administrator: false, ct);
        var id = await campaigns.MakeAsync(city, whom, LeastCount, city.DayAt(clock.GetUtcNow()).AddDays(OpenDays), officer, ct);
        await campaigns.SendAsync(city, (await campaigns.FindAsync(id, ct))!, ct);
        return (await campaigns.FindAsync(id, ct))!;
    }

    private static Dictionary<string, SurveyAnswer> Answers(PastFirm firm)
    {
        SurveyAnswer Of(params string[] options) => new(Options: [options[firm.Number / 6 % options.Length]]);
        SurveyAnswer Many(params string[] options) => new(Options: options);
        var said = new Dictionary<string, SurveyAnswer>(StringComparer.Ordinal)
        {
            ["owners_total"] = new(Number: 2),
            ["owners_background"] = firm.MigrantOwned is { } owned ? new(Number: owned ? 1 : 0) : SurveyAnswer.PrefersNot,
            ["owners_unknown"] = new(Number: 0),
            ["staff_total"] = new(Number: firm.Staff),
            ["staff_background"] = firm.StaffWith is { } with ? new(Number: with) : SurveyAnswer.PrefersNot,
            ["staff_unknown"] = new(Number: firm.Staff / 10),
            ["hired"] = new(Number: firm.Staff / 8),
            ["same_questions"] = Of("always", "sometimes", "never"),
            ["two_decide"] = Of("sometimes", "always", "never", "never"),
            ["needed_language"] = Of("always", "always", "sometimes"),
            ["job_adverts"] = firm.Number % 4 == 0 ? Many("website", "community") : Many("newspaper", "word_of_mouth"),
            ["equal_policy"] = Of("written", "none", "spoken", "none", "written"),
            ["policy_told"] = Many("staff"),
            ["complaints"] = Of("none", "spoken", "written", "none"),
            ["pay_checked"] = Of("never", "never", "sometimes", "yearly"),
            ["own_suppliers"] = Of("not_asked", "not_asked", "asked", "contracts", "not_asked"),
            ["offers"] = firm.Number % 3 == 0 ? Many("flexible_hours", "holidays") : Many("flexible_hours"),
            ["trained"] = (firm.Number % 5) switch { 0 => Many("supervisors", "managers", "recruiters"), 1 => Many("recruiters"), _ => Many("nobody") },
            ["trained_share"] = new(Number: 3_000),
        };
        return said;
    }
}
