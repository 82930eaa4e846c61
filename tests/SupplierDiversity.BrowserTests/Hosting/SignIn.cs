using Microsoft.Playwright;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Signs a window in as an administrator would: link, password, sign-in. The browser keeps the session for later windows.</summary>
internal static class SignIn
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static IReadOnlyList<Cookie>? _session;

    public static async Task AsAdministratorAsync(Browser browser, Visit visit)
    {
        await Gate.WaitAsync();
        try
        {
            if (_session is null)
            {
                await visit.OpenAsync(await StoryOfTheCity.WelcomeLinkAsync(browser.Portal, StoryOfTheCity.Administrator));
                await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
                await visit.Page.FillAsync("#Again", StoryOfTheCity.Password);
                await SubmitAsync(visit.Page, "#Again");
                await visit.OpenAsync("/en/sign-in");
                await visit.Page.FillAsync("#Email", StoryOfTheCity.Administrator);
                await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
                await SubmitAsync(visit.Page, "#Password");
                Assert.EndsWith("/en/admin", visit.Page.Url, StringComparison.Ordinal);
                _session = [.. (await visit.Page.Context.CookiesAsync()).Select(c => new Cookie
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

        await visit.Page.Context.AddCookiesAsync(_session);
    }

    // Once a field that only this page has is gone, the next page is there.
    private static async Task SubmitAsync(IPage page, string field)
    {
        await page.ClickAsync("main form button[type=submit]");
        await page.Locator(field).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("main h1").WaitForAsync();
    }
}
