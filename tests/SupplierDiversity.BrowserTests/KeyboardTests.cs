using SupplierDiversity.BrowserTests.Hosting;

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
}
