namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Signs a window in as an administrator would: link, password, sign-in. The browser keeps the session for later windows.</summary>
internal static class SignIn
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static IReadOnlyList<Microsoft.Playwright.Cookie>? _session;

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
                await visit.Page.ClickAsync("main form button[type=submit]");
                await visit.OpenAsync("/en/sign-in");
                await visit.Page.FillAsync("#Email", StoryOfTheCity.Administrator);
                await visit.Page.FillAsync("#Password", StoryOfTheCity.Password);
                await visit.Page.ClickAsync("main form button[type=submit]");
                await visit.Page.WaitForURLAsync("**/en/admin");
                _session = [.. (await visit.Page.Context.CookiesAsync()).Select(c => new Microsoft.Playwright.Cookie
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
}
