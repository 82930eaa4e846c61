using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Bids.Helping;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Ownership;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Statuses.Badges;
using SupplierDiversity.Features.Statuses.Evidence;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.Suppliers.Listing;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.Surveys;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Features.Workforces;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Rules.Workforces;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Features.Bids;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Security;

/// <summary>
/// The wall: what owners said, and the statuses that follow from it, reach nobody before it, by no page, feed, file, log,
/// mail or table; not even whether something is there. What is planted is looked for everywhere.
/// </summary>
public sealed partial class WallTests(WallPortal portal, ITestOutputHelper output) : IClassFixture<WallPortal>
{
    // The first three show a reader's own visits (that planting adds nothing to the log is asserted apart); the last makes a new key each time.
    private static readonly HashSet<string> DifferEachTime = ["/en/admin/actions", "/en/admin/actions.csv", "/api/audit/head.json", "/en/account/second-factor/app"];

    // Doors that people before the wall meet with nothing behind them, each with its reason.
    private static readonly string[] OnlyNotThere =
    [
        // An error is shown as one, and no other way to sign in is set up here.
        "/errors/{status:int}",
        "/sign-in/from/{provider}",
        "/{lang:lang}/sign-in/with/{provider}",
        // The city's own words, before there is a firm: of an impact, a clause, a clause in a draft, a tender's documents.
        "/{lang:lang}/tenders/{id:regex(^[0-9a-z]{{12}}$)}/documents",
        "/{lang:lang}/tenders/{id:regex(^[0-9a-z]{{12}}$)}/documents/{documentId:guid}",
        "/{lang:lang}/admin/cities/{city}/assurance/{id:guid}/impacts/{impactId:guid}",
        "/{lang:lang}/admin/cities/{city}/clauses/{clause}/{tag}",
        "/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/clauses/{impactId:guid}",
        // Names of firms that were drawn and their trades; its tests say that nothing else goes into a draw.
        "/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/quotations",
        "/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/quotations/draw.json",
        // Letters, which are read in the test below.
        "/{lang:lang}/admin/mail/read/{name}",
        "/{lang:lang}/admin/mail/read/{name}/html",
        // Released figures, which are meant for everybody.
        "/{lang:lang}/cities/{city}/report/{year:int}.{format}",
        "/{lang:lang}/cities/{city}/survey/{campaign:guid}",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planted_BehindTheWall_ChangesNothingBeforeIt()
    {
        var city = await portal.CityAsync();
        var visitors = await portal.VisitorsAsync(city);
        var procedure = await portal.ProcedureAsync(city);
        var walk = portal.Walk(city, procedure: procedure, draft: await portal.DraftAsync(city));
        var opened = portal.Background.Opened;
        var doors = Door.Of(walk);
        List<string> addresses = [.. doors.Select(d => d.Address).Distinct()];
        var before = await WalkAsync(addresses, visitors);
        // What has an id or a name that the walk cannot know is found by the links on the pages before.
        for (var linked = Linked(doors, before); linked.Count > 0; linked = Linked(doors, before))
        {
            addresses.AddRange(linked);
            foreach (var (key, answer) in await WalkAsync(linked, visitors))
            {
                before[key] = answer;
            }
        }

        Assert.Equal(opened, portal.Background.Opened);

        var records = await CountRecordsAsync();
        await portal.PlantAsync(city);
        await portal.PlantOnBidderAsync(city, procedure);
        await portal.PlantHelpAsync(procedure);
        await portal.PlantLanguageAsync();
        Assert.Equal(records, await CountRecordsAsync());

        opened = portal.Background.Opened;
        var after = await WalkAsync(addresses, visitors);
        // Pages before the wall never open what is behind it: so they cannot take longer for what is there either.
        Assert.Equal(opened, portal.Background.Opened);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        var different = before.Where(b => !DifferEachTime.Contains(b.Key.Address) && after[b.Key] != b.Value).Select(b => $"{b.Key.Who} {b.Key.Address}").ToList();
        output.WriteLine($"{before.Count} answers to {visitors.Count} visitors, {before.Values.Sum(v => v.Length)} characters, {different.Count} differ: {string.Join(", ", different)}");
        Assert.Empty(different);
        Assert.True(before.Count > 300, $"Only {before.Count} answers were compared.");
        // The pages of the procedure were really there for those who judge it.
        Assert.All(
            new[] { ("evaluator", "/evaluation/"), ("evaluator", "/reach"), ("lawyer", "/preview"), ("procurement-officer", "/award"), ("procurement-officer", "/file"), ("procurement-officer", "/contracts/") },
            seen => Assert.Contains(before, b => b.Key.Who == seen.Item1 && b.Key.Address.Contains(seen.Item2, StringComparison.Ordinal) && b.Value.StartsWith("200", StringComparison.Ordinal)));
        Assert.All(before.Where(b => b.Key.Who == "evaluator" && b.Key.Address.Contains("/evaluation", StringComparison.Ordinal)), b => Assert.DoesNotContain(">Bidder<", b.Value, StringComparison.Ordinal));
        // Ids stand in the addresses that were asked for, and pages repeat their address.
        Assert.Empty(after.Where(a => WallPortal.Markers.Any(m => m.StartsWith("zq", StringComparison.Ordinal) && a.Value.Contains(m, StringComparison.OrdinalIgnoreCase))).Select(a => a.Key));
        Assert.Empty(Unseen(doors, before).Except(OnlyNotThere));
    }

    [Fact]
    public async Task Planted_BehindTheWall_IsInNoTableLogMailOrJobBeforeIt()
    {
        var city = await portal.CityAsync();
        await portal.PlantKnownAsync(city);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var mails = SentMail.In(portal.MailFolder, "");
        List<string> found = [];
        foreach (var (where, text) in new[]
        {
            ("the portal's own tables", await DumpAsync()),
            ("the logs", string.Join('\n', portal.Logged)),
            // As they are read: in a file each part is base64, in which no marker could be found.
            ("the mails", string.Concat(mails.Select(m => $"{m.Subject} {string.Join(' ', m.Headers)} {m.Text} {m.Html}"))),
        })
        {
            found.AddRange(WallPortal.Markers.Where(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)).Select(m => $"{m} is in {where}"));
        }

        Assert.Empty(found);
        // There was something to look at: a letter to a firm whose document was sent back is among the mails.
        Assert.NotEmpty(portal.Logged);
        Assert.Contains(mails, m => m["To"].Contains(WallPortal.KnownPerson, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Planted_BehindTheWall_IsUnreadableWithoutTheKeys()
    {
        var city = await portal.CityAsync();
        var owner = await portal.PlantAsync(city);
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, Ct);
        var looked = 0;
        foreach (var table in SupplierDiversity.Wall.Sealing.SealedTables.All)
        {
            var rows = (await connection.QueryAsync<byte[]>($"SELECT sealed FROM {table.Name}")).AsList();
            looked += rows.Count;
            Assert.All(rows, row => Assert.All(WallPortal.Sealed, said => Assert.DoesNotContain(said, Encoding.Latin1.GetString(row), StringComparison.Ordinal)));
        }

        Assert.True(looked >= 5, $"Only {looked} payloads were looked at.");
        var found = Assert.Single(await portal.Services.GetRequiredService<OwnerAnswers>().OfFirmAsync(connection, owner.Firm, city.CityId, portal.Clock.GetUtcNow(), Ct));
        Assert.Equal(SupplierDiversity.Rules.Ownership.Background.Yes, found.Background);
    }

    [Fact]
    public async Task Planted_BehindTheWall_ShowsStaffBehindItOnlyWhatTheirWorkNeeds()
    {
        var city = await portal.CityAsync();
        var (review, document) = await portal.PlantKnownAsync(city);
        var walk = portal.Walk(city, review, document);
        var seen = await WalkAsync([.. Door.Of(walk).Select(d => d.Address).Distinct()], await portal.StaffBehindAsync(city));
        var found = seen.Where(a => WallPortal.Markers.Any(m => m.StartsWith("zq", StringComparison.Ordinal) && a.Value.Contains(m, StringComparison.OrdinalIgnoreCase))).ToList();
        output.WriteLine($"{seen.Count} answers, {found.Count} with something planted");

        // The verifier of the city sees the document and the list of owners beside it; nobody else sees anything.
        Assert.All(found, a => Assert.Equal("verifier", a.Key.Who));
        Assert.Equal([$"/en/admin/cities/{city.Slug}/evidence/{review}", $"/en/admin/cities/{city.Slug}/evidence/{review}/file"], found.Select(a => a.Key.Address).Order(StringComparer.Ordinal));
        var shown = string.Concat(found.Select(a => a.Value));
        Assert.All(WallPortal.OfDocuments, marker => Assert.Contains(marker, shown, StringComparison.Ordinal));
        Assert.All(WallPortal.NotOfDocuments, marker => Assert.DoesNotContain(marker, shown, StringComparison.Ordinal));
        Assert.True(seen.Count > 300, $"Only {seen.Count} answers were looked at.");
    }

    // For each door that showed nothing yet, an address that leads through it and that was not asked for.
    private static List<string> Linked(IReadOnlyList<Door> doors, Dictionary<(string Who, string Address), string> seen)
    {
        var asked = seen.Keys.Select(k => k.Address).ToHashSet();
        var shown = seen.Where(s => IsShown(s.Value)).Select(s => s.Key.Address).ToHashSet();
        var links = seen.Values.SelectMany(v => Link().Matches(v)).Select(m => m.Groups[1].Value).Where(l => !asked.Contains(l)).ToHashSet();
        return [.. doors.Where(d => !shown.Any(d.Leads)).Select(d => links.FirstOrDefault(d.Leads)).OfType<string>().Distinct()];
    }

    private static async Task<Dictionary<(string Who, string Address), string>> WalkAsync(IReadOnlyList<string> addresses, IReadOnlyList<Walker> visitors)
    {
        var seen = new Dictionary<(string, string), string>();
        foreach (var visitor in visitors)
        {
            foreach (var address in addresses)
            {
                using var answer = await visitor.Visitor.Http.GetAsync(address, Ct);
                var headers = string.Join(' ', answer.Headers.ETag, answer.Headers.CacheControl, answer.Content.Headers.LastModified, answer.Content.Headers.ContentDisposition);
                seen[(visitor.Name, address)] = $"{(int)answer.StatusCode} {answer.Headers.Location} {headers} {Passing().Replace(await answer.Content.ReadAsStringAsync(Ct), "…")}";
            }
        }

        return seen;
    }

    // Doors before the wall that were met with nothing behind them: there something could stand that the walk does not see.
    private List<string> Unseen(IReadOnlyList<Door> doors, Dictionary<(string Who, string Address), string> seen)
    {
        var shown = seen.Where(s => IsShown(s.Value)).Select(s => s.Key).ToList();
        var opened = doors.Select(d => (Door: d, By: shown.Where(s => d.Leads(s.Address)).Select(s => s.Who).ToHashSet())).ToList();
        foreach (var who in seen.Keys.Select(k => k.Who).Distinct())
        {
            output.WriteLine($"{who}: {opened.Count(d => d.By.Contains(who))} of {doors.Count} doors showed something");
        }

        var before = opened.Where(d => IsBeforeTheWall(d.Door.Endpoint)).ToList();
        output.WriteLine($"somebody of them: {opened.Count(d => d.By.Count > 0)} of {doors.Count}; {before.Count(d => d.By.Count > 0)} of the {before.Count} before the wall");
        return [.. before.Where(d => d.By.Count == 0).Select(d => d.Door.Template).Distinct().Order(StringComparer.Ordinal)];
    }

    // A page, or a way to one that is not the sign-in.
    private static bool IsShown(string answer) => answer[0] == '2' || (answer[0] == '3' && !answer.Contains("/sign-in?returnUrl", StringComparison.Ordinal));

    // Not a firm's own pages, not a link that is its own permission, and not what only people behind the wall may open.
    private static bool IsBeforeTheWall(RouteEndpoint endpoint) =>
        !endpoint.Metadata.OfType<OwnFirmAttribute>().Any() && !endpoint.Metadata.OfType<BidPartyAttribute>().Any()
        && !endpoint.RoutePattern.Parameters.Any(p => p.Name == "token")
        && (AccessMarks.Of(endpoint) is not AllowedAttribute allowed || Rights.Of(allowed.Right).Roles.Any(WallPortal.IsBeforeTheWall));

    private async Task<long> CountRecordsAsync() => (await portal.Services.GetRequiredService<AuditLog>().HeadAsync(Ct)).Number;

    // Every row of every table of the portal's own database, as text.
    private async Task<string> DumpAsync()
    {
        await using var connection = await portal.Db.OpenAsync(Ct);
        var tables = (await connection.QueryAsync<string>(portal.Db.Choose(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'tender_words_%' AND name NOT LIKE 'directory_words_%'",
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"))).AsList();
        Assert.True(tables.Count > 20);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table}");
            while (await reader.ReadAsync(Ct))
            {
                text.AppendJoin(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(v => v is byte[] bytes ? Encoding.Latin1.GetString(bytes) : v)).AppendLine();
            }
        }

        return text.ToString();
    }

    // A page, a file or a feed that can be asked for.
    private sealed record Door(RouteEndpoint Endpoint, string Address, Regex Pattern, HashSet<string> Others)
    {
        public string Template => $"/{Endpoint.RoutePattern.RawText!.TrimStart('/')}";

        public static List<Door> Of(EndpointWalk walk)
        {
            var doors = walk.Doors.Where(d => d.Method == "GET").ToList();
            var addresses = doors.Select(d => d.Address).ToHashSet();
            return [.. doors.Select(d => new Door(d.Endpoint, d.Address, PatternOf(d.Endpoint), addresses))];
        }

        /// <summary>True for addresses of this door; those of the walk belong to theirs alone.</summary>
        public bool Leads(string address) => address == Address || (!Others.Contains(address) && Pattern.IsMatch(address));

        private static Regex PatternOf(RouteEndpoint door) => new($"^{string.Concat(door.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
            RoutePatternParameterPart { Name: "lang" } => "en",
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(c => c.Content == "guid") => "[0-9a-fA-F-]{36}",
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(c => c.Content == "int") => "[0-9]+",
            _ => "[^/]+",
        }))))}$");
    }

    // On a page, in a file or in a feed; of this portal, without what follows "?".
    [GeneratedRegex("[\"'>](?:https?://[^/\"'<> ]+)?(/[^\"'?#<> ]+)")]
    private static partial Regex Link();

    // Antiforgery tokens differ with every answer.
    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"")]
    private static partial Regex Passing();
}

