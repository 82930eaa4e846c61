using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

public class AccessTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const int FewestDoors = 55;

    [Fact]
    public async Task Walk_EveryEndpointAsEverybody_AnswersAsTheTableSays()
    {
        var walk = new EndpointWalk(portal.Services, new Dictionary<string, string> { ["lang"] = "en", ["status"] = "404" });
        var anybody = await Walker.ReadyAsync("anybody", portal.NewVisitor(), signedIn: false);
        var nobody = await Walker.ReadyAsync("signed in, no role", await WithoutRoleAsync(), signedIn: true);
        var administrator = await Walker.ReadyAsync("portal administrator", await Administrators.VisitAsync(portal), signedIn: true);
        var wrong = new List<string>();
        var asked = 0;
        // Signing out is asked last: who has left walks no further.
        foreach (var (endpoint, method, address) in walk.Doors.OrderBy(d => d.Address.EndsWith("/sign-out", StringComparison.Ordinal)))
        {
            foreach (var (walker, roles) in new (Walker, Role[]?)[] { (anybody, null), (nobody, []), (administrator, [Role.PortalAdministrator]) })
            {
                var answer = await EndpointWalk.AskAsync(walker, method, address);
                asked++;
                if (!Fits(Expected(AccessMarks.Of(endpoint), roles), answer))
                {
                    wrong.Add($"{method} {address}: {walker.Name} got {answer}");
                }
            }
        }

        output.WriteLine($"{walk.Doors.Count} doors, {asked} requests, {wrong.Count} wrong.");
        Assert.Empty(wrong);
        Assert.True(walk.Doors.Count >= FewestDoors, $"Only {walk.Doors.Count} doors seen.");
    }

    [Fact]
    public void Table_EveryRight_HasOneLineAndSomebody()
    {
        Assert.Equal(Enum.GetValues<Right>(), Rights.Table.Select(l => l.Right));
        Assert.All(Rights.Table, l => Assert.NotEmpty(l.Roles));
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

    private static Answer Expected(Attribute? mark, Role[]? roles) => mark switch
    {
        PublicAttribute => Answer.Served,
        _ when roles is null => Answer.SignIn,
        SignedInAttribute => Answer.Served,
        AllowedAttribute allowed when Rights.Of(allowed.Right).Roles.Intersect(roles).Any() => Answer.Served,
        _ => Answer.Refused,
    };

    // What is asked for is mostly not there; the portal says so only to those who may know.
    private static bool Fits(Answer expected, Answer answer) => answer == expected || (expected == Answer.Served && answer == Answer.NotThere);

    private async Task<PageVisitor> WithoutRoleAsync()
    {
        var email = $"person-{Guid.NewGuid():N}@portal.example";
        var visitor = await Administrators.VisitAsync(portal, email);
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "DELETE FROM account_roles WHERE account_id = (SELECT account_id FROM accounts WHERE email = @Email)", new { Email = email });
        }

        visitor = portal.NewVisitor();
        using var entered = await Administrators.SignInAsync(visitor, email, Administrators.Password);
        return visitor;
    }
}
