using Microsoft.Playwright;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>Pictures of all pages, written while they are looked at when PORTAL_SCREENSHOTS names a folder.</summary>
internal static class Pictures
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetFullPath(folder), $"{name}.png"), FullPage = true });
        }
    }
}
