using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Surveys;

public class SurveyTasksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Home_OfAFirmThatIsAsked_ShowsTheSurveyUntilItIsSent()
    {
        var surveys = new TestSurveys(portal);
        var (visitor, home, _) = await new BusinessSteps(portal).RegisterAsync("person@gefragt.example");
        Assert.Null((await visitor.GetAsync($"/en{home}")).QuerySelector("main a[href*='/surveys/']"));
        var (city, officer, _) = await surveys.CityAsync("gefragtstadt");
        var (campaign, invited) = await surveys.SentAsync(city, officer, "90");
        var invitation = Assert.Single(invited, i => i.SupplierId == Guid.Parse(home.Split('/')[^1]));

        var task = (await visitor.GetAsync($"/en{home}")).QuerySelector("main a[href*='/surveys/']")!;
        Assert.Equal("Gefragtstadt asks your business about equality", task.TextContent);
        Assert.Equal($"/en/surveys/{surveys.Links.Token(invitation.InvitationId)}", task.GetAttribute("href"));
        await visitor.GetAsync(task.GetAttribute("href")!);

        await surveys.AnswerAsync(campaign, invitation, ("staff_total", "n4"));
        Assert.Null((await visitor.GetAsync($"/en{home}")).QuerySelector("main a[href*='/surveys/']"));
    }
}
