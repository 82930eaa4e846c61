using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>What has happened in the served portal before anybody visits: invented tenders and one administrator.</summary>
public sealed record StoryOfTheCity
{
    public const string Administrator = "admin@rosenhafen.example";
    public const string Password = "orchard kettle window";

    /// <summary>An open call with long words, several languages and a duty of equality.</summary>
    public required string Tender { get; init; }

    /// <summary>The address name of the one city of the portal.</summary>
    public required string City { get; init; }

    /// <summary>The buyer that is that city.</summary>
    public required Guid CityBuyer { get; init; }

    /// <summary>A buyer that nobody made a city yet.</summary>
    public required Guid OtherBuyer { get; init; }

    /// <summary>The newest import.</summary>
    public required Guid Import { get; init; }

    /// <summary>File name of a mail that was sent.</summary>
    public required string Mail { get; init; }

    /// <summary>A link with which a person can still choose a password; what follows the language in its address.</summary>
    public required string WelcomeLink { get; init; }

    public static async Task<StoryOfTheCity> TellAsync(ServedPortal portal)
    {
        var tenders = new TestTenders(portal.Services);
        var call = TestTenders.Call("Druck von Schulbüchern für Erwachsenenbildungseinrichtungen", "de") with
        {
            Title = TestTenders.Texts(("de", "Druck von Schulbüchern für Erwachsenenbildungseinrichtungen"), ("en", "Printing of school books for adult education")),
        };
        var id = await tenders.PublishAsync(call);
        await tenders.PublishAsync([.. Enumerable.Range(1, 25).Select(n =>
            TestTenders.Call($"Catering for district office {n}", cpv: "55520000", nuts: n % 2 == 0 ? "DE600" : "DE212", value: n * 10_000m))]);
        await tenders.PublishAsync(TestTenders.Call("Gebäudereinigung im Kreishaus", "de", cpv: "90910000", buyer: "Landkreis Tannengrund"));

        var cities = portal.Services.GetRequiredService<CityList>();
        var buyer = (await cities.SearchBuyersAsync("Rosenhafen", CancellationToken.None)).Single(b => b.Name == "City of Rosenhafen");
        var city = new CityDetails("Rosenhafen", "rosenhafen", "DEU", "Europe/Berlin", "de");
        Assert.True(await portal.Services.GetRequiredService<CityRegister>().MakeAsync(buyer, city, Administrator, CancellationToken.None));
        var letter = new Letter(
            "reader@rosenhafen.example", "en", "confirm", "Please confirm", "Please confirm.",
            "<!DOCTYPE html><html lang=\"en\"><head><title>Please confirm</title></head><body><main><h1>Please confirm</h1></main></body></html>");
        await portal.Services.GetRequiredService<Db>().InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<LetterBox>().AddAsync(connection, transaction, letter), CancellationToken.None);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        return new()
        {
            Tender = id,
            City = city.Slug,
            CityBuyer = buyer.BuyerId,
            OtherBuyer = (await cities.SearchBuyersAsync("Tannengrund", CancellationToken.None)).Single().BuyerId,
            Import = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None)).Single().ImportId,
            Mail = Path.GetFileName(Directory.EnumerateFiles(portal.MailFolder, "*.eml").First()),
            WelcomeLink = (await WelcomeLinkAsync(portal, "clerk@rosenhafen.example"))["/en".Length..],
        };
    }

    /// <summary>A fresh one-time link, as the command prints it.</summary>
    public static async Task<string> WelcomeLinkAsync(ServedPortal portal, string email)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall([email], Json: false, portal.Services, CancellationToken.None) { Out = output, Error = errors };
        Assert.Equal(Exit.Success, await CreateAdminVerb.Verb.RunAsync(call));
        return new Uri(output.ToString().Trim()).PathAndQuery;
    }
}
