using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>
/// Every page in four languages, one of them from right to left, at three widths: a desk, a tablet, and a phone in the
/// dark, which also has to fit the smallest screen.
/// </summary>
public class EveryPageTests(Browser browser)
{
    public static TheoryData<string> Pages => [.. PageList.Pages.Select(p => p.Name)];

    // One window a language, all at once: most of the time a window waits for something.
    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_AtDeskOnTabletAndOnPhone_HasNoBarrier(string name)
    {
        var listed = PageList.Pages.Single(p => p.Name == name);
        return Task.WhenAll((listed.InTheReadersLanguage ? (string[])["en"] : ["en", "de", "tr", "ar"]).Select(language => LookAsync(listed, language)));
    }

    private Task LookAsync(ListedPage listed, string language)
    {
        var name = listed.Name;
        return browser.LookAsync($"{name}-{language}", listed.As ?? (listed.SignedIn ? StoryOfTheCity.Administrator : null), async visit =>
        {
            var address = listed.Address(browser.Story);
            await visit.ShowAsync(1280, dark: false);
            await visit.OpenAsync(listed.InTheReadersLanguage ? address : $"/{language}{address}", listed.Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await Pictures.TakeAsync(visit.Page, $"{name}-{language}-desk");
            await visit.AssertAccessibleAsync();
            await visit.ShowAsync(768, dark: false);
            await visit.AssertAccessibleAsync();
            await visit.ShowAsync(360, dark: true);
            await Pictures.TakeAsync(visit.Page, $"{name}-{language}-phone");
            await visit.AssertAccessibleAsync();
            await visit.AssertFitsAsync(320);
        });
    }
}

public class PageListTests(Browser browser)
{
    [Fact]
    public Task Pages_OfThePortal_AreAllListed() => browser.VisitAsync("list", _ =>
    {
        var patterns = browser.Portal.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(e => Plain(e.RoutePattern)).Distinct().ToList();
        Assert.True(patterns.Count > 5, $"Only {patterns.Count} addresses were found.");
        var known = PageList.Pages.Select(p => p.Pattern).Where(p => p.Length > 0).Concat(PageList.NotPages.Keys).ToList();
        Assert.Empty(patterns.Except(known));
        Assert.Empty(known.Except(patterns));
        return Task.CompletedTask;
    });

    // "/{lang}/tenders/{id}": what matters here is the shape of an address, not what a part may hold.
    private static string Plain(RoutePattern route) => "/" + string.Join('/', route.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));
}
