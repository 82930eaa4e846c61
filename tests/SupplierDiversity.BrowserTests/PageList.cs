using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>Every page of the portal, once. A GET address that is missing here and below fails a test.</summary>
internal static class PageList
{
    /// <summary>Route pattern and how the page is reached.</summary>
    public static IReadOnlyList<ListedPage> Pages { get; } =
    [
        new("front", "/{lang:lang}", _ => ""),
        new("sign-in", "/{lang:lang}/sign-in", _ => "/sign-in"),
        new("welcome", "/{lang:lang}/welcome/{token}", story => story.WelcomeLink),
        new("welcome-gone", "/{lang:lang}/welcome/{token}", _ => "/welcome/used-up") { Status = 410 },
        new("admin-home", "/{lang:lang}/admin", _ => "/admin") { SignedIn = true },
        new("admin-cities", "/{lang:lang}/admin/cities", _ => "/admin/cities") { SignedIn = true },
        new("admin-city", "/{lang:lang}/admin/cities/{slug}", story => $"/admin/cities/{story.City}") { SignedIn = true },
        new("admin-new-city", "/{lang:lang}/admin/buyers/{buyerId:guid}/city", story => $"/admin/buyers/{story.OtherBuyer}/city") { SignedIn = true },
        new("admin-buyers", "/{lang:lang}/admin/buyers", _ => "/admin/buyers") { SignedIn = true },
        new("admin-buyer", "/{lang:lang}/admin/buyers/{buyerId:guid}", story => $"/admin/buyers/{story.CityBuyer}") { SignedIn = true },
        new("admin-jobs", "/{lang:lang}/admin/jobs", _ => "/admin/jobs") { SignedIn = true },
        new("admin-job", "/{lang:lang}/admin/jobs/{name}", _ => "/admin/jobs/send") { SignedIn = true },
        new("admin-actions", "/{lang:lang}/admin/actions", _ => "/admin/actions") { SignedIn = true },
        new("not-found", "", _ => "/no-such-page") { Status = 404 },
    ];

    /// <summary>GET addresses that are not pages, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotPages { get; } = new Dictionary<string, string>
    {
        ["/"] = "sends on to the page in the reader's language",
        ["/errors/{status:int}"] = "seen as the page \"not-found\"",
        ["/health/live"] = "for machines",
        ["/health/ready"] = "for machines",
    };
}

/// <summary>A page.</summary>
/// <param name="Name">Names its pictures.</param>
/// <param name="Pattern">Its route; empty when it has none.</param>
/// <param name="Address">What follows the language in its address.</param>
internal sealed record ListedPage(string Name, string Pattern, Func<StoryOfTheCity, string> Address)
{
    public int Status { get; init; } = 200;

    /// <summary>True: an administrator must be signed in.</summary>
    public bool SignedIn { get; init; }
}
