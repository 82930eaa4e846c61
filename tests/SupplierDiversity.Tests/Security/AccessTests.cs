using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

public class AccessTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const int FewestDoors = 65;
    // These aim at nothing in the walk: nothing waits there, nothing changes, and only the net says that somebody asked.
    private static readonly HashSet<string> AimsAtNothing =
    [
        "{lang:lang}/admin/ledger/alerts/{alertId:guid}/retry",
        "{lang:lang}/admin/ledger/editions/{editionId:guid}/retry",
        "{lang:lang}/admin/mail/parked/{letterId:guid}/retry",
        "{lang:lang}/admin/restored/settle",
        "{lang:lang}/admin/restored/send",
    ];

    // The walk sends these as they stand: what changes nothing leaves no record.
    private static readonly HashSet<string> MayChangeNothing =
    [
        "{lang:lang}/admin/cities/{city}",
        "{lang:lang}/admin/cities/{city}/imprint",
        "{lang:lang}/admin/cities/{city}/publicity/languages",
        "{lang:lang}/admin/cities/{city}/report/compare",
        "{lang:lang}/account/details",
        "{lang:lang}/account/receipts",
        "{lang:lang}/business/{firm:guid}/quotations",
    ];

    private const string Email = "walker@portal.example";

    /// <summary>The portal that is walked over.</summary>
    protected PortalFixture Portal => portal;

    private AuditLog Log => portal.Services.GetRequiredService<AuditLog>();

    private AuditSearch Search => portal.Services.GetRequiredService<AuditSearch>();

    [Fact]
    public void Sources_OfRoles_NameEveryRoleOnceAndWhatNobodyGivesOpensNothing()
    {
        Assert.Equal(Enum.GetValues<Role>().Order(), Rights.Sources.SelectMany(s => s.Roles).Order());
        Assert.DoesNotContain(Rights.Table, line => line.Roles.Contains(Role.Network));
    }

    [Fact]
    public async Task Walk_EveryEndpointAsEverybody_AnswersAsTheTableSays()
    {
        var people = new TestPeople(portal);
        var (here, elsewhere) = (await people.CityAsync("rosenhafen"), await people.CityAsync("talstadt"));
        var account = await people.PersonAsync(Email);
        await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Walked over", buyer: "Stadt Walkstadt"));
        var buyer = Assert.Single(await portal.Services.GetRequiredService<CityList>().SearchBuyersAsync("Walkstadt", CancellationToken.None));
        var import = (await portal.Services.GetRequiredService<NoticeImports>().ListAsync(0, 1, CancellationToken.None))[0];
        var walk = new EndpointWalk(portal.Services, new Dictionary<string, string>
        {
            ["lang"] = "en",
            ["status"] = "404",
            ["city"] = here.Slug,
            ["buyerId"] = buyer.BuyerId.ToString(),
            ["importId"] = import.ImportId.ToString(),
            ["name"] = "retention",
        });
        List<Asked> asked = [];
        await AskAsync(walk, await Walker.ReadyAsync("anybody", portal.NewVisitor(), signedIn: false), null, asked);
        await AskAsync(walk, await Walker.ReadyAsync("without a role", await people.SignInAsync(Email), signedIn: true), [], asked);
        await AskAsync(walk, await Walker.ReadyAsync("of the portal", await Administrators.VisitAsync(portal), signedIn: true), [new(Role.PortalAdministrator, null)], asked);
        foreach (var city in new[] { here, elsewhere })
        {
            foreach (var role in RoleCode.OfCities)
            {
                await people.TakeAsync(account);
                await people.GiveAsync(account, city, role);
                var walker = await Walker.ReadyAsync($"{RoleCode.Of(role)} of {city.Slug}", await people.SignInAsync(Email), signedIn: true);
                await AskAsync(walk, walker, [new(role, city)], asked);
            }
        }

        var wrong = asked.Where(a => !Fits(Expected(AccessMarks.Of(a.Endpoint), Rights.Of, a.Roles, here), a.Answer)).ToList();
        output.WriteLine($"{walk.Doors.Count} doors × {asked.Count / walk.Doors.Count} visitors = {asked.Count} requests, {wrong.Count} wrong; {string.Join(", ", asked.CountBy(a => a.Answer).Select(c => $"{c.Key} {c.Value}"))}.");
        Assert.Empty(wrong.Select(w => $"{w.Method} {w.Endpoint.RoutePattern.RawText}: {w.Walker} got {w.Answer}"));
        Assert.True(walk.Doors.Count >= FewestDoors, $"Only {walk.Doors.Count} doors seen.");
        Assert.Equal(25, asked.DistinctBy(a => a.Walker).Count());
        WouldBeFound(asked, here);
        LeavesRecords(asked);
    }

    // Each form that was taken and each reading of a page about people is on record; what was refused left none.
    private void LeavesRecords(List<Asked> asked)
    {
        // Health has no form: it answers machines whatever they ask with, and changes nothing.
        var forms = asked.Where(a => a.Taken && a.Method == "POST" && !a.Endpoint.RoutePattern.RawText!.StartsWith("/health/", StringComparison.Ordinal)).ToList();
        var readings = asked.Where(a => a.Taken && a.Method == "GET" && AccessMarks.Of(a.Endpoint) is AllowedAttribute allowed && Rights.Of(allowed.Right).Sensitive).ToList();
        var administration = forms.Where(a => AccessMarks.Of(a.Endpoint) is AllowedAttribute).ToList();
        output.WriteLine($"{forms.Count} forms taken ({administration.DistinctBy(a => a.Endpoint).Count()} doors of the administration), {readings.Count} readings, {asked.Sum(a => a.Records.Count)} records.");
        Assert.Empty(forms.Where(a => !MayChangeNothing.Contains(a.Endpoint.RoutePattern.RawText!)).Concat(readings).Where(a => a.Records.Count == 0).Select(a => a.Name));
        Assert.Empty(asked.Except(forms).Except(readings).Where(a => a.Records.Count > 0).Select(a => a.Name));
        // The net is for what a feature forgot; the administration's own doors tell more than "a form was taken".
        Assert.Empty(administration.GroupBy(a => a.Endpoint.RoutePattern.RawText!)
            .Where(door => door.All(a => a.Records.Contains(AuditRequests.FormTaken)) && !AimsAtNothing.Contains(door.Key)).Select(door => door.Key));
        Assert.True(administration.DistinctBy(a => a.Endpoint).Count() >= 9);
        Assert.True(readings.Count >= 10);
    }

    // The walk can fail: had the table or one mark said something else, these answers would not fit it.
    private static void WouldBeFound(List<Asked> asked, City here)
    {
        foreach (var line in Rights.Table)
        {
            var planted = line with { Roles = line.Roles.Contains(Role.Evaluator) ? [.. line.Roles.Where(r => r != Role.Evaluator)] : [.. line.Roles, Role.Evaluator] };
            Assert.Contains(asked, a => !Fits(Expected(AccessMarks.Of(a.Endpoint), r => r == line.Right ? planted : Rights.Of(r), a.Roles, here), a.Answer));
        }

        var doors = asked.Where(a => AccessMarks.Of(a.Endpoint) is AllowedAttribute).GroupBy(a => (a.Endpoint, a.Method)).ToList();
        Assert.True(doors.Count > 30);
        Assert.All(doors, door => Assert.Contains(door, a => !Fits(Expected(new PublicAttribute(), Rights.Of, a.Roles, here), a.Answer)));
    }

    private async Task AskAsync(EndpointWalk walk, Walker walker, HeldRole[]? roles, List<Asked> asked)
    {
        // Signing out is asked last: who has left walks no further.
        foreach (var (endpoint, method, address) in walk.Doors.OrderBy(d => d.Address.EndsWith("/sign-out", StringComparison.Ordinal)))
        {
            var before = (await Log.HeadAsync(CancellationToken.None)).Number;
            var (answer, taken) = await EndpointWalk.AskAsync(walker, method, address);
            var written = (await Log.HeadAsync(CancellationToken.None)).Number - before;
            var newest = written == 0 ? [] : await Search.FindAsync(new(null, null, null, null), null, 0, (int)written, CancellationToken.None);
            asked.Add(new(walker.Name, endpoint, method, roles, answer, taken, [.. newest.Select(r => r.Action)]));
        }
    }

    [Fact]
    public void Table_EveryRight_HasOneLineAndSomebody()
    {
        Assert.Equal(Enum.GetValues<Right>(), Rights.Table.Select(l => l.Right));
        Assert.All(Rights.Table, l => Assert.NotEmpty(l.Roles));
    }

    [Fact]
    public void Table_Auditor_OpensNoFormAnywhere()
    {
        var doors = new EndpointWalk(portal.Services, new Dictionary<string, string>()).Doors
            .Where(d => AccessMarks.Of(d.Endpoint) is AllowedAttribute allowed && Rights.Of(allowed.Right).Roles.Contains(Role.Auditor)).ToList();
        Assert.NotEmpty(doors);
        Assert.All(doors, d => Assert.Equal("GET", d.Method));
    }

    [Theory]
    [InlineData(false, typeof(PublicAttribute), typeof(SignedInAttribute))]
    [InlineData(false)]
    [InlineData(true, typeof(PublicAttribute))]
    public void Require_EndpointWithoutOneClearMark_StopsTheStart(bool starts, params Type[] marks)
    {
        var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/planted", () => "").WithMetadata([.. marks.Select(m => Activator.CreateInstance(m)!)]);
        var error = Record.Exception(() => AccessMarks.Require(app));
        Assert.Equal(starts, error is null);
        Assert.True(starts || error!.Message.Contains("/planted", StringComparison.Ordinal));
    }

    private static Answer Expected(Attribute? mark, Func<Right, RightLine> table, HeldRole[]? roles, City here)
    {
        if (mark is PublicAttribute)
        {
            return Answer.Served;
        }

        if (roles is null)
        {
            return Answer.SignIn;
        }

        if (mark is not AllowedAttribute allowed)
        {
            return mark is SignedInAttribute ? Answer.Served : Answer.Refused;
        }

        var line = table(allowed.Right);
        var counting = roles.Where(r => line.Reach != Reach.City || r.City is null || r.City.Slug == here.Slug).ToList();
        return counting.Exists(r => line.Roles.Contains(r.Role)) ? Answer.Served
            : line.Reach == Reach.City && counting.Count == 0 ? Answer.NotThere
            : Answer.Refused;
    }

    // What is asked for is mostly not there; the portal says so only to those who may know.
    private static bool Fits(Answer expected, Answer answer) => answer == expected || (expected == Answer.Served && answer == Answer.NotThere);

    /// <summary>One request of the walk and what came of it.</summary>
    private sealed record Asked(string Walker, RouteEndpoint Endpoint, string Method, HeldRole[]? Roles, Answer Answer, bool Taken, IReadOnlyList<string> Records)
    {
        public string Name => $"{Method} {Endpoint.RoutePattern.RawText} as {Walker}";
    }
}
