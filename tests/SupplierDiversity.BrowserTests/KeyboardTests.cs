using Microsoft.Playwright;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.BrowserTests;

public class KeyboardTests(Browser browser)
{
    [Fact]
    public Task Skip_FirstTabStop_LeadsPastTheMenu() => browser.VisitAsync("skip", async visit =>
    {
        await visit.OpenAsync("/en");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await visit.Page.Locator(":focus").GetAttributeAsync("href"));
        Assert.True(await visit.Page.Locator(":focus").IsVisibleAsync());
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await visit.Page.Locator(":focus").GetAttributeAsync("id"));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Subscribe_ByKeyboardAlone_LeadsFromTheFormToTheFirstAlert(bool withoutScript) => browser.VisitAsync($"subscribe-{withoutScript}", async visit =>
    {
        var address = $"keys-{withoutScript}@rosenhafen.example".ToLowerInvariant();
        await visit.OpenAsync("/en/alerts/new");
        await TabToAsync(visit, "#Email");
        await visit.Page.Keyboard.TypeAsync(address);
        await TabToAsync(visit, "#Words");
        await visit.Page.Keyboard.TypeAsync("lighthouse");
        await TabToAsync(visit, "input[name=Frequency][value=daily]");
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        Assert.True(await visit.Page.Locator("input[name=Frequency][value=instant]").IsCheckedAsync());
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("main form").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.EndsWith("/en/alerts/asked", visit.Page.Url, StringComparison.Ordinal);

        await RunJobsAsync();
        await visit.OpenAsync(new Uri(StoryOfTheCity.LinkIn(browser.Portal, address, "/alerts/confirm/")).PathAndQuery);
        await TabToAsync(visit, "main form button");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("main form").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        browser.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var tender = await new TestTenders(browser.Portal.Services).PublishAsync(TestTenders.Call("Painting of the lighthouse"));
        await RunJobsAsync();
        Assert.Contains(SentMail.In(browser.Portal.MailFolder, address), mail => mail.Tenders.Contains(tender));
    }, new(WithoutScript: withoutScript));

    private async Task RunJobsAsync() =>
        Assert.Equal(0, (await JobList.RunDueAsync(browser.Portal.Services, untilIdle: true, TestContext.Current.CancellationToken)).Broken);

    // As a person would: forward, stop by stop, with no end of patience but a limit.
    private static async Task TabToAsync(Visit visit, string selector)
    {
        for (var stops = 0; stops < 120; stops++)
        {
            if (await visit.Page.Locator($"{selector}:focus").CountAsync() > 0)
            {
                return;
            }

            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached with the keyboard.");
    }
}
