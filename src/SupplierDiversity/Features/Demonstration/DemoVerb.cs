using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupplierDiversity.Commands;

namespace SupplierDiversity.Features.Demonstration;

/// <summary><c>demo</c>: a fresh demonstration database that tells a story, then the site with what to look at.</summary>
internal static class DemoVerb
{
    /// <summary>The demonstration's administrator.</summary>
    public const string Administrator = "admin@rosenhafen.example";

    public static Verb For(WebApplication app) => new("demo", "", "a fresh demonstration, then the site", UsesDatabase: false, async call =>
    {
        if (!await call.Get<DemonstrationDatabase>().RenewAsync(call.Cancellation))
        {
            call.Error.WriteLine("This database is not a demonstration, so demo leaves it alone. Set ConnectionStrings__Portal to another one.");
            return Exit.Unusable;
        }

        call.Error.WriteLine("Making two years of invented bids and a month of tenders, alerts and results …");
        await call.Get<DemonstrationPeople>().SignUpAsync(Administrator, administrator: true, call.Cancellation);
        await call.Get<DemonstrationStory>().TellAsync(call.Cancellation);
        app.Lifetime.ApplicationStarted.Register(() => call.Out.WriteLine(Guide(app)));
        await app.RunAsync();
        return Exit.Success;
    });

    private static string Guide(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"""

            SupplierDiversity is running with invented data at {address}

              {address}/en/tenders             open tenders and their equality duties
              {address}/ar/tenders             the same in Arabic, right to left
              {address}/en/alerts/new          hear about tenders
              {address}/en/cities/rosenhafen/report   two years of bids, so told that nobody is disclosed
              {address}/en/cities/rosenhafen/report/compare   two years, and two cities that agreed, side by side
              {address}/en/cities/rosenhafen/improvements   what the city heard, and what it changed
              {address}/en/admin               administration; a tender with five bids, its award and its contract
              {address}/en/cities/rosenhafen/survey   what suppliers answered about equality
              {address}/tr/business            one of the firms that bid: its owners, its status, and why it did not win

            Sign in as   {Administrator}   with   {DemonstrationPeople.Password}
            or as        {DemonstrationYears.Monitor}, who reads the full report, or
                         {DemonstrationBids.Bidder}, who bid, with the same
            The mails that went out are under Administration, Mail.
            Stop with Ctrl+C; the next start makes everything anew.

            """);
    }
}
