using System.Net;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Statuses;

public class FirmStatusTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly BusinessSteps _steps = new(portal);

    [Fact]
    public async Task Status_OwnersWhoHaveNotSaid_IsUndeclaredAndTellsRuleFactsAndFigure()
    {
        var city = await CityAsync("statusau");
        var officer = await OfficerAsync(city);
        await BusinessSteps.FollowAsync(
            officer, await officer.GetAsync($"/en/admin/cities/{city.Slug}/population"), [new("Population", "36"), new("Year", "2023"), new("Source", "Einwohnerregister")]);
        var (visitor, home) = await FirmAsync(city, "told@status.example");
        await AddOwnerAsync(visitor, home, "Owner 1", "51");
        await AddOwnerAsync(visitor, home, "City fund", "49", "Institution");
        var page = await visitor.GetAsync($"/en{home}/status");
        var main = page.QuerySelector("main")!.TextContent;
        Assert.Equal(["Undeclared", "Undeclared"], page.QuerySelectorAll("section p > strong").Select(s => s.TextContent));
        Assert.Contains("Owners who have not said hold 51%. What they say could change the answer.", main, StringComparison.Ordinal);
        Assert.Contains("Version 1, from 2 March 2026", main, StringComparison.Ordinal);
        Assert.Contains("36% (2023, Einwohnerregister)", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_KnownStakesThatDecide_AreANoWhateverIsOpen()
    {
        var city = await CityAsync("entschiedau");
        var (visitor, home) = await FirmAsync(city, "no@status.example");
        await AddOwnerAsync(visitor, home, "Foundation", "49.01", "Institution");
        var page = await visitor.GetAsync($"/en{home}/status");
        Assert.Equal("Not under this rule", page.QuerySelector("section p > strong")!.TextContent);
        Assert.Contains("Even with all that is open it would be 50.99%", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAPastDay_StaysAsItWasUnderTheRuleOfThatDay()
    {
        var city = await CityAsync("rueckblickau");
        var (visitor, home) = await FirmAsync(city, "past@status.example");
        await AddOwnerAsync(visitor, home, "Foundation", "45", "Institution");
        Assert.Equal("Cannot be determined", await AnswerAsync(visitor, home, ""));

        var start = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromDays(3));
        using (var again = await Administrators.SignInAsync(visitor, "past@status.example", Administrators.Password))
        {
        }

        await DefineAsync(city, ("Threshold", "60"));
        await AddOwnerAsync(visitor, home, "Fund", "10", "Institution");
        Assert.Equal("Not under this rule", await AnswerAsync(visitor, home, ""));
        Assert.Equal("Cannot be determined", await AnswerAsync(visitor, home, "?on=2026-03-02"));
        var before = await visitor.GetAsync($"/en{home}/status?on=2026-03-01");
        Assert.Contains("had no rule on that day", before.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"/en{home}/status?on=yesterday", HttpStatusCode.UnprocessableEntity);
        portal.Clock.Set(start);
    }

    [Fact]
    public async Task Definition_WrongFigures_AreRefusedBesideTheirFields()
    {
        var city = await new TestPeople(portal).CityAsync("falschwertau");
        var officer = await OfficerAsync(city);
        var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/definition");
        using var answer = await officer.SubmitAsync(page, [new("Threshold", "0"), new("Practice", "101"), new("EffectiveOn", "2020-01-01")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var wrong = (await PageVisitor.ReadAsync(answer)).QuerySelectorAll(".wrong input").Select(i => i.Id);
        Assert.Equal(["EffectiveOn", "Threshold", "Practice"], wrong);
    }

    private static async Task<string> AnswerAsync(PageVisitor visitor, string home, string query) =>
        (await visitor.GetAsync($"/en{home}/status{query}")).QuerySelector("section p > strong")!.TextContent;

    private async Task<City> CityAsync(string slug, params (string, string)[] fields)
    {
        var city = await new TestPeople(portal).CityAsync(slug);
        await DefineAsync(city, fields);
        return city;
    }

    private async Task DefineAsync(City city, params (string Field, string Value)[] fields)
    {
        var officer = await OfficerAsync(city);
        var saved = await BusinessSteps.FollowAsync(
            officer, await officer.GetAsync($"/en/admin/cities/{city.Slug}/definition"), fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)));
        Assert.Equal("The new rule is saved.", saved.QuerySelector("[role=status]")!.TextContent);
    }

    private async Task<PageVisitor> OfficerAsync(City city)
    {
        var people = new TestPeople(portal);
        var email = $"officer-{Guid.NewGuid():N}@{city.Slug}.example";
        await people.GiveAsync(await people.PersonAsync(email), city, Role.MonitoringOfficer);
        return await people.SignInAsync(email);
    }

    private async Task<(PageVisitor Visitor, string Home)> FirmAsync(City city, string email)
    {
        var (visitor, home, _) = await _steps.RegisterAsync(email);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), [new("Chosen", city.CityId.ToString())]);
        var uses = await visitor.GetAsync($"/en{home}/facts/uses");
        await BusinessSteps.FollowAsync(visitor, uses, [new("Diversity", city.CityId.ToString())]);
        return (visitor, home);
    }

    private static async Task AddOwnerAsync(PageVisitor visitor, string home, string label, string size, string kind = "Person") =>
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", label), new("Size", size), new("Kind", kind)]);
}
