using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Workforces;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>What has happened in the served portal before anybody visits: invented tenders and one administrator.</summary>
public sealed record StoryOfTheCity
{
    public const string Administrator = "admin@rosenhafen.example";
    public const string Reader = "reader@rosenhafen.example";
    public const string Newcomer = "newcomer@rosenhafen.example";
    public const string Password = "orchard kettle window";
    public const string FirmNumber = "60000001";

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

    /// <summary>Where the reader's alerts are changed; what follows the language in its address.</summary>
    public required string ManageLink { get; init; }

    /// <summary>The reader's subscription.</summary>
    public required Guid Subscription { get; init; }

    /// <summary>Where the reader stops all alerts; the whole path.</summary>
    public required string StopLink { get; init; }

    /// <summary>Where somebody can still confirm; what follows the language in its address.</summary>
    public required string ConfirmLink { get; init; }

    /// <summary>A link with which a person can still choose a password; what follows the language in its address.</summary>
    public required string WelcomeLink { get; init; }

    /// <summary>An invitation nobody accepted yet; what follows the language in its address.</summary>
    public required string InvitationLink { get; init; }

    /// <summary>A role somebody holds in the city.</summary>
    public required Guid CityRole { get; init; }

    /// <summary>A contract whose equality check is written.</summary>
    public required PreparedContract Contract { get; init; }

    /// <summary>A tender that is being written.</summary>
    public required Guid Draft { get; init; }

    /// <summary>Tenders below the thresholds.</summary>
    public required PreparedQuotations Quotations { get; init; }

    /// <summary>A business the administrator acts for.</summary>
    public required Guid Firm { get; init; }

    /// <summary>Another business, which wrote to it.</summary>
    public Guid Partner { get; init; }

    /// <summary>Owners who are asked about their background.</summary>
    public required AskedOwners Owners { get; init; }

    /// <summary>A document that waits to be checked.</summary>
    public required Guid Evidence { get; init; }

    /// <summary>Bids for its tender.</summary>
    public required StoryOfBids Bids { get; init; }

    /// <summary>The link with which a firm says why it did not bid.</summary>
    public required string WhyToken { get; init; }

    /// <summary>Something the city changed and published.</summary>
    public required Guid Improvement { get; init; }

    /// <summary>A report that is sent to two addresses, one of which has said yes.</summary>
    public required Guid SavedReport { get; init; }

    /// <summary>The token of the other one.</summary>
    public required string ReportMails { get; init; }

    /// <summary>A request for information that waits for its answer.</summary>
    public required Guid OpenRequest { get; init; }

    /// <summary>One that was answered.</summary>
    public required Guid AnsweredRequest { get; init; }

    /// <summary>Surveys of the city.</summary>
    public required StoryOfSurveys Surveys { get; init; }

