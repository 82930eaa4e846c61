using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>One window. It notes whatever a good page does not do: call other servers, or write errors to the console.</summary>
public sealed class Visit(IPage page, ServedPortal portal)
{
    // axe once into the page, as often as it is asked. Only what it finds comes back, not all it looked at.
    private const string LookForBarriers =
        """
        async script => {
            if (!window.axe) (0, eval)(script);
            // What a frame shows is looked at as a page of its own or is a mail; the frame's name is judged here.
            const found = await window.axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations'], iframes: false });
            return { rules: found.passes.length,
                barriers: found.violations.map(v => v.id + ': ' + v.help + v.nodes.map(n => '\n   ' + n.html).join('')) };
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> _noise = new();

    public IPage Page => page;

    public void Watch()
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
        page.Request += (_, request) =>
        {
            // It has not reached anybody: the browser finds no other server (Browser).
            if (new Uri(request.Url) is not { IsLoopback: true } address || address.Port != portal.Address.Port)
            {
                _noise.Enqueue($"request to another server: {request.Url}");
            }
        };
    }

    /// <summary>Makes the window so many CSS pixels wide, in light or dark colours; whoever had it before may have looked at it as paper.</summary>
    public async Task ShowAsync(int width, bool dark)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
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
        var found = await page.EvaluateAsync<Found>(LookForBarriers, Axe);
        Assert.True(found.Rules > 5, "axe looked at next to nothing");
        Assert.True(found.Barriers.Length == 0, $"{page.Url}\n{string.Join('\n', found.Barriers)}");
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

    private sealed class Found
    {
        public int Rules { get; set; }

        public string[] Barriers { get; set; } = [];
    }
}
