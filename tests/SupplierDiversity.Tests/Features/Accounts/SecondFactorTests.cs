using System.Net;
using Dapper;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class SecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task App_SetUp_IsAskedForAfterThePasswordAndWorksOncePerCode()
    {
        var visitor = await Administrators.VisitAsync(portal, "app@portal.example");
        var (secret, _) = await AccountSteps.SetUpAppAsync(portal, visitor);
        Assert.True(await AccountSteps.IsSignedInAsync(visitor));

        var again = await AccountSteps.HalfWayAsync(portal, "app@portal.example");
        var used = AccountSteps.Code(secret, portal.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(again, used));
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var next = AccountSteps.Code(secret, portal.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Redirect, await AccountSteps.SendCodeAsync(again, next));
        Assert.True(await AccountSteps.IsSignedInAsync(again));

        var thief = await AccountSteps.HalfWayAsync(portal, "app@portal.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(thief, next));
        Assert.False(await AccountSteps.IsSignedInAsync(thief));
    }

    [Fact]
    public async Task App_OneCodeFromTwoBrowsersAtOnce_OpensOne()
    {
        var (secret, _) = await AccountSteps.SetUpAppAsync(portal, await Administrators.VisitAsync(portal, "twice@portal.example"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var browsers = await Task.WhenAll(AccountSteps.HalfWayAsync(portal, "twice@portal.example"), AccountSteps.HalfWayAsync(portal, "twice@portal.example"));
        var code = AccountSteps.Code(secret, portal.Clock.GetUtcNow());
        var answers = await Task.WhenAll(browsers.Select(b => AccountSteps.SendCodeAsync(b, code)));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Order());
    }

    [Fact]
    public async Task App_FiveWrongCodes_ClosesTheAccountForAQuarterOfAnHour()
    {
        var (secret, codes) = await AccountSteps.SetUpAppAsync(portal, await Administrators.VisitAsync(portal, "guess@portal.example"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = await AccountSteps.HalfWayAsync(portal, "guess@portal.example");
        for (var n = 0; n < 4; n++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(visitor, "000000"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(visitor, "0000-0000-0000-0000", "recovery-code"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(visitor, AccountSteps.Code(secret, portal.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(visitor, codes[0], "recovery-code"));
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await AccountSteps.HalfWayAsync(portal, "guess@portal.example");
        Assert.Equal(HttpStatusCode.Redirect, await AccountSteps.SendCodeAsync(later, codes[0], "recovery-code"));
    }

    [Fact]
    public async Task RecoveryCode_UsedOnce_IsGoneAndCounted()
    {
        var visitor = await Administrators.VisitAsync(portal, "lost@portal.example");
        var (_, codes) = await AccountSteps.SetUpAppAsync(portal, visitor);
        var without = await AccountSteps.HalfWayAsync(portal, "lost@portal.example");
        Assert.Equal(HttpStatusCode.Redirect, await AccountSteps.SendCodeAsync(without, codes[3].ToLowerInvariant().Replace('-', ' '), "recovery-code"));
        Assert.Contains("Recovery codes left: 9", (await without.GetAsync("/en/account/second-factor")).Body!.TextContent, StringComparison.Ordinal);
        var other = await AccountSteps.HalfWayAsync(portal, "lost@portal.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AccountSteps.SendCodeAsync(other, codes[3], "recovery-code"));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var kept = string.Join(' ', await connection.QueryAsync<string>("SELECT code_sha256 FROM recovery_codes"))
            + await connection.ExecuteScalarAsync<string>("SELECT authenticator_key FROM accounts WHERE email = 'lost@portal.example'");
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task App_Removed_PasswordAloneOpensAgain()
    {
        var visitor = await Administrators.VisitAsync(portal, "off@portal.example");
        await AccountSteps.SetUpAppAsync(portal, visitor);
        using var removed = await visitor.SubmitAsync(await visitor.GetAsync("/en/account/second-factor"), [], "form[action$='/app/remove']");
        Assert.Equal("/en/account/second-factor?done=removed", removed.Headers.Location?.ToString());
        var alone = portal.NewVisitor();
        using var entered = await Administrators.SignInAsync(alone, "off@portal.example", Administrators.Password);
        Assert.True(await AccountSteps.IsSignedInAsync(alone));
    }

    [Fact]
    public async Task App_WrongFirstCode_ShowsTheSameSecretAgain()
    {
        var visitor = await Administrators.VisitAsync(portal, "typo@portal.example");
        var page = await visitor.GetAsync("/en/account/second-factor/app");
        using var wrong = await visitor.SubmitAsync(page, [new("Code", "000000")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(page.QuerySelector(".code code")!.TextContent, (await PageVisitor.ReadAsync(wrong)).QuerySelector(".code code")!.TextContent);
    }

    [Theory]
    [InlineData("/en/account/second-factor/app")]
    [InlineData("/en/account/email")]
    [InlineData("/en/account/password")]
    [InlineData("/en/account/leave")]
    public async Task Protection_AfterAQuarterOfAnHour_NeedsSigningInAgain(string address)
    {
        var email = $"{Guid.NewGuid():N}@portal.example";
        var visitor = await Administrators.VisitAsync(portal, email);
        await visitor.GetAsync(address);
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        using var led = await visitor.Http.GetAsync(address);
        Assert.Equal($"/en/sign-in/again?returnUrl={Uri.EscapeDataString(address)}", led.Headers.Location?.ToString());
        var page = await visitor.GetAsync(led.Headers.Location!.ToString());
        using var entered = await visitor.SubmitAsync(page, [new("Email", email), new("Password", Administrators.Password)]);
        Assert.Equal(address, entered.Headers.Location?.ToString());
        await visitor.GetAsync(address);
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM account_sessions s JOIN accounts a ON a.account_id = s.account_id WHERE a.email = @email", new { email }));
    }
}

public sealed class StaffPortal : PortalFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Accounts:SecondFactor", "Staff")];
}

public class SecondFactorDutyTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    [Fact]
    public async Task Staff_WithoutSecondFactor_ReachOnlyTheirAccountUntilItIsSetUp()
    {
        var visitor = await Administrators.VisitAsync(portal, "staff@portal.example");
        foreach (var address in new[] { "/en/admin", "/en/tenders", "/en/admin/mail" })
        {
            using var led = await visitor.Http.GetAsync(address);
            Assert.Equal("/en/account/second-factor?required=true", led.Headers.Location?.ToString());
        }

        Assert.Contains("Your work here needs a second step", (await visitor.GetAsync("/en/account/second-factor?required=true")).Body!.TextContent, StringComparison.Ordinal);
        var (secret, _) = await AccountSteps.SetUpAppAsync(portal, visitor);
        await visitor.GetAsync("/en/admin");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.GetAsync("/en/admin");
        var later = await AccountSteps.HalfWayAsync(portal, "staff@portal.example");
        Assert.Equal(HttpStatusCode.Redirect, await AccountSteps.SendCodeAsync(later, AccountSteps.Code(secret, portal.Clock.GetUtcNow())));
        await later.GetAsync("/en/admin");
    }
}
