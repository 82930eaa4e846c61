using System.Net;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Accounts;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>Administrators as they really come to be: the command prints a link, the link takes a password, then they sign in.</summary>
public static class Administrators
{
    public const string Password = "orchard kettle window";

    /// <summary>The path of a fresh one-time link for an address.</summary>
    public static async Task<string> LinkAsync(PortalFixture portal, string email)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var call = new VerbCall([email], Json: true, portal.Services, CancellationToken.None) { Out = output, Error = errors };
        var exit = await CreateAdminVerb.Verb.RunAsync(call);
        if (exit == Exit.SomeRefused)
        {
            // Tests give roles past all rules; whoever has one of those comes in past the command too.
            await using var scope = portal.Services.CreateAsyncScope();
            var account = await scope.ServiceProvider.GetRequiredService<AccountUsers>().EnsureAdministratorAsync(email);
            return $"/en/welcome/{await portal.Services.GetRequiredService<WelcomeLinks>().CreateAsync(account, CancellationToken.None)}";
        }

        Assert.Equal(Exit.Success, exit);
        using var json = System.Text.Json.JsonDocument.Parse(output.ToString());
        return new Uri(json.RootElement.GetProperty("link").GetString()!).PathAndQuery;
    }

    /// <summary>A visitor signed in as a new administrator.</summary>
    public static async Task<PageVisitor> VisitAsync(PortalFixture portal, string? email = null)
    {
        email ??= $"admin-{Guid.NewGuid():N}@portal.example";
        var visitor = portal.NewVisitor();
        var page = await visitor.GetAsync(await LinkAsync(portal, email));
        using var saved = await visitor.SubmitAsync(page, [new("Password", Password), new("Again", Password)]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var entered = await SignInAsync(visitor, email, Password);
        Assert.Equal("/en/admin", entered.Headers.Location?.ToString());
        return visitor;
    }

    /// <summary>Fills in the sign-in page and sends it.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(PageVisitor visitor, string email, string password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), [new("Email", email), new("Password", password)]);
}