/// <summary>A portal whose logs are read, with something planted behind its wall.</summary>
public sealed class WallPortal : PortalFixture
{
    private const string Purpose = "zq-marker-purpose";
    private const string Bid = "zq-marker-bid";
    private const string Survey = "zq-marker-survey";
    private const string Why = "zq-marker-why";
    private const string Label = "zq-marker-label";
    private const string Answer = "zq-marker-answer";
    private const string Meaning = "zq-marker-meaning";
    private const string Issuer = "zq-marker-issuer";
    private const string Number = "zq-marker-number";
    private const string File = "%PDF-zq-marker-file";
    private const string Note = "zq-marker-note";
    /// <summary>Somebody of the firm whose documents are checked.</summary>
    public const string KnownPerson = "person@known.example";

    private const string Reader = "reader@bidder.example";

    private static readonly string[] Readers = [Reader, "radio@mauerstadt.example"];

    private static readonly Role[] BeforeTheWall = [Role.Evaluator, Role.ProcurementOfficer, Role.Lawyer, Role.CityAdministrator, Role.Auditor, Role.ContractManager];

    private readonly ConcurrentQueue<string> _logged = new();
    private readonly Guid _firm = Guid.Parse("0F0F0F0F-1234-7ABC-8DEF-0123456789AB");
    private readonly Guid _known = Guid.CreateVersion7();
    private readonly Guid _document = Guid.CreateVersion7();
    private readonly Guid _bidder = Guid.CreateVersion7();
    private Guid _buyer;
    private Guid _assessment;
    private readonly Guid _owner = Guid.Parse("1E1E1E1E-4321-7ABC-8DEF-BA9876543210");

