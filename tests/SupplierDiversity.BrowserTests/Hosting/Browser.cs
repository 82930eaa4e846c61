using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SupplierDiversity.BrowserTests.Hosting.Browser))]

namespace SupplierDiversity.BrowserTests.Hosting;

/// <summary>One Chromium and one served portal for the whole run. Without Chromium every test is skipped and says so.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static int _visitors;
    private static readonly string[] Places = [Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private StoryOfTheCity? _story;
    private ServedPortal? _portal;
    private readonly ConcurrentStack<Visit> _strangers = new();
    private readonly ConcurrentDictionary<string, ConcurrentStack<Visit>> _signedIn = new();

    public ServedPortal Portal => _portal ?? throw new InvalidOperationException("The portal is not served without a browser.");

    public StoryOfTheCity Story => _story!;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program)
        {
            return;
        }

        _portal = await ServedPortal.StartAsync();
        _story = await StoryOfTheCity.TellAsync(_portal);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                // Nothing is reached but this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        });
    }

    /// <summary>Does something as a person would in a fresh window; a failure leaves a picture in the test output's folder.</summary>
    public async Task VisitAsync(string name, Func<Visit, Task> visit, VisitOptions? options = null)
    {
        Assert.SkipWhen(_chromium is null, "not run in a browser: install chromium, or name one with PORTAL_CHROMIUM");
        await using var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = options?.Width ?? 1280, Height = 900 },
            ColorScheme = options?.Dark == true ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = options?.WithoutScript != true,
            ExtraHTTPHeaders = FromElsewhere(),
        });
        var visitor = new Visit(await context.NewPageAsync(), Portal);
        visitor.Watch();
        await DoAsync(name, visitor, visit);
    }

    // Each window is a visitor of its own, as behind a proxy: otherwise all of them together would meet the limits on forms.
    private static Dictionary<string, string> FromElsewhere()
    {
        var number = Interlocked.Increment(ref _visitors);
        return new() { ["X-Forwarded-For"] = $"10.0.{number / 250}.{(number % 250) + 1}" };
    }

    private static async Task DoAsync(string name, Visit visitor, Func<Visit, Task> visit)
    {
        try
        {
            await visit(visitor).WaitAsync(Patience);
            visitor.AssertQuiet();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "failed-pages")).FullName;
            var picture = Path.Combine(folder, $"{name}.png");
            await visitor.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            TestContext.Current.SendDiagnosticMessage("Picture of the failed page: {0}", picture);
            TestContext.Current.TestOutputHelper?.WriteLine($"Picture of the failed page: {picture}");
            throw;
        }
    }

    /// <summary>
    /// Looks at something in a window that is used again, since a new one costs more than a page: one kind for strangers
    /// (null) and one for each person who signs in. A window in which something failed is not used again.
    /// </summary>
    public async Task LookAsync(string name, string? person, Func<Visit, Task> look)
    {
        Assert.SkipWhen(_chromium is null, "not run in a browser: install chromium, or name one with PORTAL_CHROMIUM");
        var idle = person is null ? _strangers : _signedIn.GetOrAdd(person, _ => new());
        if (!idle.TryPop(out var visit))
        {
            var context = await _chromium.NewContextAsync(new() { BaseURL = Portal.Address.ToString(), Locale = "en-GB", ExtraHTTPHeaders = FromElsewhere() });
            visit = new Visit(await context.NewPageAsync(), Portal);
            visit.Watch();
            if (person is not null)
            {
                await SignIn.AsAsync(this, visit, person);
            }
        }

        await DoAsync(name, visit, look);
        idle.Push(visit);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }
}

/// <summary>How a person looks at the portal: window width in CSS pixels, dark colours, a browser without script.</summary>
public sealed record VisitOptions(int Width = 1280, bool Dark = false, bool WithoutScript = false);
