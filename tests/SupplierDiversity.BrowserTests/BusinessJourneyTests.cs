using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Jobs;

namespace SupplierDiversity.BrowserTests;

/// <summary>A person with a phone registers a business, from the front page to how a city counts it.</summary>
public class BusinessJourneyTests(Browser browser)
{
    private const int Phone = 360;

    [Theory]
    [InlineData("en", "61234567")]
    [InlineData("ar", "67654321")]
    public Task Business_FromTheFrontPageToTheStatus_OnAPhone(string language, string number) => browser.VisitAsync($"business-{language}", async visit =>
    {
        var page = visit.Page;
        var email = $"owner-{language}@journey.example";
        await visit.OpenAsync($"/{language}");
        await GoAsync(page, "a.door[href$='/register']");
        await page.SelectOptionAsync("#Country", "NL");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Number", number);
        await GoAsync(page, "main form button");
        await page.FillAsync("#Email", email);
        await LookAsync(visit, $"email-{language}");
        await GoAsync(page, "main form button");
        Assert.EndsWith("/register/asked", page.Url, StringComparison.Ordinal);

        await JobList.RunDueAsync(browser.Portal.Services, untilIdle: true, CancellationToken.None);
        await visit.OpenAsync(StoryOfTheCity.LinkIn(browser.Portal, email, "/register/confirm/"));
        await GoAsync(page, "main form button");
        await page.FillAsync("#Password", StoryOfTheCity.Password);
        await page.FillAsync("#Again", StoryOfTheCity.Password);
        await GoAsync(page, "main form button");
        await page.FillAsync("#Email", email);
        await page.FillAsync("#Password", StoryOfTheCity.Password);
        await GoAsync(page, "main form:not([data-passkey]) button");
        Assert.Matches("/business/[0-9a-f-]{36}$", page.Url);
        var home = page.Url;

        await GoAsync(page, "main .worklist a >> nth=0");
        await page.FillAsync("#Name", "مخبز النور & Zoon");
        await GoAsync(page, "main form button");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Staff", "3");
        await page.FillAsync("#Turnover", "180 000");
        await GoAsync(page, "main form button");
        await page.FillAsync("#Q", "15");
        await page.PressAsync("#Q", "Enter");
        await page.Locator("input[name=Trades]:not(:checked)").First.WaitForAsync();
        await page.Locator("input[name=Trades]").First.CheckAsync();
        await LookAsync(visit, $"trades-{language}");
        await GoAsync(page, "main form > button");
        await GoAsync(page, "main form > button");
        await GoAsync(page, "main form button");
        // Other journeys make cities of their own.
        await page.GetByLabel("Rosenhafen").First.CheckAsync();
        await GoAsync(page, "main form button");
        await page.Locator("input[name=Diversity]").First.CheckAsync();
        await GoAsync(page, "main form button");
        await LookAsync(visit, $"summary-{language}");
        await GoAsync(page, "main form button");
        Assert.Equal(1, await page.Locator(".box.ok").CountAsync());

        await GoAsync(page, "main a[href$='/owners']");
        await GoAsync(page, "main a.button[href$='/owners/edit']");
        await page.FillAsync("#Label", "أ");
        await page.FillAsync("#Size", "2/3");
        await GoAsync(page, "main form button");
        await LookAsync(visit, $"owners-{language}");

        await visit.OpenAsync(home + "/status");
        await LookAsync(visit, $"status-{language}");
        Assert.Contains("66", await page.InnerTextAsync("main section"), StringComparison.Ordinal);
        visit.AssertQuiet();
    }, new(Phone));

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.TakeAsync(visit.Page, $"journey-business-{name}");
        await visit.AssertAccessibleAsync();
    }

    // Once a mark on this page is gone, the next page is there.
    private static async Task GoAsync(IPage page, string element)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = '1'; }");
        await page.Locator(element).First.ClickAsync();
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.before && document.readyState === 'complete'");
    }
}
