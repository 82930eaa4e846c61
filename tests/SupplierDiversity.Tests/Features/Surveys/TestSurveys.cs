using Dapper;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Surveys;

/// <summary>Cities that ask firms.</summary>
internal sealed class TestSurveys(PortalFixture portal)
{
    public CampaignBook Campaigns => portal.Services.GetRequiredService<CampaignBook>();

    public ResponseBook Responses => portal.Services.GetRequiredService<ResponseBook>();

    public SurveyLinks Links => portal.Services.GetRequiredService<SurveyLinks>();

    /// <summary>A city with a monitoring officer.</summary>
    public async Task<(City City, Guid Officer, string Email)> CityAsync(string slug)
    {
        var people = new TestPeople(portal);
        var (city, email) = (await people.CityAsync(slug), $"figures@{slug}.example");
        var officer = await people.PersonAsync(email);
        await people.GiveAsync(officer, city, Role.MonitoringOfficer);
        return (city, officer, email);
    }

    /// <summary>Lets a German city ask about background.</summary>
    public async Task AllowAsync(City city)
    {
        var asking = portal.Services.GetRequiredService<CityAsking>();
        await asking.SaveAsync(city, new CityAskingRow
        {
            CityId = city.CityId,
            Pack = "de",
            Definition = $"{BackgroundVersion.UnitedNations}",
            DpiaReference = "1",
            DpiaOn = new(2026, 1, 1),
            ArrangementReference = "2",
            ArrangementOn = new(2026, 1, 1),
            NoticesReference = "3",
            NoticesOn = new(2026, 1, 1),
            SwitchedOnAt = null,
            ChangedAt = portal.Clock.GetUtcNow(),
        }, CancellationToken.None);
        Assert.True(await asking.SwitchAsync(city, true, CancellationToken.None));
    }

    /// <summary>Firms of one trade, which is what a test chooses them by.</summary>
    public async Task FirmsAsync(string cpv, int count, string? size = "small", string language = "en")
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        for (var i = 0; i < count; i++)
        {
            var number = Guid.NewGuid().ToString("N");
            await connection.ExecuteAsync(
                """
                INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, size, origin, created_at, changed_at)
                VALUES (@Id, 'DE-HRB', @Number, @Number, @Name, '', 'DE', '', @Cpv, @Email, @Language, @Size, 'import', @Now, @Now)
                """,
                new { Id = Guid.CreateVersion7(), Number = number, Name = $"Firm {i} of {cpv}", Cpv = cpv, Email = $"firm-{number}@firms.example", Language = language, Size = size, Now = portal.Clock.GetUtcNow() });
        }
    }

    /// <summary>A survey whose invitations went out; it ends 20 days from now.</summary>
    public async Task<(Campaign Campaign, IReadOnlyList<Invitation> Invited)> SentAsync(City city, Guid officer, string cpv)
    {
        var id = await Campaigns.MakeAsync(city, new PoolWish([cpv], [], []), 10, Today.AddDays(20), officer, CancellationToken.None);
        Assert.True(await Campaigns.SendAsync(city, (await Campaigns.FindAsync(id, CancellationToken.None))!, CancellationToken.None));
        return ((await Campaigns.FindAsync(id, CancellationToken.None))!, await Campaigns.InvitationsAsync(id, CancellationToken.None));
    }

    /// <summary>Saves and sends answers for a firm.</summary>
    public async Task AnswerAsync(Campaign campaign, Invitation invitation, params (string Question, string Written)[] answers)
    {
        await Responses.SaveAsync(campaign, invitation, answers.ToDictionary(a => a.Question, a => (SurveyAnswer?)SurveyAnswer.Parse(a.Written)), CancellationToken.None);
        Assert.True(await Responses.SubmitAsync(campaign, invitation, all => all, CancellationToken.None));
    }

    public Task<JobCount> RunJobsAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);

    public DateOnly Today => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
}