    /// <summary>What is planted, and must be nowhere.</summary>
    public static IReadOnlyList<string> Markers { get; } =
        [Purpose, Bid, Survey, Why, Label, Answer, Meaning, Issuer, Number, File[5..], Note, "0F0F0F0F-1234-7ABC-8DEF-0123456789AB", "1E1E1E1E-4321-7ABC-8DEF-BA9876543210", "7654321", "7,654,321"];

    /// <summary>What no payload may show.</summary>
    public static IReadOnlyList<string> Sealed { get; } = [Survey, Why, Label, Answer, Meaning, Issuer, Number, File, Note, "SelfIdentified", "said", "migrant"];

    /// <summary>What whoever checks a document sees.</summary>
    public static IReadOnlyList<string> OfDocuments { get; } = [Issuer, Number, File, Label];

    /// <summary>What they do not see.</summary>
    public static IReadOnlyList<string> NotOfDocuments { get; } = [Purpose, Bid, Survey, Why, Answer, Meaning, Note];

    /// <summary>True for roles whose holders are among the visitors.</summary>
    public static bool IsBeforeTheWall(Role role) => role == Role.PortalAdministrator || BeforeTheWall.Contains(role);

    public BackgroundDatabase Background => Services.GetRequiredService<BackgroundDatabase>();

