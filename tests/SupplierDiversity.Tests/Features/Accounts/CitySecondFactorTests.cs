using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>One city demands a second factor of its people; the other leaves it to them.</summary>
public class CitySecondFactorTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task City_DemandsASecondFactor_OnlyItsOwnPeopleAreLedToSetOneUp()
    {
        var people = new TestPeople(portal);
        var (strict, easy) = (await people.CityAsync("strengstadt"), await people.CityAsync("leichtstadt"));
        await people.GiveAsync(await people.PersonAsync("eva@strengstadt.example"), strict, Role.Lawyer);
        await people.GiveAsync(await people.PersonAsync("eva@leichtstadt.example"), easy, Role.Lawyer);
        var hers = await people.SignInAsync("eva@strengstadt.example");
        await hers.GetAsync("/en/admin");

        var form = await portal.Administrator.GetAsync("/en/admin/cities/strengstadt");
        await portal.FollowAsync(form, [new("SecondFactor", "true")]);
        using (var led = await hers.Http.GetAsync("/en/admin"))
        {
            Assert.Equal("/en/account/second-factor?required=true", led.Headers.Location?.ToString());
        }

        await (await people.SignInAsync("eva@leichtstadt.example")).GetAsync("/en/admin");
        await portal.Administrator.GetAsync("/en/admin");
        await AccountSteps.SetUpAppAsync(portal, hers);
        await hers.GetAsync("/en/admin");
        Assert.Contains("Second step needed: “no” became “yes”", (await portal.Administrator.GetAsync("/en/admin/actions")).Body!.TextContent, StringComparison.Ordinal);
    }
}
