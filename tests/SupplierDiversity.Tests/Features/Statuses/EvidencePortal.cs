using System.Net;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Statuses;

/// <summary>Cities with verifiers, and businesses that send them documents.</summary>
public sealed class EvidencePortal : PortalFixture
{
    /// <summary>A city with a definition.</summary>
    public async Task<City> CityAsync(string slug)
    {
        var people = new TestPeople(this);
        var city = await people.CityAsync(slug);
        await Services.GetRequiredService<CityDefinitions>().AddAsync(
            city,
            TestDefinition.Of(city),
            await people.PersonAsync($"definer@{slug}.example"),
            TestContext.Current.CancellationToken);
        return city;
    }

    /// <summary>Somebody with roles in a city.</summary>
    public async Task<PageVisitor> StaffAsync(City city, params Role[] roles)
    {
        var people = new TestPeople(this);
        var email = $"{string.Join('-', roles.Select(RoleCode.Of))}@{city.Slug}.example";
        var account = await people.PersonAsync(email);
        foreach (var role in roles)
        {
            await people.GiveAsync(account, city, role);
        }

        return await people.SignInAsync(email);
    }

    /// <summary>A business with one owner that lets the cities use diversity data: its person and the path of its home.</summary>
    public async Task<(PageVisitor Visitor, string Home)> FirmAsync(string email, params City[] cities)
    {
        var (visitor, home, _) = await new BusinessSteps(this).RegisterAsync(email);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), cities.Select(c => KeyValuePair.Create("Chosen", c.CityId.ToString())));
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), cities.Select(c => KeyValuePair.Create("Diversity", c.CityId.ToString())));
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner of the test"), new("Size", "51")]);
        return (visitor, home);
    }

    /// <summary>Sends a document as a browser does, with a file or without.</summary>
    public static async Task<HttpResponseMessage> SendAsync(PageVisitor visitor, string home, string number, string until, byte[]? file = null, string? id = null, string about = "Owners")
    {
        var page = await visitor.GetAsync($"/en{home}/evidence/new");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(id ?? page.QuerySelector("main input[name=Id]")!.GetAttribute("value")!), "Id" },
            { new StringContent(about), "About" },
            { new StringContent("Trade register of the test"), "Issuer" },
            { new StringContent(number), "Number" },
            { new StringContent(until), "Until" },
        };
        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "File", "../../own name.html");
        }

        return await visitor.Http.PostAsync($"/en{home}/evidence/new", form, TestContext.Current.CancellationToken);
    }

    /// <summary>The same, which is taken.</summary>
    public static async Task SentAsync(PageVisitor visitor, string home, string number, string until, byte[]? file = null, string about = "Owners")
    {
        using var answer = await SendAsync(visitor, home, number, until, file, about: about);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The path of the oldest document in the queue.</summary>
    public static async Task<string> OldestAsync(PageVisitor verifier, City city) =>
        (await verifier.GetAsync($"/en/admin/cities/{city.Slug}/evidence")).QuerySelector("main ol.worklist a")!.GetAttribute("href")!;

    /// <summary>A verifier accepts the oldest document.</summary>
    public static async Task AcceptAsync(PageVisitor verifier, City city) =>
        await BusinessSteps.FollowAsync(verifier, await verifier.GetAsync(await OldestAsync(verifier, city)), [], "#accept");

    /// <summary>The tag beside the first answer, and the whole page.</summary>
    public static async Task<(string Tag, string Page)> StatusAsync(PageVisitor visitor, string home, string query = "")
    {
        var page = await visitor.GetAsync($"/en{home}/status{query}");
        return (page.QuerySelector("section .tag")!.TextContent, page.QuerySelector("main")!.TextContent);
    }
}
