using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Backgrounds;

/// <summary>Cities that may ask, and owners who are asked.</summary>
public sealed class BackgroundsPortal : PortalFixture
{
    private int _cities;

    public BackgroundDatabase Background => Services.GetRequiredService<BackgroundDatabase>();

    public OwnerLinks Links => Services.GetRequiredService<OwnerLinks>();

    private CityAsking Asking => Services.GetRequiredService<CityAsking>();

    /// <summary>A city of a country with all papers on file and the questions on, unless it is said otherwise.</summary>
    public async Task<City> CityAsync(string country, string pack, BackgroundVersion version, bool on = true)
    {
        var city = await CityAsync(country);
        await Asking.SaveAsync(city, Papers(city, pack, version), Ct);
        Assert.True(!on || await Asking.SwitchAsync(city, true, Ct));
        return city;
    }

    /// <summary>A minute later the city asks by another definition, or no more.</summary>
    public async Task ChangeAsync(City city, string pack, BackgroundVersion version, bool on)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Asking.SaveAsync(city, Papers(city, pack, version) with { SwitchedOnAt = on ? Clock.GetUtcNow() : null }, Ct);
    }

    /// <summary>A city of a country with nothing on file.</summary>
    public async Task<City> CityAsync(string country)
    {
        var slug = $"fragstadt-{Interlocked.Increment(ref _cities)}";
        await new TestPeople(this).CityAsync(slug);
        await Db.ExecuteAsync("UPDATE cities SET country = @Country WHERE slug = @Slug", new { Country = country, Slug = slug }, Ct);
        return (await Services.GetRequiredService<CityList>().FindBySlugAsync(slug, Ct))!;
    }

    /// <summary>All papers of a city.</summary>
    public CityAskingRow Papers(City city, string pack, BackgroundVersion version) => new()
    {
        CityId = city.CityId,
        Pack = pack,
        Definition = $"{version}",
        DpiaReference = "DPIA 7",
        DpiaOn = new(2026, 1, 5),
        ArrangementReference = "A 12",
        ArrangementOn = new(2026, 1, 6),
        NoticesReference = "N 3",
        NoticesOn = new(2026, 1, 7),
        SwitchedOnAt = null,
        ChangedAt = Clock.GetUtcNow(),
    };

    /// <summary>Somebody with a role in a city.</summary>
    public async Task<PageVisitor> StaffAsync(City city, Role role)
    {
        var people = new TestPeople(this);
        var email = $"{RoleCode.Of(role)}@{city.Slug}.example";
        await people.GiveAsync(await people.PersonAsync(email), city, role);
        return await people.SignInAsync(email);
    }

    /// <summary>An owner of a new firm who is asked for some cities.</summary>
    public async Task<(Guid Firm, Guid Owner)> OwnerAsync(params City[] cities)
    {
        var (firm, owner) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Firm, 'SE-BLV', @Number, @Number, 'Asked', 'asked', 'SE', '', '', '', '', 'import', @Now, @Now)
            """,
            new { Firm = firm, Number = $"{firm:N}", Now = Clock.GetUtcNow() },
            Ct);
        foreach (var city in cities)
        {
            await AllowAsync(firm, city, true);
        }

        await Background.InTransactionAsync(
            BackgroundReason.OwnData, (connection, transaction) => Links.AskAsync(connection, transaction, owner, firm, cities.Select(c => c.CityId)), Ct);
        return (firm, owner);
    }

    /// <summary>The firm lets a city use diversity data, or no more.</summary>
    public Task AllowAsync(Guid firm, City city, bool allowed) => Db.ExecuteAsync(
        """
        INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Firm, @CityId, FALSE, @Allowed, @Now)
        ON CONFLICT (supplier_id, city_id) DO UPDATE SET diversity = excluded.diversity
        """,
        new { Firm = firm, city.CityId, Allowed = allowed, Now = Clock.GetUtcNow() },
        Ct);

    /// <summary>The address handed on to an owner.</summary>
    public async Task<string> InvitationAsync(Guid firm) => new Uri(Links.Invitation(Assert.Single(await Links.OfSupplierAsync(firm, Ct)), "en")).AbsolutePath;

    /// <summary>An owner who has begun: the visitor, the code, and the path of the open pages.</summary>
    public async Task<(PageVisitor Visitor, string Code, string Path)> BegunAsync(Guid firm)
    {
        var visitor = NewVisitor();
        using var begun = await visitor.SubmitAsync(await visitor.GetAsync(await InvitationAsync(firm)), [new("adult", "true")]);
        var page = await PageVisitor.ReadAsync(begun);
        return (visitor, page.QuerySelector("main .box bdi")!.TextContent, page.QuerySelector("main a.button")!.GetAttribute("href")!);
    }

    /// <summary>Decides for the only city, or for one of several.</summary>
    public static async Task DecideAsync(PageVisitor visitor, string path, OwnerDecision decision, City? about = null)
    {
        var page = await visitor.GetAsync(path);
        var form = page.QuerySelectorAll("main form[action$=decide]").First(f => about is null || f.QuerySelector($"input[name=city][value='{about.CityId}']") is not null);
        using var answer = await visitor.Http.PostAsync(
            path + "/decide",
            new FormUrlEncodedContent([.. form.QuerySelectorAll("input[name]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)), new("decision", $"{decision}")]),
            Ct);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Answers the question that is shown; gives its words.</summary>
    public static async Task<string> AnswerAsync(PageVisitor visitor, string path, string answer)
    {
        var page = await visitor.GetAsync(path + "/question");
        using var sent = await visitor.SubmitAsync(page, [new("answer", answer)], "main form[action$=question]");
        Assert.Equal(path + "/question", sent.Headers.Location?.ToString());
        return page.QuerySelector("h1")!.TextContent;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