    public static async Task<StoryOfTheCity> TellAsync(ServedPortal portal)
    {
        await SubscribeAsync(portal);
        var tenders = new TestTenders(portal.Services);
        var call = TestTenders.Call("Druck von Schulbüchern für Erwachsenenbildungseinrichtungen", "de") with
        {
            Title = TestTenders.Texts(("de", "Druck von Schulbüchern für Erwachsenenbildungseinrichtungen"), ("en", "Printing of school books for adult education")),
        };
        var id = await tenders.PublishAsync(call);
        var catering = await tenders.PublishAsync([.. Enumerable.Range(1, 25).Select(n =>
            TestTenders.Call($"Catering for district office {n}", cpv: "55520000", nuts: n % 2 == 0 ? "DE600" : "DE212", value: n * 10_000m))]);
        var other = await tenders.PublishAsync(TestTenders.Call("Gebäudereinigung im Kreishaus", "de", cpv: "90910000", buyer: "Landkreis Tannengrund"));

        var cities = portal.Services.GetRequiredService<CityList>();
        var buyer = (await cities.SearchBuyersAsync("Rosenhafen", CancellationToken.None)).Single(b => b.Name == "City of Rosenhafen");
        var city = new CityDetails("Rosenhafen", "rosenhafen", "DEU", "Europe/Berlin", "de");
        Assert.True(await portal.Services.GetRequiredService<CityRegister>().MakeAsync(buyer, city, CancellationToken.None));
        await AskAsync(portal);
        var role = await InviteAsync(portal, (await cities.FindBySlugAsync(city.Slug, CancellationToken.None))!);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        await using var connection = await portal.Services.GetRequiredService<Db>().OpenAsync(CancellationToken.None);
        var reader = await connection.QuerySingleAsync<Guid>("SELECT recipient_id FROM recipients WHERE email = @Reader", new { Reader });
        var links = portal.Services.GetRequiredService<AlertLinks>();
        var made = (await cities.FindBySlugAsync(city.Slug, CancellationToken.None))!;
        // Before the administrator becomes an officer: whoever buys for a city has no business.
        var firm = await FirmAsync(portal, made);
        var partner = await PartnerAsync(portal, made, firm, id);
        await StoryOfThePool.TellAsync(portal.Services, made);
        var evidence = await StoryOfEvidence.TellAsync(portal, made, firm);
        var reports = await StoryOfReports.TellAsync(portal, made, [id, other, .. catering.Take(6).Select(t => t.TenderId!)]);
        var bids = await StoryOfBids.TellAsync(portal, made, id, firm);
        var contract = await PreparedContract.MakeAsync(portal, made, id, CancellationToken.None);
        return new()
        {
            Tender = id,
            Draft = await PreparedTender.MakeAsync(portal, made, contract),
            Quotations = await PreparedQuotations.MakeAsync(portal, made, firm, partner),
            City = city.Slug,
            CityBuyer = buyer.BuyerId,
            Partner = partner,
            Firm = firm,
            Evidence = evidence,
            SavedReport = reports.Saved,
            ReportMails = reports.Mails,
            OpenRequest = reports.Open,
            AnsweredRequest = reports.Answered,
            Bids = bids,
            WhyToken = portal.Services.GetRequiredService<SupplierDiversity.Features.Bids.Asking.WhyLinks>().Token(firm, id),
            Improvement = await StoryOfImprovements.TellAsync(portal, made),
            Contract = contract,
            OtherBuyer = (await cities.SearchBuyersAsync("Tannengrund", CancellationToken.None)).Single().BuyerId,
            Import = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None)).Single().ImportId,
            ManageLink = AfterLanguage(links.Manage(reader, "en", portal.Clock.GetUtcNow())),
            Subscription = await connection.QuerySingleAsync<Guid>("SELECT subscription_id FROM subscriptions WHERE recipient_id = @reader", new { reader }),
            StopLink = new Uri(links.StopAll(reader)).PathAndQuery,
            ConfirmLink = AfterLanguage(LinkIn(portal, Newcomer, "/alerts/confirm/")),
            Mail = Path.GetFileName(Directory.EnumerateFiles(portal.MailFolder, "*.eml").First()),
            InvitationLink = AfterLanguage(LinkIn(portal, "lawyer@rosenhafen.example", "/invitations/")),
            CityRole = role,
            Owners = await AskedOwners.TellAsync(portal, (await cities.FindBySlugAsync(city.Slug, CancellationToken.None))!),
            Surveys = await StoryOfSurveys.TellAsync(portal.Services, (await cities.FindBySlugAsync(city.Slug, CancellationToken.None))!),
            WelcomeLink = (await WelcomeLinkAsync(portal, "clerk@rosenhafen.example"))["/en".Length..],
        };
    }

    /// <summary>The first link with this path in the mails to an address.</summary>
    public static string LinkIn(ServedPortal portal, string address, string path) =>
        SentMail.In(portal.MailFolder, address).SelectMany(mail => mail.Text.Split(' ', '\n', '<', '>')).First(word => word.Contains(path, StringComparison.Ordinal));

    private static string AfterLanguage(string link) => new Uri(link).PathAndQuery["/en".Length..];

    private static async Task SubscribeAsync(ServedPortal portal)
    {
        var file = Path.Combine(portal.MailFolder, "readers.csv");
        await File.WriteAllTextAsync(file, $"email,name,organisation,languages,cpv,nuts,words,frequency,confirmed_at\n{Reader},Ada,Network of founders,en;de,,,,instant,2026-01-05T10:00:00Z\n");
        var call = new VerbCall([file], Json: false, portal.Services, CancellationToken.None) { Out = TextWriter.Null, Error = TextWriter.Null };
        Assert.Equal(Exit.Success, await ImportSubscriptionsVerb.Verb.RunAsync(call));
    }

    // One accepts, one has not yet.
    private static async Task<Guid> InviteAsync(ServedPortal portal, City city)
    {
        var invitations = portal.Services.GetRequiredService<Invitations>();
        var book = portal.Services.GetRequiredService<RoleBook>();
        var by = await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync("mayor@rosenhafen.example");
        foreach (var (name, role) in new[] { ("head", Role.CityAdministrator), ("lawyer", Role.Lawyer) })
        {
            var span = new RoleSpan(role, book.Today(city), role == Role.Lawyer ? book.Today(city).AddDays(90) : null);
            Assert.Null(await invitations.InviteAsync(city, $"{name}@rosenhafen.example", "en", span, by.AccountId, CancellationToken.None));
        }

        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        var token = LinkIn(portal, "head@rosenhafen.example", "/invitations/").Split('/')[^1];
        var (_, refusal) = await invitations.AcceptAsync((await invitations.FindAsync(token, CancellationToken.None))!, token, city, CancellationToken.None);
        Assert.Null(refusal);
        return Assert.Single(await book.OfCityAsync(city.CityId, CancellationToken.None)).CityRoleId;
    }

    // A business that has answered everything, with somebody who wants to join it.
    private static async Task<Guid> FirmAsync(ServedPortal portal, City city)
    {
        var requests = portal.Services.GetRequiredService<FirmRequests>();
        var firms = portal.Services.GetRequiredService<FirmBook>();
        var wanted = new WantedFirm("NL", "NL-KVK", FirmNumber, FirmNumber);
        var owner = await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync(Administrator);
        var (_, id) = await requests.EnterAsync(wanted, owner.AccountId, Administrator, "en", CancellationToken.None);
        var colleague = await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync("colleague@zeewind.example");
        await requests.EnterAsync(wanted, colleague.AccountId, colleague.Email, "nl", CancellationToken.None);
        var firm = (await firms.FindAsync(id, CancellationToken.None))!;
        var told = firm with
        {
            Name = "Zeewind Schoonmaak & Onderhoud B.V.",
            TradingName = "Zeewind",
            Country = "NL",
            Staff = 8,
            TurnoverEuros = 640_000,
            Size = "micro",
            Cpv = "909;7734",
            Nuts = "NL;DE9",
            Languages = "ar;nl;tr",
            Answered = string.Join(';', FirmQuestions.OfTheFirm),
        };
        await firms.SaveAsync(firm, told, CancellationToken.None);
        await firms.SaveCitiesAsync(told, told with { Answered = string.Join(';', FirmQuestions.All) }, [new() { CityId = city.CityId, Listed = true, Diversity = true }], CancellationToken.None);
        await portal.Services.GetRequiredService<CityDefinitions>().AddAsync(
            city,
            TestDefinition.Of(city) with { SmallFirm = "Nearest" },
            owner.AccountId,
            CancellationToken.None);
        await portal.Services.GetRequiredService<CityPopulations>().AddAsync(city, 2023, new(9, 25), "Invented population register", owner.AccountId, CancellationToken.None);
        var kinds = Enum.GetValues<OwnerKind>().ToDictionary(k => k.ToString().ToUpperInvariant());
        var (lines, _) = OwnershipPaste.Read("Owner 1;40\nZeewind Holding;60;company\nOwner 1;20;;Zeewind Holding\nالمالك 2;1/3;person;Zeewind Holding", OwnershipSheet.Empty, Guid.CreateVersion7, kinds);
        await portal.Services.GetRequiredService<OwnershipBook>().SaveAsync(id, 0, new(OwnershipBasis.Stock, [], lines), CancellationToken.None);
        await portal.Services.GetRequiredService<WorkforceBook>().SaveAsync(
            id, 0, new(portal.Clock.GetUtcNow().Year, [new(StaffLevel.Leading, 2, [new("UnitedNations DE", 1, 0)]), new(StaffLevel.Skilled, 5, [new("UnitedNations DE", 2, 1)]), new(StaffLevel.Other, 0, []), new(StaffLevel.Learning, 1, [])]), 24, CancellationToken.None);
        return id;
    }

    // A business of the directory that looks for a partner.
    private static async Task<Guid> PartnerAsync(ServedPortal portal, City city, Guid firm, string tender)
    {
        var firms = portal.Services.GetRequiredService<FirmBook>();
        var account = await portal.Services.GetRequiredService<AccountDirectory>().EnsureAsync("partner@baustein.example");
        var (_, id) = await portal.Services.GetRequiredService<FirmRequests>().EnterAsync(
            new WantedFirm("NL", "NL-KVK", "60000002", "60000002"), account.AccountId, account.Email, "de", CancellationToken.None);
        var entered = (await firms.FindAsync(id, CancellationToken.None))!;
        var told = entered with { Name = "Baustein Hochbau", Country = "DE", Size = "small", Cpv = "45;4526", Nuts = "DE6", Languages = "de", Answered = string.Join(';', FirmQuestions.All) };
        await firms.SaveAsync(entered, told, CancellationToken.None);
        await firms.SaveCitiesAsync(told, told, [new() { CityId = city.CityId, Listed = true, Diversity = true }], CancellationToken.None);
        Assert.Equal(EnquirySent.Sent, await portal.Services.GetRequiredService<Enquiries>().SendAsync(told, firm, account.AccountId, "Wollen wir für die Schule zusammen bieten?\nWir bauen, Sie reinigen.", tender, CancellationToken.None));
        return id;
    }

    private static async Task AskAsync(ServedPortal portal)
    {
        using var http = new HttpClient { BaseAddress = portal.Address };
        var visitor = new PageVisitor(http);
        using var asked = await visitor.SubmitAsync(await visitor.GetAsync("/en/alerts/new"), [new("Email", Newcomer), new("Words", "catering")], "main form");
        Assert.EndsWith("/en/alerts/asked", asked.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A fresh one-time link of an administrator. In the story one person does everything, which the command would refuse.</summary>
    public static async Task<string> WelcomeLinkAsync(ServedPortal portal, string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountUsers>().EnsureAdministratorAsync(email);
        return $"/en/welcome/{await portal.Services.GetRequiredService<WelcomeLinks>().CreateAsync(account, CancellationToken.None)}";
    }
}
