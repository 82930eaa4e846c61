using System.Net;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.People;

public class ChangeRoleTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    private TestPeople People => new(portal);

    private RoleBook Book => portal.Services.GetRequiredService<RoleBook>();

    [Fact]
    public async Task End_Role_ClosesDoorsAtOnceAndStaysOnRecord()
    {
        var (city, account, email) = await AdministratorOfAsync("endstadt");
        await AdministratorOfAsync(city, "second@endstadt.example");
        var person = await People.SignInAsync(email);
        await person.GetAsync("/en/admin/cities/endstadt/people");
        var list = await EndAsync(city, account);
        Assert.Equal(HttpStatusCode.Redirect, list.StatusCode);
        await person.GetAsync("/en/admin/cities/endstadt/people", HttpStatusCode.NotFound);
        await person.GetAsync("/en/admin", HttpStatusCode.Forbidden);
        var page = await portal.Administrator.GetAsync("/en/admin/cities/endstadt/people");
        Assert.Contains("by officer@portal.example", page.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_LastAdministrator_IsRefused()
    {
        var (city, account, _) = await AdministratorOfAsync("letztau");
        var answer = await EndAsync(city, account);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("needs one administrator", (await PageVisitor.ReadAsync(answer)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        var refusal = await Book.ChangeAsync(city, await RoleOfAsync(account), Book.Today(city), CancellationToken.None);
        Assert.Equal(RoleRefusalKind.LastAdministrator, refusal?.Kind);
    }

    [Fact]
    public async Task End_BothOfTwoAdministratorsAtOnce_OneStays()
    {
        var (city, one, _) = await AdministratorOfAsync("zweistadt");
        var two = await AdministratorOfAsync(city, "two@zweistadt.example");
        var (first, second) = (await RoleOfAsync(one), await RoleOfAsync(two));
        var refusals = await Task.WhenAll(
            Task.Run(() => Book.EndAsync(city, first, one, CancellationToken.None)),
            Task.Run(() => Book.EndAsync(city, second, two, CancellationToken.None)));
        Assert.Equal(RoleRefusalKind.LastAdministrator, Assert.Single(refusals.OfType<RoleRefusal>()).Kind);
    }

    [Fact]
    public async Task Change_LastDay_EndsTheRoleWhenItHasPassedInTheCity()
    {
        var city = await People.CityAsync("tagesau");
        var account = await People.PersonAsync("lawyer@tagesau.example");
        await People.GiveAsync(account, city, Role.Lawyer);
        var role = await RoleOfAsync(account);
        var page = await portal.Administrator.GetAsync($"/ar/admin/cities/tagesau/people/{role.CityRoleId}");
        var last = Book.Today(city).AddDays(1);
        using var saved = await portal.Administrator.SubmitAsync(page, [new("until", InviteForm.Day(last)!)], "main form:not(#end)");
        Assert.Equal("/ar/admin/cities/tagesau/people?done=changed", saved.Headers.Location?.ToString());
        role = await RoleOfAsync(account);
        Assert.Equal(last, role.UntilOn);
        Assert.True(role.HeldOn(last));
        Assert.False(role.HeldOn(last.AddDays(1)));
    }

    [Fact]
    public async Task Change_RoleOfAnotherCity_IsNotThere()
    {
        var (_, account, _) = await AdministratorOfAsync("fremdau");
        var (_, _, email) = await AdministratorOfAsync("eigenau");
        var person = await People.SignInAsync(email);
        await person.GetAsync($"/en/admin/cities/eigenau/people/{(await RoleOfAsync(account)).CityRoleId}", HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> EndAsync(City city, Guid account)
    {
        var page = await portal.Administrator.GetAsync($"/en/admin/cities/{city.Slug}/people/{(await RoleOfAsync(account)).CityRoleId}");
        return await portal.Administrator.SubmitAsync(page, [], "#end");
    }

    private async Task<CityRole> RoleOfAsync(Guid account) => Assert.Single(await Book.OfPersonAsync(account, CancellationToken.None));

    private async Task<(City City, Guid Account, string Email)> AdministratorOfAsync(string slug)
    {
        var city = await People.CityAsync(slug);
        var email = $"first@{slug}.example";
        return (city, await AdministratorOfAsync(city, email), email);
    }

    private async Task<Guid> AdministratorOfAsync(City city, string email)
    {
        var account = await People.PersonAsync(email);
        await People.GiveAsync(account, city, Role.CityAdministrator);
        return account;
    }
}
