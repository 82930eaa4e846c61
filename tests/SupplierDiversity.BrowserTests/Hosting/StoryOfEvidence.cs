using System.Text;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Documents of a firm: one the city has seen, one it sent back, one that waits; and the city's verifier.</summary>
internal static class StoryOfEvidence
{
    public const string Verifier = "verifier@rosenhafen.example";

    /// <summary>Tells it; the place in the queue of the document that waits.</summary>
    public static async Task<Guid> TellAsync(ServedPortal portal, City city, Guid firm)
    {
        var services = portal.Services;
        var verifier = await services.GetRequiredService<AccountDirectory>().EnsureAsync(Verifier);
        var now = portal.Clock.GetUtcNow();
        foreach (var role in new[] { Role.Verifier, Role.BusinessAdviser })
        {
            await services.GetRequiredService<Db>().ExecuteAsync(
                "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @AccountId, @CityId, @Role, @From, @now)",
                new { Id = Guid.CreateVersion7(), verifier.AccountId, city.CityId, Role = RoleCode.Of(role), From = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), now },
                CancellationToken.None);
        }

        await AssistAsync(services, city, verifier.AccountId, now);
        var (book, desk) = (services.GetRequiredService<EvidenceBook>(), services.GetRequiredService<EvidenceDesk>());
        var waiting = Guid.Empty;
        foreach (var (number, decision) in new (string, EvidenceDecision?)[]
        {
            ("KvK 60000001 / 2026-02", new(Accepted: true, "", "", "")), ("سجل 17", new(Accepted: false, "incomplete", "Bladzijde 2 ontbreekt.", "nl")), ("Akte 2026/113", null),
        })
        {
            var id = Guid.CreateVersion7();
            var file = new EvidenceFile(EvidenceFileKind.Pdf, Encoding.ASCII.GetBytes("%PDF-1.7 invented"));
            await book.AddAsync(firm, new(id, EvidenceSubject.Owners, "Invented trade register", number, DateOnly.FromDateTime(now.UtcDateTime).AddDays(25), file), [city.CityId], CancellationToken.None);
            waiting = (await book.OfFirmAsync(firm, CancellationToken.None)).Single(d => d.DocumentId == id).Reviews.Single().ReviewId;
            if (decision is not null)
            {
                await desk.DecideAsync(city, (await desk.FindAsync(city, waiting, CancellationToken.None))!, decision, CancellationToken.None);
            }
        }

        return waiting;
    }

    // A firm entered from paper, which has not confirmed it yet.
    private static Task<AssistOutcome> AssistAsync(IServiceProvider services, City city, Guid by, DateTimeOffset now) => services.GetRequiredService<FirmRequests>().AssistAsync(
        new("NL", "NL-KVK", "60000077", "60000077"),
        "paper@bloem.example",
        services.GetRequiredService<LanguageList>().Default,
        new()
        {
            CityId = city.CityId,
            EnteredFrom = "paper",
            Name = $"Bloem & Zn. {now.Year}",
            TradingName = "",
            Country = "NL",
            Nuts = "NL",
            Cpv = "0312",
            Languages = "nl",
            Staff = 3,
            TurnoverEuros = null,
            BalanceEuros = null,
            Size = null,
        },
        by,
        CancellationToken.None);

    /// <summary>A fresh link with which a person without any role of the portal chooses a password.</summary>
    public static async Task<string> WelcomeLinkAsync(ServedPortal portal, string email) =>
        $"/en/welcome/{await portal.Services.GetRequiredService<WelcomeLinks>().CreateAsync(await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(email), CancellationToken.None)}";
}
