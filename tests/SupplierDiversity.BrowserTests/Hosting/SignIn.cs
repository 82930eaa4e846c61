using Microsoft.Playwright;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Signs a window in as a person would: link, password, sign-in. The session is kept for later windows of the same person.</summary>
internal static class SignIn
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<string, IReadOnlyList<Cookie>> Sessions = [];

    public static async Task AsAdministratorAsync(Browser browser, Visit visit) => await AsAsync(browser, visit, StoryOfTheCity.Administrator);

    public static async Task AsAsync(Browser browser, Visit visit, string email)
    {
        IReadOnlyList<Cookie>? session;
        await Gate.WaitAsync();
        try
        {
            if (!Sessions.TryGetValue(email, out session))
            {
                await visit.OpenAsync(email == StoryOfTheCity.Administrator
                    ? await StoryOfTheCity.WelcomeLinkAsync(browser.Portal, email) : await StoryOfEvidence.WelcomeLinkAsync(browser.Portal, email));
                await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
                await visit.Page.FillAsync("#Again", StoryOfTheCity.Password);
                await SubmitAsync(visit.Page, "#Again");
                await visit.OpenAsync("/en/sign-in");
                await visit.Page.FillAsync("#Email", email);
                await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
                await SubmitAsync(visit.Page, "#Password");
                Assert.EndsWith("/en/admin", visit.Page.Url, StringComparison.Ordinal);
                Sessions[email] = session = [.. (await visit.Page.Context.CookiesAsync()).Select(c => new Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Domain = c.Domain,
                    Path = c.Path,
                    HttpOnly = c.HttpOnly,
                })];
            }
        }
        finally
        {
            Gate.Release();
        }

        await visit.Page.Context.AddCookiesAsync(session);
    }

    // Once a field that only this page has is gone, the next page is there.
    private static async Task SubmitAsync(IPage page, string field)
    {
        await page.ClickAsync("main form button[type=submit]");
        await page.Locator(field).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("main h1").WaitForAsync();
    }
}
