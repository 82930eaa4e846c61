using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Accounts;

namespace SupplierDiversity.Features.Demonstration;

/// <summary><c>demo</c>: a fresh demonstration database that tells a story, then the site with what to look at.</summary>
internal static class DemoVerb
{
    /// <summary>The demonstration's administrator.</summary>
    public const string Administrator = "admin@rosenhafen.example";

    // Printed for everybody on purpose: all it opens is invented.
    private const string Password = "harbour-roses-2026";

    public static Verb For(WebApplication app) => new("demo", "", "a fresh demonstration, then the site", UsesDatabase: false, async call =>
    {
        if (!await call.Get<DemonstrationDatabase>().RenewAsync(call.Cancellation))
        {
            call.Error.WriteLine("This database is not a demonstration, so demo leaves it alone. Set ConnectionStrings__Portal to another one.");
            return Exit.Unusable;
        }

        call.Error.WriteLine("Making a month of invented tenders, alerts and results …");
        await SignUpAsync(call);
        await call.Get<DemonstrationStory>().TellAsync(call.Cancellation);
        app.Lifetime.ApplicationStarted.Register(() => call.Out.WriteLine(Guide(app)));
        await app.RunAsync();
        return Exit.Success;
    });

    private static async Task SignUpAsync(VerbCall call)
    {
        await using var scope = call.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountUsers>().EnsureAdministratorAsync(Administrator);
        var links = call.Get<WelcomeLinks>();
        await links.SetPasswordAsync(await links.CreateAsync(account, call.Cancellation), Password, call.Cancellation);
    }

    private static string Guide(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"""

            SupplierDiversity is running with invented data at {address}

              {address}/en/tenders             open tenders and their equality duties
              {address}/ar/tenders             the same in Arabic, right to left
              {address}/en/alerts/new          hear about tenders
              {address}/en/admin               administration

            Sign in as   {Administrator}   with   {Password}
            The mails that went out are under Administration, Mail.
            Stop with Ctrl+C; the next start makes everything anew.

            """);
    }
}
