using System.Net;
using Dapper;
using Microsoft.AspNetCore.Identity;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Accounts;

public class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Submit_UnknownWrongUnsetAndLocked_GetOneAnswer()
    {
        await Administrators.VisitAsync(portal, "known@portal.example");
        await Administrators.VisitAsync(portal, "locked@portal.example");
        await Administrators.LinkAsync(portal, "unset@portal.example");
        for (var n = 0; n < 5; n++)
        {
            using var wrong = await Administrators.SignInAsync(portal.NewVisitor(), "locked@portal.example", "wrong");
        }

        var answers = new HashSet<string>();
        foreach (var (email, password) in new[]
        {
            ("nobody@portal.example", "wrong"), ("known@portal.example", "wrong"), ("unset@portal.example", "wrong"),
            ("locked@portal.example", Administrators.Password), ("", ""),
        })
        {
            using var response = await Administrators.SignInAsync(portal.NewVisitor(), email, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var page = await PageVisitor.ReadAsync(response);
            Assert.Equal(email, page.QuerySelector("#Email")!.GetAttribute("value") ?? "");
            answers.Add(page.QuerySelector("#Email-error")!.TextContent);
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Submit_FiveWrongPasswords_LocksForFifteenMinutes()
    {
        var visitor = await Administrators.VisitAsync(portal, "five@portal.example");
        for (var n = 0; n < 5; n++)
        {
            using var wrong = await Administrators.SignInAsync(portal.NewVisitor(), "five@portal.example", $"wrong {n}");
        }

        using var locked = await Administrators.SignInAsync(portal.NewVisitor(), "five@portal.example", Administrators.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        using var open = await Administrators.SignInAsync(portal.NewVisitor(), "five@portal.example", Administrators.Password);
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Fact]
    public async Task Submit_WrongPasswordsAtTheSameTime_AreAllCounted()
    {
        await Administrators.VisitAsync(portal, "parallel@portal.example");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async n =>
        {
            using var wrong = await Administrators.SignInAsync(portal.NewVisitor(), "parallel@portal.example", $"wrong {n}");
        }));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(3, await connection.ExecuteScalarAsync<long>(
            "SELECT failed_sign_ins FROM accounts WHERE email = 'parallel@portal.example'"));
    }

    [Fact]
    public async Task Submit_RightPassword_ForgetsEarlierMistakes()
    {
        await Administrators.VisitAsync(portal, "slips@portal.example");
        for (var n = 0; n < 8; n++)
        {
            using var wrong = await Administrators.SignInAsync(portal.NewVisitor(), "slips@portal.example", "wrong");
            using var right = await Administrators.SignInAsync(portal.NewVisitor(), "slips@portal.example", Administrators.Password);
            Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        }
    }

    [Fact]
    public async Task Submit_TooManyTriesFromOneAddress_AsksToWaitInTheReadersLanguage()
    {
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync("/tr/sign-in");
        HttpResponseMessage response;
        var tries = 0;
        do
        {
            response = await visitor.SubmitAsync(page, [new("Email", "nobody@portal.example"), new("Password", "x")]);
        }
        while (response.StatusCode == HttpStatusCode.UnprocessableEntity && ++tries < 100);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("Bir anda çok fazla deneme", (await PageVisitor.ReadAsync(response)).QuerySelector("h1")?.TextContent);
        response.Dispose();
        using var other = await Administrators.SignInAsync(portal.NewVisitor(), "nobody@portal.example", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Theory]
    [InlineData("/tr/admin", "/tr/admin")]
    [InlineData("//evil.example/", "/en/admin")]
    [InlineData("https://evil.example/", "/en/admin")]
    public async Task Submit_WithReturnAddress_FollowsOnlyThisPortal(string wanted, string reached)
    {
        var email = $"{Guid.NewGuid():N}@portal.example";
        await Administrators.VisitAsync(portal, email);
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync($"/en/sign-in?returnUrl={Uri.EscapeDataString(wanted)}");
        using var response = await visitor.SubmitAsync(page, [new("Email", email), new("Password", Administrators.Password)]);
        Assert.Equal(reached, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Administration_AfterPasswordChanged_OlderSignInEnds()
    {
        var older = await Administrators.VisitAsync(portal, "changed@portal.example");
        await Administrators.VisitAsync(portal, "changed@portal.example");
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        using var response = await older.Http.GetAsync("/en/admin");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Administration_WithoutTheRole_IsForbiddenInWords()
    {
        var visitor = await Administrators.VisitAsync(portal, "former@portal.example");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = await users.FindByEmailAsync("former@portal.example");
            Assert.True((await users.RemoveFromRoleAsync(account!, Roles.Administrator)).Succeeded);
            Assert.Empty(await users.GetUsersInRoleAsync(Roles.Administrator) is { } all ? all.Where(a => a.Email.StartsWith("former", StringComparison.Ordinal)) : []);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = await visitor.GetAsync("/de/admin", HttpStatusCode.Forbidden);
        Assert.Equal("Diese Seite ist für Sie nicht freigegeben", page.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Cookie_IsClosedToScriptsAndOtherSites()
    {
        await Administrators.VisitAsync(portal, "cookie@portal.example");
        var visitor = portal.NewVisitor();
        using var response = await Administrators.SignInAsync(visitor, "cookie@portal.example", Administrators.Password);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("sd-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
