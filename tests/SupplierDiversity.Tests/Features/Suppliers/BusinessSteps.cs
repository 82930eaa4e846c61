using System.Net;
using System.Text.RegularExpressions;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Suppliers;

/// <summary>Steps of people who register a business, as a browser without script takes them.</summary>
internal sealed partial class BusinessSteps(PortalFixture portal)
{
    private int _numbers = 10_000_000;

    /// <summary>A number no other test uses.</summary>
    public string NewNumber() => (Interlocked.Increment(ref _numbers) + Random.Shared.Next(1_000, 80_000_000)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sends a form and reads the page it leads to.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> FollowAsync(
        PageVisitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> fields, string form = "main form")
    {
        using var response = await visitor.SubmitAsync(page, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await visitor.GetAsync(response.Headers.Location!.ToString());
    }

    /// <summary>From the number to the letter: the path of its link.</summary>
    public async Task<string> AskAsync(string number, string email, string language = "en", bool taken = false)
    {
        var visitor = portal.NewVisitor();
        var page = await FollowAsync(visitor, await visitor.GetAsync($"/{language}/register?Country=NL"), [new("Number", number)]);
        Assert.Equal(taken, page.QuerySelector("main p.lead") is not null);
        var asked = await FollowAsync(visitor, page, [new("Email", email)]);
        Assert.EndsWith("/register/asked", asked.Location.PathName, StringComparison.Ordinal);
        return await LinkAsync(email);
    }

    /// <summary>The newest link to an address.</summary>
    public async Task<string> LinkAsync(string email)
    {
        await JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
        return Link().Match(SentMail.In(portal.MailFolder, email).Last(m => Link().IsMatch(m.Text)).Text).Groups[1].Value;
    }

    /// <summary>Follows the link, chooses a password where none is there, and signs in.</summary>
    public async Task<PageVisitor> ComeInAsync(string link, string email)
    {
        var visitor = portal.NewVisitor();
        var next = await FollowAsync(visitor, await visitor.GetAsync(link), []);
        if (next.Location.PathName.Contains("/welcome/", StringComparison.Ordinal))
        {
            await FollowAsync(visitor, next, [new("Password", Administrators.Password), new("Again", Administrators.Password)]);
        }

        using var entered = await Administrators.SignInAsync(visitor, email, Administrators.Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return visitor;
    }

    /// <summary>A new business with its first person, signed in.</summary>
    public async Task<(PageVisitor Visitor, string Home, string Number)> RegisterAsync(string email)
    {
        var number = NewNumber();
        var visitor = await ComeInAsync(await AskAsync(number, email), email);
        return (visitor, await HomeAsync(visitor), number);
    }

    /// <summary>The path of the home page of the visitor's one business, without the language.</summary>
    public static async Task<string> HomeAsync(PageVisitor visitor)
    {
        using var response = await visitor.Http.GetAsync("/en/business");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString()[3..];
    }

    [GeneratedRegex(@"https://portal\.example(/\w\w/register/confirm/[\w-]+)")]
    private static partial Regex Link();
}
