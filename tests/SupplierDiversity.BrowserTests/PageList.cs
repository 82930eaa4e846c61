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
