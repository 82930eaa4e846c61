using System.Net;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Administration;

public class CityFormTests(AdministrationPortal portal) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task Make_GoodDetails_MakesTheCityAndWritesDownWho()
    {
        var buyer = await portal.BuyerAsync("Stadt Groß-Mühlbach");
        var page = await portal.Administrator.GetAsync($"/en/admin/buyers/{buyer.BuyerId}/city");
        Assert.Equal("rosenhafen", page.QuerySelector("#Slug")?.GetAttribute("value"));
        Assert.Equal("Europe/Berlin", page.QuerySelector("#TimeZone")?.GetAttribute("value"));
        var made = await portal.FollowAsync(page, [new("Name", " Groß-Mühlbach "), new("Slug", "gross-muehlbach"), new("Language", "de")]);
        Assert.Equal("Groß-Mühlbach", made.QuerySelector("h1")?.TextContent);
        Assert.NotNull(made.QuerySelector(".box.ok"));
        var city = await portal.Cities.FindByBuyerAsync(buyer.BuyerId, CancellationToken.None);
        Assert.Equal(("gross-muehlbach", "Europe/Berlin", "de", "DEU", 1), (city!.Slug, city.Zone.Id, city.Language, city.Country, city.Buyers));
        var action = Assert.Single(await portal.Services.GetRequiredService<AuditSearch>().FindAsync(new(null, city.CityId.ToString("D"), null, null), null, 0, 100, CancellationToken.None));
        var officer = await portal.Services.GetRequiredService<AccountDirectory>().FindAsync("officer@portal.example", CancellationToken.None);
        Assert.Equal(("city-made", officer, "portal-administrator"), (action.Action, action.AccountId, action.Roles));
    }

    public static TheoryData<string, string, string, string> BadInput => new()
    {
        { "Name", "", "Enter the name of the city", "Şehrin adını harflerle yazın" },
        { "Name", "12 34", "Enter the name of the city", "Şehrin adını harflerle yazın" },
        { "Name", new string('n', 121), "Shorten the name", "120 karaktere kısaltın" },
        { "Slug", "", "Use 2 to 60 small letters", "2 ila 60 küçük harf" },
        { "Slug", "x", "Use 2 to 60 small letters", "2 ila 60 küçük harf" },
        { "Slug", "İzmir", "Use 2 to 60 small letters", "2 ila 60 küçük harf" },
        { "Slug", "../admin", "Use 2 to 60 small letters", "2 ila 60 küçük harf" },
        { "Slug", "a--b", "Use 2 to 60 small letters", "2 ila 60 küçük harf" },
        { "Slug", "taken", "Another city has this name", "Başka bir şehir" },
        { "Country", "", "three letters", "üç harfle" },
        { "Country", "Türkiye", "three letters", "üç harfle" },
        { "TimeZone", "", "Choose a time zone", "bir saat dilimi seçin" },
        { "TimeZone", "Europe/Nowhere", "Choose a time zone", "bir saat dilimi seçin" },
        { "TimeZone", "W. Europe Standard Time", "Choose a time zone", "bir saat dilimi seçin" },
        { "TimeZone", "../../etc/passwd", "Choose a time zone", "bir saat dilimi seçin" },
        { "Language", "xx", "Choose a language", "bir dil seçin" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Make_BadInput_SaysSoBesideTheFieldAndKeepsWhatWasTyped(string field, string value, string english, string turkish)
    {
        if (await portal.Cities.FindBySlugAsync("taken", CancellationToken.None) is null)
        {
            await MakeAsync("Amt Vorhanden", "taken");
        }

        var buyer = await portal.BuyerAsync("Amt Falsch");
        foreach (var (language, words) in new[] { ("en", english), ("tr", turkish) })
        {
            var page = await portal.Administrator.GetAsync($"/{language}/admin/buyers/{buyer.BuyerId}/city");
            var typed = new Dictionary<string, string>
            {
                ["Name"] = "Iğdır",
                ["Slug"] = "igdir",
                ["Country"] = "TUR",
                ["TimeZone"] = "Europe/Istanbul",
                ["Language"] = "tr",
                [field] = value,
            };
            using var response = await portal.Administrator.SubmitAsync(page, typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var again = await PageVisitor.ReadAsync(response);
            Assert.Contains(words, again.QuerySelector($"#{field}-error")?.TextContent, StringComparison.Ordinal);
            Assert.Contains(words, again.QuerySelector($".errors a[href='#{field}']")?.TextContent, StringComparison.Ordinal);
            foreach (var (name, kept) in typed.Where(t => t.Key != "Language"))
            {
                Assert.Equal(kept, again.QuerySelector($"#{name}")!.GetAttribute("value") ?? "");
            }
        }

        Assert.Null(await portal.Cities.FindByBuyerAsync(buyer.BuyerId, CancellationToken.None));
    }

    [Fact]
    public async Task AttachAndDetach_SecondBuyer_JoinsAndLeaves()
    {
        await MakeAsync("Stadt Doppelburg", "doppelburg");
        var second = await portal.BuyerAsync("Stadtwerke Doppelburg");
        var page = await portal.Administrator.GetAsync($"/de/admin/buyers/{second.BuyerId}");
        Assert.Contains("Deutschland", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        using (var nothing = await portal.Administrator.SubmitAsync(page, [new("city", "")]))
        {
            Assert.Equal("Wählen Sie eine Stadt aus der Liste.", (await PageVisitor.ReadAsync(nothing)).QuerySelector("#city-error")?.TextContent);
        }

        var joined = await portal.FollowAsync(page, [new("city", "doppelburg")]);
        Assert.Equal("Doppelburg", joined.QuerySelector(".facts a")?.TextContent);
        Assert.Equal(2, (await portal.Cities.FindBySlugAsync("doppelburg", CancellationToken.None))!.Buyers);
        using (var twice = await portal.Administrator.SubmitAsync(page, [new("city", "doppelburg")]))
        {
            Assert.Contains("gehört schon", (await PageVisitor.ReadAsync(twice)).QuerySelector(".errors")?.TextContent, StringComparison.Ordinal);
        }

        await portal.FollowAsync(joined, []);
        Assert.Equal(1, (await portal.Cities.FindBySlugAsync("doppelburg", CancellationToken.None))!.Buyers);
    }

    [Fact]
    public async Task Change_NewZone_IsSavedAndTheAddressStays()
    {
        await MakeAsync("Stadt Zonenau", "zonenau");
        var page = await portal.Administrator.GetAsync("/en/admin/cities/zonenau");
        Assert.Null(page.QuerySelector("#Slug"));
        await portal.FollowAsync(page, [new("TimeZone", "Europe/Lisbon")]);
        Assert.Equal("Europe/Lisbon", (await portal.Cities.FindBySlugAsync("zonenau", CancellationToken.None))!.TimeZone);
    }

    [Fact]
    public async Task Buyers_SearchedWithoutAccents_AreFound()
    {
        await portal.BuyerAsync("Gemeinde Wörth am Öhrbach");
        var page = await portal.Administrator.GetAsync("/en/admin/buyers?q=WORTH+ohrbach");
        Assert.Equal("Gemeinde Wörth am Öhrbach", Assert.Single(page.QuerySelectorAll("tbody tr td:first-child")).TextContent.Trim());
        Assert.Contains("1 buyer", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 buyers", (await portal.Administrator.GetAsync("/en/admin/buyers?q=zzzz")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Neustadt an der Weiß", "neustadt-an-der-weiss")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("القاهرة", "")]
    public void SlugOf_Name_IsPlainLatin(string name, string slug) => Assert.Equal(slug, CityDetails.SlugOf(name));

    private async Task MakeAsync(string buyerName, string slug)
    {
        var buyer = await portal.BuyerAsync(buyerName);
        var page = await portal.Administrator.GetAsync($"/en/admin/buyers/{buyer.BuyerId}/city");
        await portal.FollowAsync(page, [new("Name", buyerName.Split(' ')[^1]), new("Slug", slug)]);
    }
}
