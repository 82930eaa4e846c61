using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Three surveys of a city: one that is open, one that many answered, one that hardly anybody answered.</summary>
public sealed record StoryOfSurveys(Guid Open, Guid FewAnswers, string OpenToken, string SentToken)
{
    private const int Firms = 60;

    internal static async Task<StoryOfSurveys> TellAsync(IServiceProvider services, City city)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var officer = await services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator);
        await using (var connection = await services.GetRequiredService<Db>().OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @AccountId, @CityId, @Role, @today, @now)",
                new { Id = Guid.CreateVersion7(), officer.AccountId, city.CityId, Role = RoleCode.Of(Role.MonitoringOfficer), today = today.AddDays(-1), now });
            for (var i = 0; i < Firms; i++)
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size, origin, created_at, changed_at)
                    VALUES (@Id, 'DE-HRB', @Number, @Number, @Name, '', 'DE', 'DE6', @Cpv, @Email, 'de', @Size, 'import', @now, @now)
                    """,
                    new { Id = Guid.CreateVersion7(), Number = $"S{i:D4}", Name = $"Malerbetrieb Nord {i}", Cpv = i % 3 == 0 ? "71" : "45", Email = $"firm{i}@survey.example", Size = i % 2 == 0 ? "micro" : "small", now });
            }
        }

        var (few, _) = await SurveyAsync(services, city, officer.AccountId, today.AddDays(5), 3);
        var (_, sent) = await SurveyAsync(services, city, officer.AccountId, today.AddDays(6), 50);
        var (open, asked) = await SurveyAsync(services, city, officer.AccountId, today.AddDays(25), 0);
        var (book, links) = (services.GetRequiredService<ResponseBook>(), services.GetRequiredService<SurveyLinks>());
        foreach (var (invitation, i) in asked.Take(30).Select((x, i) => (x, i)))
        {
            await book.SaveAsync(open, invitation, Answers(i).ToDictionary(a => a.Key, a => (SurveyAnswer?)a.Value), CancellationToken.None);
            Assert.True(i == 0 || await book.SubmitAsync(open, invitation, all => all, CancellationToken.None));
        }

        return new(open.CampaignId, few.CampaignId, links.Token(asked[0].InvitationId), links.Token(sent[0].InvitationId));
    }

    // Those that are answered by some are published too.
    private static async Task<(Campaign, IReadOnlyList<Invitation>)> SurveyAsync(IServiceProvider services, City city, Guid officer, DateOnly closes, int answers)
    {
        var (campaigns, book) = (services.GetRequiredService<CampaignBook>(), services.GetRequiredService<ResponseBook>());
        var id = await campaigns.MakeAsync(city, new PoolWish([], ["DE6"], []), 10, closes, officer, CancellationToken.None);
        Assert.True(await campaigns.SendAsync(city, (await campaigns.FindAsync(id, CancellationToken.None))!, CancellationToken.None));
        var (campaign, invited) = ((await campaigns.FindAsync(id, CancellationToken.None))!, await campaigns.InvitationsAsync(id, CancellationToken.None));
        foreach (var (invitation, i) in invited.Take(answers).Select((x, i) => (x, i)))
        {
            await book.SaveAsync(campaign, invitation, Answers(i).ToDictionary(a => a.Key, a => (SurveyAnswer?)a.Value), CancellationToken.None);
            Assert.True(await book.SubmitAsync(campaign, invitation, all => all, CancellationToken.None));
        }

        Assert.True(answers == 0 || await services.GetRequiredService<SurveyCount>().PublishAsync(city, campaign, CancellationToken.None));
        return (campaign, invited);
    }

    private static Dictionary<string, SurveyAnswer> Answers(int firm) => new()
    {
        ["owners_total"] = new(Number: 2),
        ["owners_background"] = firm % 4 == 0 ? SurveyAnswer.PrefersNot : new(Number: firm % 3 == 0 ? 1 : 0),
        ["owners_unknown"] = new(Number: 0),
        ["staff_total"] = new(Number: 10 + firm),
        ["staff_background"] = firm % 4 == 0 ? SurveyAnswer.PrefersNot : new(Number: 1 + (firm % 4)),
        ["staff_unknown"] = new(Number: firm % 3 == 0 ? 2 : 0),
        ["hired"] = new(Number: 2),
        ["same_questions"] = new(Options: ["always"]),
        ["equal_policy"] = firm % 5 == 0 ? SurveyAnswer.PrefersNot : new(Options: [firm % 2 == 0 ? "written" : "none"]),
        ["complaints"] = new(Options: [firm < 4 ? "written" : "spoken"]),
        ["pay_checked"] = new(Options: [firm % 3 == 0 ? "yearly" : "never"]),
        ["trained"] = new(Options: firm % 4 == 0 ? ["nobody"] : ["supervisors", "managers", "recruiters"]),
    };
}
