using SupplierDiversity.Features.Cities;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Tenders;

/// <summary>What is kept of lists and pages must not outlive a change of what they are made from.</summary>
public class TenderFreshnessTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private CityRegister Register => portal.Services.GetRequiredService<CityRegister>();

    private CityList Cities => portal.Services.GetRequiredService<CityList>();

    [Fact]
    public async Task Show_BuyerJoinsACityThatMovesItsClock_TellsSoAtOnce()
    {
        var name = $"Buyer {Guid.CreateVersion7()}";
        var id = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Chairs", buyer: name, deadline: portal.Clock.GetUtcNow().AddDays(10)));
        var visitor = portal.NewVisitor();
        var without = await ZoneAsync(visitor, id);

        var buyer = Assert.Single(await Cities.SearchBuyersAsync(name, CancellationToken.None), b => b.Name == name);
        var details = new CityDetails("Azurville", "azurville", "DEU", "Asia/Tokyo", "de");
        Assert.True(await Register.MakeAsync(buyer, details, CancellationToken.None));
        var far = await ZoneAsync(visitor, id);
        Assert.NotEqual(without, far);
        Assert.Equal("Chairs", await OnlyHitAsync(visitor));

        var city = await Cities.FindBySlugAsync("azurville", CancellationToken.None);
        await Register.ChangeAsync(city!, details with { TimeZone = "America/Lima" }, CancellationToken.None);
        Assert.NotEqual(far, await ZoneAsync(visitor, id));

        Assert.True(await Register.DetachAsync(buyer, city!, CancellationToken.None));
        Assert.Equal(without, await ZoneAsync(visitor, id));
        Assert.Null(await OnlyHitAsync(visitor));
    }

    [Fact]
    public async Task Show_MidnightAndDeadlinePass_WordsFollowTheClock()
    {
        var id = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Harpsichords", deadline: portal.Clock.GetUtcNow().AddDays(2)));
        var visitor = portal.NewVisitor();
        foreach (var address in new[] { $"/en/tenders/{id}", "/en/tenders?q=harpsichords" })
        {
            var now = portal.Clock.GetUtcNow();
            Assert.Contains("in 2 days", await TextAsync(visitor, address), StringComparison.Ordinal);
            portal.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Contains("tomorrow", await TextAsync(visitor, address), StringComparison.Ordinal);
            portal.Clock.Advance(TimeSpan.FromDays(1));
            Assert.DoesNotContain("tomorrow", await TextAsync(visitor, address), StringComparison.Ordinal);
            portal.Clock.Set(now);
        }
    }

    private static async Task<string> TextAsync(PageVisitor visitor, string address) => (await visitor.GetAsync(address)).QuerySelector("main")!.TextContent;

    // The deadline as the page words it, in the zone of the city.
    private static async Task<string> ZoneAsync(PageVisitor visitor, string id) =>
        (await visitor.GetAsync($"/en/tenders/{id}")).QuerySelector("dd.big time")!.TextContent;

    private static async Task<string?> OnlyHitAsync(PageVisitor visitor) =>
        (await visitor.GetAsync("/en/tenders?city=azurville")).QuerySelectorAll(".hit h2").SingleOrDefault()?.TextContent;
}
