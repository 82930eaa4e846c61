using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Tests.Features.Backgrounds;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Statuses;

public class AnsweredStatusTests(BackgroundsPortal portal) : IClassFixture<BackgroundsPortal>
{
    [Fact]
    public async Task Status_OwnerAnswersByTheirLink_IsYesUntilTheAnswersAreTakenBack()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var people = new TestPeople(portal);
        var officer = await people.PersonAsync("definer@answered.example");
        await portal.Services.GetRequiredService<CityDefinitions>().AddAsync(
            city,
            TestDefinition.Of(city),
            officer,
            TestContext.Current.CancellationToken);
        var (visitor, home, _) = await new BusinessSteps(portal).RegisterAsync("firm@answered.example");
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), [new("Chosen", city.CityId.ToString())]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", city.CityId.ToString())]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner 1"), new("Size", "51")]);
        var asked = await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners"), [], "#ask");
        Assert.Contains("https://portal.example/en/", asked.QuerySelector("dl.facts bdi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Undeclared", await AnswerAsync(visitor, home));

        var (owner, _, path) = await portal.BegunAsync(Guid.Parse(home.Split('/')[^1]));
        await BackgroundsPortal.DecideAsync(owner, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(owner, path, "yes");
        Assert.Equal("Yes", await AnswerAsync(visitor, home));
        Assert.Equal(StatusAnswer.Yes, await CountedAsync(city));

        // What is frozen with a bid is of its instant, whatever the same day brings afterwards.
        var answered = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner 2"), new("Size", "49")]);
        var firm = (await portal.Services.GetRequiredService<FirmBook>().FindAsync(Guid.Parse(home.Split('/')[^1]), TestContext.Current.CancellationToken))!;
        var then = Assert.Single(await portal.Services.GetRequiredService<FirmStatuses>().AtAsync(firm, answered, BackgroundReason.Work, TestContext.Current.CancellationToken));
        Assert.Equal(StatusAnswer.Yes, then.MigrantOwned!.Answer);
        Assert.Single(then.Ownership.Sheet.Lines);
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(then.Texts));

        await BackgroundsPortal.DecideAsync(owner, path, OwnerDecision.Withdrawn);
        Assert.Equal("Undeclared", await AnswerAsync(visitor, home));
        Assert.Equal(StatusAnswer.Undeclared, await CountedAsync(city));
        Assert.Contains("Answers were erased on", (await visitor.GetAsync($"/en{home}/status")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // What jobs count is read another way than the page, and must say the same.
    private async Task<StatusAnswer> CountedAsync(City city)
    {
        var now = portal.Clock.GetUtcNow();
        List<CountedFirm> counted = [];
        await foreach (var firm in portal.Services.GetRequiredService<CityStatuses>().OfAsync(city, city.DayAt(now), now, TestContext.Current.CancellationToken))
        {
            counted.Add(firm);
        }

        return Assert.Single(counted).MigrantOwned;
    }

    private static async Task<string> AnswerAsync(PageVisitor visitor, string home) =>
        (await visitor.GetAsync($"/en{home}/status")).QuerySelector("section p > strong")!.TextContent;
}
