using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Bids;

/// <summary>A city with officers, tenders and firms that bid; documents of at most 2 MB.</summary>
public class BidsPortal : PortalFixture
{
    private int _count;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Bids:LargestFileMegabytes", "2")];

    /// <summary>A city with two procurement officers.</summary>
    public async Task<(City City, PageVisitor First, PageVisitor Second)> CityAsync()
    {
        var slug = $"stadt-{Interlocked.Increment(ref _count)}";
        var people = new TestPeople(this);
        var city = await people.CityAsync(slug);
        List<PageVisitor> officers = [];
        foreach (var name in new[] { "first", "second" })
        {
            await people.GiveAsync(await people.PersonAsync($"{name}@{slug}.example"), city, Role.ProcurementOfficer);
            officers.Add(await people.SignInAsync($"{name}@{slug}.example"));
        }

        return (city, officers[0], officers[1]);
    }

    /// <summary>Somebody of the city with another role.</summary>
    public async Task<PageVisitor> PersonAsync(City city, Role role, string name)
    {
        var people = new TestPeople(this);
        await people.GiveAsync(await people.PersonAsync($"{name}@{city.Slug}.example"), city, role);
        return await people.SignInAsync($"{name}@{city.Slug}.example");
    }

    /// <summary>An open tender of the city whose bids come in on the portal.</summary>
    public async Task<string> TenderAsync((City City, PageVisitor First, PageVisitor Second) city, DateTimeOffset? deadline = null, Func<Notice, Notice>? change = null)
    {
        var call = TestTenders.Call("School meals", buyer: $"Buyer of {city.City.Slug}", deadline: deadline ?? Clock.GetUtcNow().AddDays(10));
        var published = Assert.Single(await new TestTenders(Services).PublishAsync([change?.Invoke(call) ?? call]));
        await Db.ExecuteAsync(
            "UPDATE buyers SET city_id = @CityId WHERE buyer_id = (SELECT buyer_id FROM tenders WHERE tender_id = @TenderId)", new { city.City.CityId, published.TenderId }, CancellationToken.None);
        var page = await city.First.GetAsync($"/en/admin/cities/{city.City.Slug}/bids/{published.TenderId}");
        using var taken = await city.First.SubmitAsync(page, [], "form[action$='/receive']");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        return published.TenderId!;
    }

    /// <summary>A firm of the register with one person, who is signed in.</summary>
    public async Task<BiddingFirm> FirmAsync(string name, string language = "en")
    {
        var number = $"{Interlocked.Increment(ref _count):D8}";
        var email = $"owner-{number}@firm.example";
        var account = await new TestPeople(this).PersonAsync(email);
        var id = Guid.CreateVersion7();
        var now = Clock.GetUtcNow();
        await Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Id, 'NL-KVK', @Number, @Number, @Name, @Name, 'NL', '', '', '', '', 'self', @Now, @Now)
            """,
            new { Id = id, Number = number, Name = name, Now = now }, CancellationToken.None);
        await Db.ExecuteAsync(
            "INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at) VALUES (@Id, @Account, @Language, '', @Now)",
            new { Id = id, Account = account, Language = language, Now = now }, CancellationToken.None);
        return new(id, name, email, language, await new TestPeople(this).SignInAsync(email));
    }

    /// <summary>Steps of a firm up to a draft with price and document.</summary>
    public static async Task<Guid> DraftAsync(BiddingFirm firm, string tender, string price = "12 500,50", string members = "", string subcontractors = "", string? lot = null)
    {
        var page = await firm.Visitor.GetAsync($"{firm.Home}/tenders/{tender}");
        var draft = await FollowAsync(firm.Visitor, page, lot is null ? [] : [new("lot", lot)], "form[action$='/bid']");
        using var sent = await UploadAsync(firm.Visitor, draft, "offer.txt", "What we offer"u8.ToArray());
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await FollowAsync(firm.Visitor, draft, [new("Price", price), new("Members", members), new("Subcontractors", subcontractors)], "form[action$='/offer']");
        return Guid.Parse(draft.Location.PathName.Split('/')[^1]);
    }

    /// <summary>A bid that is in.</summary>
    public static async Task<Guid> BidAsync(BiddingFirm firm, string tender, string price = "12 500,50", string members = "", string subcontractors = "", string? lot = null)
    {
        var bid = await DraftAsync(firm, tender, price, members, subcontractors, lot);
        var page = await FollowAsync(firm.Visitor, await firm.Visitor.GetAsync($"{firm.Home}/bids/{bid}"), [], "form[action$='/send']");
        Assert.NotNull(page.QuerySelector(".box.ok"));
        return bid;
    }

    /// <summary>Both officers confirm.</summary>
    public static async Task OpenAsync((City City, PageVisitor First, PageVisitor Second) city, string tender)
    {
        foreach (var officer in new[] { city.First, city.Second })
        {
            await FollowAsync(officer, await officer.GetAsync($"/en/admin/cities/{city.City.Slug}/bids/{tender}"), [], "form[action$='/open']");
        }
    }

    public static async Task<IHtmlDocument> FollowAsync(PageVisitor visitor, IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form)
    {
        using var response = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await visitor.GetAsync(response.Headers.Location!.ToString());
    }

    /// <summary>Sends the upload form as a browser does: its fields in their order, the file last.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(PageVisitor visitor, IHtmlDocument page, string name, byte[] bytes)
    {
        var form = page.QuerySelector("form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[name]"))
        {
            if (field.GetAttribute("type") == "file")
            {
                var file = new ByteArrayContent(bytes);
                file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                content.Add(file, field.GetAttribute("name")!, name);
            }
            else
            {
                content.Add(new StringContent(field.GetAttribute("value")!, Encoding.UTF8), field.GetAttribute("name")!);
            }
        }

        return await visitor.Http.PostAsync(form.GetAttribute("action"), content);
    }

    public async Task<T> OneAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<T>(sql, values);
    }
}

/// <summary>A firm that bids.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Its person's address.</param>
/// <param name="Language">Of letters to it.</param>
/// <param name="Visitor">Its person, signed in.</param>
public sealed record BiddingFirm(Guid Id, string Name, string Email, string Language, PageVisitor Visitor)
{
    /// <summary>Its pages.</summary>
    public string Home => $"/en/business/{Id}";
}
