using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Wall;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Owners of a firm in the story: one who has not begun, and one who has answered a question.</summary>
public sealed record AskedOwners
{
    /// <summary>The link of an owner who has not begun; what follows the language in its address.</summary>
    public required string Begin { get; init; }

    /// <summary>The first link of an owner who has begun: it asks for the code.</summary>
    public required string ComeBack { get; init; }

    /// <summary>The same owner's open pages, with a question left.</summary>
    public required string Open { get; init; }

    /// <summary>Puts a city's papers on file, switches its questions on, and lets two owners be asked.</summary>
    public static async Task<AskedOwners> TellAsync(ServedPortal portal, City city)
    {
        await GiveAsync(portal, city);
        await SwitchOnAsync(portal, city);
        var (links, answers, firm) = (portal.Services.GetRequiredService<OwnerLinks>(), portal.Services.GetRequiredService<OwnerAnswers>(), Guid.CreateVersion7());
        await AllowAsync(portal, firm, city);
        var (fresh, begun) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await portal.Services.GetRequiredService<BackgroundDatabase>().InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                await links.AskAsync(connection, transaction, fresh, firm, [city.CityId]);
                await links.AskAsync(connection, transaction, begun, firm, [city.CityId]);
            },
            CancellationToken.None);
        var code = await links.BeginAsync(await RowAsync(links, firm, begun), CancellationToken.None);
        var row = await RowAsync(links, firm, begun);
        var state = await answers.LoadAsync(row, CancellationToken.None);
        await answers.DecideAsync(state, state.Permissions[0], OwnerDecision.Agreed, ShownWords.Of(state.Permissions[0].Pack, "en", "I agree."), CancellationToken.None);
        state = await answers.LoadAsync(row, CancellationToken.None);
        var question = state.Next()!.Value.Question;
        await answers.SayAsync(state, question, false, ShownWords.Of(question.Pack, "en", "Were you born in this country? (Germany)"), CancellationToken.None);
        return new()
        {
            Begin = Path(links.Invitation(await RowAsync(links, firm, fresh), "en")),
            ComeBack = Path(links.Invitation(row, "en")),
            Open = $"/my-background/{links.Open(row, code)}",
        };
    }

    private static Task AllowAsync(ServedPortal portal, Guid firm, City city) => portal.Services.GetRequiredService<SupplierDiversity.Database.Db>().ExecuteAsync(
        """
        INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
        VALUES (@Firm, 'DE-CR', 'HRB 778', 'HRB778', 'Owned by two', 'owned by two', 'DE', '', '', '', '', 'import', @Now, @Now);
        INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Firm, @CityId, FALSE, TRUE, @Now);
        """,
        new { Firm = firm, city.CityId, Now = portal.Clock.GetUtcNow() },
        CancellationToken.None);

    private static async Task<OwnerRow> RowAsync(OwnerLinks links, Guid firm, Guid owner) => (await links.OfSupplierAsync(firm, CancellationToken.None)).Single(o => o.OwnerId == owner);

    private static string Path(string link) => new Uri(link).AbsolutePath["/en".Length..];

    // The administrator of the story also keeps the city's papers, which an administrator of the portal alone may not.
    private static async Task GiveAsync(ServedPortal portal, City city)
    {
        var account = await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(StoryOfTheCity.Administrator);
        await portal.Services.GetRequiredService<SupplierDiversity.Database.Db>().ExecuteAsync(
            "INSERT INTO city_roles (city_role_id, account_id, city_id, role, from_on, given_at) VALUES (@Id, @AccountId, @CityId, @Role, @From, @Now)",
            new
            {
                Id = Guid.CreateVersion7(),
                account.AccountId,
                city.CityId,
                Role = RoleCode.Of(Role.CityAdministrator),
                From = portal.Services.GetRequiredService<RoleBook>().Today(city),
                Now = portal.Clock.GetUtcNow(),
            },
            CancellationToken.None);
    }

    private static async Task SwitchOnAsync(ServedPortal portal, City city)
    {
        var (asking, day) = (portal.Services.GetRequiredService<CityAsking>(), portal.Services.GetRequiredService<RoleBook>().Today(city).AddDays(-30));
        await asking.SaveAsync(
            city,
            new CityAskingRow
            {
                CityId = city.CityId,
                Pack = "de",
                Definition = $"{BackgroundVersion.UnitedNations}",
                DpiaReference = "DSB 2026/14",
                DpiaOn = day,
                ArrangementReference = "Vertrag 88",
                ArrangementOn = day,
                NoticesReference = "Blatt 3",
                NoticesOn = day,
                SwitchedOnAt = null,
                ChangedAt = portal.Clock.GetUtcNow(),
            },
            CancellationToken.None);
        Assert.True(await asking.SwitchAsync(city, true, CancellationToken.None));
    }
}
