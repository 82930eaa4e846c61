using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>One window. It notes whatever a good page does not do: call other servers, or write errors to the console.</summary>
public sealed class Visit(IPage page, ServedPortal portal)
{
    private readonly ConcurrentQueue<string> _noise = new();

    public IPage Page => page;

    public async Task WatchAsync()
    {
        page.Console += (_, message) =>
        {
            // A page that is shown with an error status also writes a line; the status is the test's business.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _noise.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _noise.Enqueue($"script: {error}");
        await page.Context.RouteAsync("**/*", async route =>
        {
            if (new Uri(route.Request.Url) is { IsLoopback: true } address && address.Port == portal.Address.Port)
            {
                await route.ContinueAsync();
                return;
            }

            _noise.Enqueue($"request to another server: {route.Request.Url}");
            await route.AbortAsync();
        });
    }

    /// <summary>Makes the window so many CSS pixels wide, in light or dark colours.</summary>
    public async Task ShowAsync(int width, bool dark)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>Opens an address of the portal and expects a page.</summary>
    public async Task OpenAsync(string address, int status = 200)
    {
        var response = await page.GotoAsync(address);
        Assert.Equal(status, response!.Status);
    }

    /// <summary>Fails on any finding of axe: WCAG 2.2 A and AA, and its best practices.</summary>
    public async Task AssertAccessibleAsync()
    {
        // A frame that may run nothing cannot be looked into; it is emptied, and only its name is judged.
        await page.EvaluateAsync("() => document.querySelectorAll('iframe').forEach(f => { f.removeAttribute('sandbox'); f.src = 'about:blank'; })");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('iframe')].every(f => f.contentDocument?.readyState === 'complete')");
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        });
        Assert.True(result.Passes.Length > 5, "axe looked at next to nothing");
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join("\n", result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n" + string.Join("\n", v.Nodes.Select(n => $"   {n.Html}")))));
    }

    /// <summary>At 320 CSS pixels (WCAG 1.4.10) nothing is scrolled sideways.</summary>
    public async Task AssertFitsAsync(int width)
    {
        await page.SetViewportSizeAsync(width, 700);
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.left < -1; })
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.True(wide.Length == 0, $"{page.Url} is wider than {width} px:\n" + string.Join("\n", wide));
    }

    public void AssertQuiet() => Assert.Empty(_noise);
}
