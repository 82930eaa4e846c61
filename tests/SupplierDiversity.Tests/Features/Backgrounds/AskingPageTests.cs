using System.Net;
using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Backgrounds;

public class AskingPageTests(BackgroundsPortal portal) : IClassFixture<BackgroundsPortal>
{
    private static readonly KeyValuePair<string, string>[] Papers =
    [
        new("Choice", "de UnitedNations"), new("DpiaReference", "File 1"), new("DpiaOn", "2026-01-01"), new("ArrangementReference", "File 2"),
        new("ArrangementOn", "2026-01-02"), new("NoticesReference", "File 3"), new("NoticesOn", "2026-03-02"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CityAsking Asking => portal.Services.GetRequiredService<CityAsking>();

    [Fact]
    public async Task Switch_WithoutAllPapers_StaysOff()
    {
        var city = await portal.CityAsync("DEU");
        var officer = await portal.StaffAsync(city, Role.DataProtectionOfficer);
        var page = await officer.GetAsync(Address(city));
        Assert.Contains("Switched off", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("needs legal review", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SwitchAsync(officer, page));
        foreach (var missing in new[] { "DpiaReference", "ArrangementOn", "NoticesReference" })
        {
            using var saved = await officer.SubmitAsync(await officer.GetAsync(Address(city)), [.. Papers.Where(p => p.Key != missing), new(missing, "")]);
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SwitchAsync(officer, await officer.GetAsync(Address(city))));
        }

        Assert.False((await Asking.PermissionsAsync(Ct)).ContainsKey(city.CityId));
    }

    [Fact]
    public async Task Switch_WithAllPapers_IsOnUntilOneIsTakenAway()
    {
        var city = await portal.CityAsync("DEU");
        var administrator = await portal.StaffAsync(city, Role.CityAdministrator);
        using (await administrator.SubmitAsync(await administrator.GetAsync(Address(city)), Papers))
        {
        }

        Assert.Equal(HttpStatusCode.Redirect, await SwitchAsync(administrator, await administrator.GetAsync(Address(city))));
        Assert.Equal("de", (await Asking.PermissionsAsync(Ct))[city.CityId].Pack.Key);
        Assert.Contains("Switched on since 2 Mar", (await administrator.GetAsync(Address(city))).Body!.TextContent, StringComparison.Ordinal);
        using (await administrator.SubmitAsync(await administrator.GetAsync(Address(city)), [new("DpiaReference", "")]))
        {
        }

        Assert.False((await Asking.PermissionsAsync(Ct)).ContainsKey(city.CityId));
    }

    [Fact]
    public async Task Save_PackOfAnotherCountryOrDayInTheFuture_IsRefusedAndNothingTypedIsLost()
    {
        var city = await portal.CityAsync("DEU");
        var administrator = await portal.StaffAsync(city, Role.CityAdministrator);
        var page = await administrator.GetAsync(Address(city));
        page.QuerySelector("input[name=Choice]")!.SetAttribute("value", "gb Dive2010");
        using var answer = await administrator.SubmitAsync(page, [new("Choice", "gb Dive2010"), new("DpiaReference", "kept as typed"), new("DpiaOn", "2031-01-01")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = await PageVisitor.ReadAsync(answer);
        Assert.Equal(["#Choice", "#DpiaOn"], again.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal("kept as typed", again.QuerySelector("#DpiaReference")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Show_CountryWhereNothingMayBeAsked_HasNothingToSwitch()
    {
        var city = await portal.CityAsync("FRA");
        var administrator = await portal.StaffAsync(city, Role.CityAdministrator);
        var page = await administrator.GetAsync(Address(city));
        Assert.Contains("may ask nobody", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        await Asking.SaveAsync(city, portal.Papers(city, "fr", BackgroundVersion.SelfIdentification), Ct);
        Assert.False(await Asking.SwitchAsync(city, true, Ct));
    }

    [Fact]
    public void Packs_All_HaveWordsInEveryLanguageAndFiveRegimes()
    {
        var shelf = portal.Services.GetRequiredService<PackShelf>();
        Assert.Equal(["be-vlg", "de", "fr", "gb", "it", "nl", "se"], shelf.All.Select(p => p.Key));
        Assert.True(shelf.All.DistinctBy(p => (p.Basis, string.Join(' ', p.Asks.Select(q => q.Fact)))).Count() >= 5);
        Assert.Equal(Enum.GetValues<BackgroundVersion>(), shelf.All.SelectMany(p => p.Definitions).Distinct().Order());
        Assert.Empty(shelf.Find("fr")!.Asks);
        foreach (var t in portal.Services.GetRequiredService<LanguageList>().All)
        {
            foreach (var pack in shelf.All)
            {
                Assert.NotEmpty(OwnerText.Country(pack.Country, t));
                Assert.All(pack.Asks, q => Assert.NotEmpty(OwnerText.Question(pack.Permit(new(q.Fact, pack.Country))!, t)));
                Assert.All(pack.Definitions, d => Assert.NotEmpty(OwnerText.Definition(d, t)));
            }
        }
    }

    private static string Address(City city) => $"/en/admin/cities/{city.Slug}/asking";

    private static async Task<HttpStatusCode> SwitchAsync(PageVisitor visitor, IHtmlDocument page)
    {
        using var answer = await visitor.SubmitAsync(page, [], "main form[action$=switch]");
        return answer.StatusCode;
    }
}
