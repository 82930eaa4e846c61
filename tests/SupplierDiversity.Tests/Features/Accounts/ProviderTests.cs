using System.Net;
using Dapper;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

/// <summary>A portal one city of which has a sign-in service of its own.</summary>
public sealed class CityPortal : PortalFixture
{
    public ProviderDouble City { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Accounts:Providers:rosenhafen:Name", "City of Rosenhafen"),
        new("Accounts:Providers:rosenhafen:Issuer", City.Issuer),
        new("Accounts:Providers:rosenhafen:ClientId", ProviderDouble.ClientId),
        new("Accounts:Providers:rosenhafen:ClientSecret", ProviderDouble.ClientSecret),
        new("Accounts:Providers:rosenhafen:EmailDomains", "rosenhafen.example;hafen.example"),
        new("Accounts:Providers:bound:Name", "Town of Bound"),
        new("Accounts:Providers:bound:Issuer", City.Issuer),
        new("Accounts:Providers:bound:ClientId", ProviderDouble.ClientId),
        new("Accounts:Providers:bound:ClientSecret", ProviderDouble.ClientSecret),
        new("Accounts:Providers:bound:EmailDomains", "bound.example"),
        new("Accounts:Providers:bound:City", "bound"),
    ];

    protected override Task PrepareAsync()
    {
        City.Now = Clock.GetUtcNow;
        return Task.CompletedTask;
    }
}