    public IReadOnlyCollection<string> Logged => _logged;

    protected override void Configure(IServiceCollection services) =>
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(new Listener(_logged)));

    public async Task<City> CityAsync()
    {
        var list = Services.GetRequiredService<CityList>();
        if (await list.FindBySlugAsync("mauerstadt", default) is { } there)
        {
            return there;
        }

        var city = await new TestPeople(this).CityAsync("mauerstadt");
        var asking = Services.GetRequiredService<CityAsking>();
        await asking.SaveAsync(city, new CityAskingRow
        {
            CityId = city.CityId,
            Pack = "de",
            Definition = $"{BackgroundVersion.SelfIdentification}",
            DpiaReference = "1",
            DpiaOn = new(2026, 1, 1),
            ArrangementReference = "2",
            ArrangementOn = new(2026, 1, 1),
            NoticesReference = "3",
            NoticesOn = new(2026, 1, 1),
            SwitchedOnAt = null,
            ChangedAt = Clock.GetUtcNow(),
        }, default);
        Assert.True(await asking.SwitchAsync(city, true, default));
        await Background.Keys.ReadyAsync(default);
        return city;
    }

    /// <summary>Nobody, somebody without a role, the portal's administrator, and the city's people before the wall.</summary>
    internal async Task<IReadOnlyList<Walker>> VisitorsAsync(City city)
    {
        var people = new TestPeople(this);
        await people.PersonAsync("network@mauerstadt.example");
        List<Walker> walkers =
        [
            await Walker.ReadyAsync("anybody", NewVisitor(), signedIn: false),
            await Walker.ReadyAsync("without a role", await people.SignInAsync("network@mauerstadt.example"), signedIn: true),
            await Walker.ReadyAsync("portal administrator", await Administrators.VisitAsync(this), signedIn: true),
        ];
        foreach (var role in BeforeTheWall)
        {
            var email = $"{RoleCode.Of(role)}@mauerstadt.example";
            await people.GiveAsync(await people.PersonAsync(email), city, role);
            walkers.Add(await Walker.ReadyAsync(RoleCode.Of(role), await people.SignInAsync(email), signedIn: true));
        }

        return walkers;
    }

    /// <summary>People of the city behind the wall, each for one kind of work only; a verifier of another city; and a network that gets alerts.</summary>
    internal async Task<IReadOnlyList<Walker>> StaffBehindAsync(City city)
    {
        var people = new TestPeople(this);
        var other = await people.CityAsync("nachbarstadt");
        List<Walker> walkers = [];
        foreach (var (name, role, place) in new[]
        {
            ("verifier", Role.Verifier, city), ("monitoring officer", Role.MonitoringOfficer, city), ("business adviser", Role.BusinessAdviser, city), ("verifier elsewhere", Role.Verifier, other),
        })
        {
            var email = $"{RoleCode.Of(role)}@{place.Slug}.example";
            await people.GiveAsync(await people.PersonAsync(email), place, role);
            walkers.Add(await Walker.ReadyAsync(name, await people.SignInAsync(email), signedIn: true));
        }

        await people.PersonAsync("radio@network.example");
        var network = await people.SignInAsync("radio@network.example");
        walkers.Add(await Walker.ReadyAsync("network", network, signedIn: true));
        return walkers;
    }

    /// <summary>Every address, with the firm and the owner in it wherever an id fits.</summary>
    internal EndpointWalk Walk(City city, Guid review = default, Guid document = default, DecidedTender? procedure = null, Guid? draft = null) => new(Services, new Dictionary<string, string>
    {
        ["tender"] = procedure?.Tender ?? "000000000000",
        ["tenders/id"] = procedure?.Tender ?? "000000000000",
        ["assurance/id"] = $"{_assessment}",
        ["translations/tag"] = "tr",
        ["clauses/tag"] = "tr",
        ["buyerId"] = $"{_buyer}",
        ["bid"] = $"{procedure?.Bid ?? default}",
        ["contract"] = $"{procedure?.Contract ?? default}",
        ["lang"] = "en",
        ["status"] = "404",
        ["city"] = city.Slug,
        ["firm"] = _firm.ToString(),
        ["name"] = "retention",
        ["supplierId"] = _firm.ToString(),
        ["supplier"] = _firm.ToString(),
        ["id"] = $"{_firm}",
        ["drafts/id"] = $"{draft ?? _firm}",
        ["businesses/id"] = _bidder.ToString(),
        ["ownerId"] = _owner.ToString(),
        ["owner"] = _owner.ToString(),
        ["review"] = review.ToString(),
        ["document"] = document.ToString(),
    });

    /// <summary>A tender of the city that was judged and decided; its evaluator and its officer are among the visitors.</summary>
    internal async Task<DecidedTender> ProcedureAsync(City city)
    {
        var accounts = Services.GetRequiredService<AccountDirectory>();
        var (evaluator, officer) = (await accounts.FindAsync("evaluator@mauerstadt.example", default), await accounts.FindAsync("procurement-officer@mauerstadt.example", default));
        await new TestTenders(Services).PublishAsync(TestTenders.Call("Walled", buyer: "Buyer of Mauerstadt"));
        await Db.ExecuteAsync("UPDATE buyers SET city_id = @CityId WHERE name = 'Buyer of Mauerstadt'", new { city.CityId }, default);
        await Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Id, 'NL-KVK', '60000078', '60000078', 'Bidder', 'bidder', 'NL', '', '', '', 'tr', 'import', @Now, @Now)
            """,
            new { Id = _bidder, Now = Clock.GetUtcNow() }, default);
        _buyer = await Db.FindAsync<Guid>("SELECT buyer_id FROM buyers WHERE name = 'Buyer of Mauerstadt'", null, default);
        _assessment = await Services.GetRequiredService<Assessments>().StartAsync(city, "Walled", officer!.Value, default);
        // Everybody finds it in the directory, and the city may use what lies behind the wall.
        await Db.ExecuteAsync("INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Id, @CityId, TRUE, TRUE, @Now)", new { Id = _bidder, city.CityId, Now = Clock.GetUtcNow() }, default);
        await Db.InTransactionAsync((connection, transaction) => DirectoryIndex.PutAsync(connection, transaction, Db, _bidder, Clock.GetUtcNow()), default);
        var firm = (await Services.GetRequiredService<FirmBook>().FindAsync(_bidder, default))!;
        return await DecidedTender.TellAsync(Services, Clock, "Buyer of Mauerstadt", firm, evaluator!.Value, officer!.Value);
    }

    /// <summary>All that can lie behind the wall, of a firm that everybody before it meets: in the directory, as a bidder, as a contractor.</summary>
    public async Task PlantOnBidderAsync(City city, DecidedTender procedure)
    {
        var now = Clock.GetUtcNow();
        await Services.GetRequiredService<StatusSnapshots>().FreezeAsync($"{procedure.Bid:D}", _bidder, new([new(city.CityId, "1", 2000, "yes", "yes", Survey, ["ab"], [Why])]), now, default);
        await Services.GetRequiredService<WorkforceBook>().SaveAsync(_bidder, 0, new(2025, [new(StaffLevel.Skilled, 7_654_321, [new(Meaning, 1_234_567, 0)])]), 12, default);
        await Services.GetRequiredService<BadgeBook>().GiveAsync(_bidder, city.CityId, BadgeResult.MigrantOwned, default);
        var called = (await Services.GetRequiredService<CalledTenders>().FindAsync(procedure.Tender, default))!;
        await Services.GetRequiredService<BidBarriers>().SayAsync(called, _bidder, new("lost", ["language"], Answer), default);
        var links = Services.GetRequiredService<OwnerLinks>();
        await Background.InTransactionAsync(BackgroundReason.OwnData, (connection, transaction) => links.AskAsync(connection, transaction, Guid.CreateVersion7(), _bidder, [city.CityId]), default);
    }

    /// <summary>An adviser whom the bidder lets help with the tender: no less a secret before those who judge.</summary>
    public async Task PlantHelpAsync(DecidedTender procedure)
    {
        var adviser = await Services.GetRequiredService<AccountDirectory>().FindAsync("network@mauerstadt.example", default);
        await Db.ExecuteAsync(
            """
            INSERT INTO bid_helpers (help_id, tender_id, supplier_id, account_id, may_write, may_send, given_by, given_at)
            VALUES (@Id, @Tender, @Bidder, @Adviser, TRUE, TRUE, @Adviser, @Now)
            """,
            new { Id = Guid.CreateVersion7(), procedure.Tender, Bidder = _bidder, Adviser = adviser, Now = Clock.GetUtcNow() }, default);
    }

    /// <summary>A draft of the city that somebody of the bidder's hears of, in the bidder's own language; so do others.</summary>
    public async Task<Guid> DraftAsync(City city)
    {
        var accounts = Services.GetRequiredService<AccountDirectory>();
        var person = await accounts.EnsureAsync(Reader);
        await Db.ExecuteAsync(
            "INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at) VALUES (@Bidder, @AccountId, 'de', '', @Now)",
            new { Bidder = _bidder, person.AccountId, Now = Clock.GetUtcNow() }, default);
        foreach (var reader in Readers)
        {
            var wish = new SubscriptionWish(reader, reader, "", reader == Reader ? "" : "Radio", ["de"], AlertFilter.Read(["98341140"], [], []).Filter, AlertFrequency.Instant);
            await Db.InTransactionAsync(
                async (connection, transaction) => Assert.Equal(
                    SubscriptionImport.Added, await Services.GetRequiredService<SubscriptionBook>().ImportAsync(connection, transaction, wish, Clock.GetUtcNow().AddDays(-1))),
                default);
        }

        var officer = await accounts.FindAsync("procurement-officer@mauerstadt.example", default);
        var draft = new TenderDraft { Language = "de", Title = "Hausmeisterdienst", Description = "In zwei Schulen.", Nature = "services", Cpv = ["98341140"], Nuts = ["DE600"], ValueCents = 25_000_000, BidLanguages = ["de"] };
        return await Services.GetRequiredService<TenderDrafts>().StartAsync(city, draft, officer!.Value, default);
    }

    /// <summary>
    /// The bidder's people read another language from now on, at the address of its entry and at one the register does not know:
    /// before those who judge a proxy for where they come from.
    /// </summary>
    public async Task PlantLanguageAsync()
    {
        await Db.ExecuteAsync("UPDATE suppliers SET language = 'ar' WHERE supplier_id = @Bidder", new { Bidder = _bidder }, default);
        await Db.ExecuteAsync("UPDATE supplier_people SET language = 'ar' WHERE supplier_id = @Bidder", new { Bidder = _bidder }, default);
        await Db.ExecuteAsync(
            $"UPDATE subscriptions SET languages = 'ar' WHERE recipient_id IN (SELECT recipient_id FROM recipients WHERE {Db.In("email", "@Readers")})", new { Readers }, default);
    }

    /// <summary>An owner's decision and answer, a frozen status, and a reading by staff.</summary>
    public async Task<(Guid Firm, Guid Owner)> PlantAsync(City city)
    {
        await Services.GetRequiredService<OwnershipBook>().SaveAsync(
            _firm, 0, new(OwnershipBasis.Stock, [], [new(_owner, Label, OwnerKind.Person, "", "", null, null, null)]), default);
        await SendAsync(_firm, Guid.Parse("2D2D2D2D-1111-7ABC-8DEF-0123456789AB"), city);
        var links = Services.GetRequiredService<OwnerLinks>();
        await Background.InTransactionAsync(BackgroundReason.OwnData, (connection, transaction) => links.AskAsync(connection, transaction, _owner, _firm, [city.CityId]), default);
        var answers = Services.GetRequiredService<OwnerAnswers>();
        var row = Assert.Single(await links.OfSupplierAsync(_firm, default));
        await Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Firm, 'NL-KVK', '4343', '4343', 'Gefragt', 'gefragt', 'NL', '', '', '', '', 'self', @Now, @Now);
            INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Firm, @CityId, FALSE, TRUE, @Now);
            """,
            new { Firm = _firm, city.CityId, Now = Clock.GetUtcNow() }, default);
        var state = await answers.LoadAsync(row, default);
        await answers.DecideAsync(state, state.Permissions[0], OwnerDecision.Agreed, ShownWords.Of(state.Permissions[0].Pack, "en", Why), default);
        state = await answers.LoadAsync(row, default);
        var question = state.Next()?.Question ?? state.Lawful("SelfIdentified", null)!;
        await answers.SayAsync(state, question, true, ShownWords.Of(question.Pack, "en", Why), default);
        // What was said stays behind the wall when the firm is no longer in the register.
        await Db.ExecuteAsync("DELETE FROM supplier_cities WHERE supplier_id = @Firm; DELETE FROM suppliers WHERE supplier_id = @Firm;", new { Firm = _firm }, default);
        await Services.GetRequiredService<StatusSnapshots>().FreezeAsync(
            Bid, _firm, new([new(city.CityId, "SelfIdentification 1", 2000, "yes", "no", Survey, ["ab"], [Why])]), Clock.GetUtcNow(), default);
        await PlantCountsAsync(city);
        await Services.GetRequiredService<OwnershipBook>().SaveAsync(
            _bidder, 0, new(OwnershipBasis.Stock, [], [new(_owner, Label, OwnerKind.Person, "", "", null, null, null)]), default);
        await using (await Background.OpenAsync(BackgroundReason.Staff(Purpose, "supplier", _firm.ToString(), city.CityId), default))
        {
        }

        return (_firm, _owner);
    }

    // A head-count of the staff, and answers to a survey that were sent.
    private async Task PlantCountsAsync(City city)
    {
        await Services.GetRequiredService<WorkforceBook>().SaveAsync(
            _firm, 0, new(2025, [new(StaffLevel.Skilled, 7_654_321, [new(Meaning, 1_234_567, 0)])]), 12, default);
        var campaign = new Campaign
        {
            CampaignId = _owner,
            CityId = city.CityId,
            Survey = QuestionnaireShelf.Equality,
            Version = 1,
            Cpv = "",
            Nuts = "",
            Sizes = "",
            LeastCount = 10,
            ClosesOn = new(2026, 12, 31),
            ClosesAt = Clock.GetUtcNow().AddDays(30),
            SentAt = Clock.GetUtcNow(),
            PublishedAt = null,
            ResultsJson = null,
        };
        var invitation = new Invitation { InvitationId = _firm, CampaignId = campaign.CampaignId, SupplierId = _firm, Size = null, Trade = "" };
        var responses = Services.GetRequiredService<ResponseBook>();
        await responses.SaveAsync(campaign, invitation, new Dictionary<string, SurveyAnswer?> { ["remark"] = new(Text: Answer) }, default);
        await responses.SubmitAsync(campaign, invitation, all => all, default);
    }

    /// <summary>A document of a firm that lets the city use diversity data, with everything else that is planted; its place in the queue and its id.</summary>
    public async Task<(Guid Review, Guid Document)> PlantKnownAsync(City city)
    {
        await PlantAsync(city);
        var (now, document, person) = (Clock.GetUtcNow(), _document, await Services.GetRequiredService<AccountDirectory>().EnsureAsync(KnownPerson));
        await Db.ExecuteAsync(
            """
            INSERT INTO suppliers (supplier_id, scheme, registration_id, registration_key, name, name_folded, country, nuts, cpv, email, language, origin, created_at, changed_at)
            VALUES (@Known, 'NL-KVK', '4242', '4242', 'Bekannt', 'bekannt', 'NL', '', '', '', '', 'self', @now, @now) ON CONFLICT DO NOTHING;
            INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at) VALUES (@Known, @CityId, TRUE, TRUE, @now) ON CONFLICT DO NOTHING;
            INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at) VALUES (@Known, @AccountId, 'tr', '', @now) ON CONFLICT DO NOTHING;
            """,
            new { Known = _known, city.CityId, person.AccountId, now }, default);
        await Services.GetRequiredService<OwnershipBook>().SaveAsync(_known, 0, new(OwnershipBasis.Stock, [], [new(Guid.CreateVersion7(), Label, OwnerKind.Person, "", "", null, null, null)]), default);
        await SendAsync(_known, document, city);
        var waiting = await Services.GetRequiredService<EvidenceDesk>().WaitingAsync(city, default);
        return (Assert.Single(waiting).ReviewId, document);
    }

    // A document that waits, and beside it one that was sent back with a note.
    private async Task SendAsync(Guid firm, Guid id, City city)
    {
        var book = Services.GetRequiredService<EvidenceBook>();
        var file = new EvidenceFile(EvidenceFileKind.Pdf, Encoding.ASCII.GetBytes(File));
        Assert.Equal(EvidenceSent.Sent, await book.AddAsync(firm, new(id, EvidenceSubject.Owners, Issuer, Number, new(2027, 1, 1), file), [city.CityId], default));
        var other = Guid.CreateVersion7();
        await book.AddAsync(firm, new(other, EvidenceSubject.Owners, Issuer, Number, new(2027, 1, 1), file), [city.CityId], default);
        var review = Assert.Single((await book.OfFirmAsync(firm, default)).Single(d => d.DocumentId == other).Reviews);
        await Background.InTransactionAsync(
            BackgroundReason.Work,
            (connection, transaction) =>
            {
                var closed = Background.Seal.CloseJson(EvidenceBook.ReviewKind, review.ReviewId, new EvidenceDecision(false, "incomplete", Note, "en"));
                return connection.ExecuteAsync(EvidenceSql.Decide, new { review.ReviewId, Now = Clock.GetUtcNow(), closed.Bytes, closed.Key }, transaction);
            },
            default);
    }

    private sealed class Listener(ConcurrentQueue<string> logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
