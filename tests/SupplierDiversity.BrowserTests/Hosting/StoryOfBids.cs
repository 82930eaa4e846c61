using System.Text;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Bids.Declarations;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Evaluation;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Bids;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>A tender whose bids come in on the portal, and a draft of the story's firm.</summary>
public sealed record StoryOfBids
{
    /// <summary>The tender.</summary>
    public required string Tender { get; init; }

    /// <summary>A draft with a document and a price.</summary>
    public required Guid Draft { get; init; }

    /// <summary>A tender that was decided: the firm's bid was chosen.</summary>
    public required DecidedTender Decided { get; init; }

    /// <summary>Lets bids come in and begins one.</summary>
    public static async Task<StoryOfBids> TellAsync(ServedPortal portal, City city, string tender, Guid firmId)
    {
        var services = portal.Services;
        var account = (await services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator)).AccountId;
        await GiveAsync(portal, city, account, Role.ProcurementOfficer);
        var called = (await services.GetRequiredService<CalledTenders>().FindAsync(tender, CancellationToken.None))!;
        var calls = services.GetRequiredService<BidCalls>();
        await calls.ReceiveAsync(called, namesShown: false, electronic: true, feedbackDays: 15, account, CancellationToken.None);
        var call = (await calls.FindAsync(tender, CancellationToken.None))!;
        var book = services.GetRequiredService<BidBook>();
        var firm = (await services.GetRequiredService<FirmBook>().FindAsync(firmId, CancellationToken.None))!;
        var draft = await book.DraftAsync(firm, called, called.Lots[0].LotId, account, CancellationToken.None);
        using var document = new MemoryStream(Encoding.UTF8.GetBytes("What we offer"));
        Assert.Null(await book.AddFileAsync(call, (await book.FindAsync(draft, CancellationToken.None))!, "Angebot-Schulbücher.pdf", document, CancellationToken.None));
        await book.SaveOfferAsync(call, (await book.FindAsync(draft, CancellationToken.None))!, new(11_250_000, "EUR", [], []), CancellationToken.None);
        var declared = new SelfDeclaration
        {
            Name = "",
            Registration = "",
            Country = "",
            Size = null,
            LegalForm = "GmbH",
            Vat = "DE000000000",
            Street = "Hafenweg 7",
            Town = "20457 Rosenhafen",
            Representative = "Ada Zeichner",
            Contact = "Ben Auskunft",
            Email = "bids@firm.example",
            Phone = "",
            Grounds = new Dictionary<string, string> { ["taxes"] = "2024 zu spät gezahlt, seither alles beglichen." },
        };
        await services.GetRequiredService<DeclarationBook>().SaveAsync(firm, declared, account, CancellationToken.None);
        await GiveAsync(portal, city, account, Role.Evaluator);
        await services.GetRequiredService<EvaluationBook>().NameAsync(called, account, account, CancellationToken.None);
        var second = (await services.GetRequiredService<AccountDirectory>().EnsureAsync("second@rosenhafen.example")).AccountId;
        return new() { Tender = tender, Draft = draft, Decided = await DecidedTender.TellAsync(services, portal.Clock, "City of Rosenhafen", firm, account, second) };
    }

    private static Task GiveAsync(ServedPortal portal, City city, Guid account, Role role) => portal.Services.GetRequiredService<Db>().ExecuteAsync(
        "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @Account, @CityId, @Role, @From, @Now)",
        new
        {
            Id = Guid.CreateVersion7(),
            Account = account,
            city.CityId,
            Role = RoleCode.Of(role),
            From = portal.Services.GetRequiredService<RoleBook>().Today(city),
            Now = portal.Clock.GetUtcNow(),
        },
        CancellationToken.None);
}
