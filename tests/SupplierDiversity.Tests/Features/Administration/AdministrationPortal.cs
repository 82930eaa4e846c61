using AngleSharp.Html.Dom;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Administration;

/// <summary>A portal with a signed-in administrator.</summary>
public class AdministrationPortal : PortalFixture
{
    public PageVisitor Administrator { get; private set; } = null!;

    public CityList Cities => Services.GetRequiredService<CityList>();

    protected override async Task PrepareAsync() => Administrator = await Administrators.VisitAsync(this, "officer@portal.example");

    /// <summary>A buyer as its first notice makes it.</summary>
    public async Task<Buyer> BuyerAsync(string name, string country = "DEU")
    {
        await new TestTenders(Services).PublishAsync(TestTenders.Call(buyer: name, country: country));
        return Assert.Single(await Cities.SearchBuyersAsync(name, CancellationToken.None), b => b.Name == name);
    }

    /// <summary>Sends a form and reads the page it leads to.</summary>
    public async Task<IHtmlDocument> FollowAsync(IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form = "main form")
    {
        using var response = await Administrator.SubmitAsync(page, fields, form);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
        return await Administrator.GetAsync(response.Headers.Location!.ToString());
    }
}