public sealed class ProviderTests(CityPortal portal) : IClassFixture<CityPortal>
{
    private static readonly HttpClient Outside = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task SignIn_InvitedPerson_IsLetInAndKnownByTheServicesOwnName()
    {
        await Administrators.LinkAsync(portal, "invited@rosenhafen.example");
        Says("sub-invited", "Invited@Rosenhafen.example");
        var visitor = portal.NewVisitor();
        Assert.Contains("Sign in with City of Rosenhafen", (await visitor.GetAsync("/en/sign-in")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/tr/admin/mail", await EnterAsync(visitor, "/en/sign-in/with/rosenhafen?returnUrl=%2Ftr%2Fadmin%2Fmail"));
        Assert.True(await AccountSteps.IsSignedInAsync(visitor));

        Says("sub-invited", "renamed@elsewhere.example");
        var later = portal.NewVisitor();
        Assert.Equal("/en/admin", await EnterAsync(later));
        Assert.Contains("invited@rosenhafen.example", (await later.GetAsync("/en/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Stranger_GetsNoAccount()
    {
        Says("sub-stranger", "stranger@rosenhafen.example");
        Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM accounts WHERE email = 'stranger@rosenhafen.example'"));
    }

    [Fact]
    public async Task SignIn_AddressOfAnotherDomain_IsNotBelieved()
    {
        await Administrators.LinkAsync(portal, "admin@villeclaire.example");
        Says("sub-foreign", "admin@villeclaire.example");
        Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task SignIn_AddressNotVerified_IsNotBelieved(bool? verified)
    {
        await Administrators.LinkAsync(portal, "unverified@rosenhafen.example");
        Says($"sub-unverified-{verified}", "unverified@rosenhafen.example", verified);
        Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AddressGivenToSomebodyElse_OpensNothing()
    {
        await Administrators.LinkAsync(portal, "desk@hafen.example");
        Says("sub-first", "desk@hafen.example");
        Assert.Equal("/en/admin", await EnterAsync(portal.NewVisitor()));
        Says("sub-second", "desk@hafen.example");
        Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("nonce")]
    [InlineData("kid")]
    [InlineData("secret")]
    [InlineData("azp")]
    [InlineData("subject")]
    public async Task SignIn_WrongToken_IsRefused(string fault)
    {
        await Administrators.LinkAsync(portal, $"{fault}@rosenhafen.example");
        Says($"sub-{fault}", $"{fault}@rosenhafen.example");
        var city = portal.City;
        try
        {
            switch (fault)
            {
                case "audience": city.Audience = "another-portal"; break;
                case "expired": city.Age = TimeSpan.FromMinutes(8); break;
                case "nonce": city.Claims["nonce"] = "of another attempt"; break;
                case "kid": city.ClaimedKid = "key-of-nobody"; break;
                case "secret": city.SignedWithTheSecret = true; break;
                case "azp": city.Claims["azp"] = "another-portal"; break;
                default: city.Claims.Remove("sub"); break;
            }

            var visitor = portal.NewVisitor();
            Assert.StartsWith("/en/sign-in?provider=failed", await EnterAsync(visitor), StringComparison.Ordinal);
            Assert.False(await AccountSteps.IsSignedInAsync(visitor));
        }
        finally
        {
            (city.Audience, city.Age, city.ClaimedKid, city.SignedWithTheSecret) = (ProviderDouble.ClientId, TimeSpan.Zero, null, false);
            city.Claims.Clear();
        }

        Says($"sub-{fault}", $"{fault}@rosenhafen.example");
        Assert.Equal("/en/admin", await EnterAsync(portal.NewVisitor()));
    }

    [Fact]
    public async Task SignIn_NewKeyOfTheService_IsAcceptedOnceItIsRead()
    {
        await Administrators.LinkAsync(portal, "keys@rosenhafen.example");
        Says("sub-keys", "keys@rosenhafen.example");
        Assert.Equal("/en/admin", await EnterAsync(portal.NewVisitor()));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        portal.City.Rotate();
        var read = portal.City.KeyReads;
        Assert.Equal("/en/admin", await EnterAsync(portal.NewVisitor()));
        Assert.Equal(read + 1, portal.City.KeyReads);

        // Names of keys that nobody has do not make the portal ask again and again.
        portal.City.ClaimedKid = "key-of-nobody";
        for (var n = 0; n < 3; n++)
        {
            Assert.StartsWith("/en/sign-in?provider=failed", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
        }

        portal.City.ClaimedKid = null;
        Assert.Equal(read + 1, portal.City.KeyReads);
    }

    [Fact]
    public async Task SignIn_ServiceOfOneCity_OpensOnlyAccountsOfPeopleThere()
    {
        var people = new TestPeople(portal);
        var (bound, other) = (await people.CityAsync("bound"), await people.CityAsync("unbound"));
        var (inside, outside) = (await people.PersonAsync("inside@bound.example"), await people.PersonAsync("outside@bound.example"));
        await people.GiveAsync(inside, bound, SupplierDiversity.Rules.Roles.Role.Lawyer);
        await people.GiveAsync(outside, other, SupplierDiversity.Rules.Roles.Role.Lawyer);
        await Administrators.LinkAsync(portal, "boss@bound.example");
        const string Way = "/en/sign-in/with/bound";
        foreach (var email in new[] { "outside@bound.example", "boss@bound.example" })
        {
            Says($"sub-{email}", email);
            Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor(), Way), StringComparison.Ordinal);
        }

        Says("sub-inside", "inside@bound.example");
        Assert.Equal("/en/admin", await EnterAsync(portal.NewVisitor(), Way));
        await people.TakeAsync(inside);
        Assert.StartsWith("/en/sign-in?provider=not_invited", await EnterAsync(portal.NewVisitor(), Way), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_OverTls_BindsItsCookieToTheHost()
    {
        var visitor = portal.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var left = await visitor.Http.GetAsync("/en/sign-in/with/rosenhafen");
        var cookie = Assert.Single(left.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-sd-provider=", cookie, StringComparison.Ordinal);
        Assert.All(["; secure", "; path=/;", "; httponly"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        var listed = (await visitor.GetAsync("/en/cookies")).QuerySelectorAll("main td code").Select(c => c.TextContent);
        Assert.Contains("sd-provider", listed);
    }

    [Fact]
    public async Task Return_Replayed_IsRefused()
    {
        await Administrators.LinkAsync(portal, "replay@rosenhafen.example");
        Says("sub-replay", "replay@rosenhafen.example");
        var visitor = portal.NewVisitor();
        using var left = await visitor.Http.GetAsync("/en/sign-in/with/rosenhafen");
        var kept = left.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sd-provider=", StringComparison.Ordinal)).Split(';')[0];
        using var sent = await Outside.GetAsync(left.Headers.Location);
        using var first = await visitor.Http.GetAsync(sent.Headers.Location!.PathAndQuery);
        Assert.Equal("/en/admin", first.Headers.Location?.ToString());

        using var fresh = await Outside.GetAsync(left.Headers.Location);
        var thief = portal.NewVisitor();
        thief.Http.DefaultRequestHeaders.Add("Cookie", kept);
        using var again = await thief.Http.GetAsync(fresh.Headers.Location!.PathAndQuery);
        Assert.StartsWith("/en/sign-in?provider=failed", again.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_ToAnotherBrowserOrTooLate_IsRefused()
    {
        await Administrators.LinkAsync(portal, "swap@rosenhafen.example");
        Says("sub-swap", "swap@rosenhafen.example");
        var attacker = portal.NewVisitor();
        using var left = await attacker.Http.GetAsync("/en/sign-in/with/rosenhafen");
        using var sent = await Outside.GetAsync(left.Headers.Location);
        var victim = portal.NewVisitor();
        using var planted = await victim.Http.GetAsync(sent.Headers.Location!.PathAndQuery);
        Assert.StartsWith("/en/sign-in?provider=failed", planted.Headers.Location?.ToString(), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await attacker.Http.GetAsync(sent.Headers.Location!.PathAndQuery);
        Assert.StartsWith("/en/sign-in?provider=failed", late.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ServiceCallsItselfSomethingElse_IsRefused()
    {
        portal.City.SaysItIs = "https://login.evil.example";
        portal.Clock.Advance(TimeSpan.FromHours(13));
        using var left = await portal.NewVisitor().Http.GetAsync("/en/sign-in/with/rosenhafen");
        portal.City.SaysItIs = null;
        Assert.StartsWith("/en/sign-in?provider=failed", left.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignIn_OwnSecondFactorOn_IsAskedForUnlessTheServiceAskedForOne(bool strong)
    {
        var email = $"factor-{strong}@rosenhafen.example".ToLowerInvariant();
        await AccountSteps.SetUpAppAsync(portal, await Administrators.VisitAsync(portal, email));
        Says($"sub-factor-{strong}", email);
        if (strong)
        {
            portal.City.Claims["amr"] = new[] { "pwd", "mfa" };
        }

        Assert.StartsWith(strong ? "/en/admin" : "/en/sign-in/code", await EnterAsync(portal.NewVisitor()), StringComparison.Ordinal);
    }

    private void Says(string subject, string email, bool? verified = true)
    {
        portal.City.Claims.Clear();
        portal.City.Claims["sub"] = subject;
        portal.City.Claims["email"] = email;
        if (verified is { } known)
        {
            portal.City.Claims["email_verified"] = known;
        }
    }

    // To the service and back, as a browser follows redirects; where the portal then leads.
    private static async Task<string> EnterAsync(PageVisitor visitor, string from = "/en/sign-in/with/rosenhafen")
    {
        using var left = await visitor.Http.GetAsync(from);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var sent = await Outside.GetAsync(left.Headers.Location);
        Assert.StartsWith($"https://portal.example/sign-in/from/{from.Split('/', '?')[4]}?", sent.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var back = await visitor.Http.GetAsync(sent.Headers.Location!.PathAndQuery);
        return back.Headers.Location!.ToString();
    }
}
