using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>Every listed page in a left-to-right and a right-to-left language.</summary>
internal static class EveryPage
{
    public static TheoryData<string, string> InTwoLanguages()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in PageList.Pages)
        {
            data.Add(page.Name, "en");
            if (!page.InTheReadersLanguage)
            {
                data.Add(page.Name, "ar");
            }
        }

        return data;
    }

    /// <summary>Opens a page as a person with this device would, and fails on any barrier; narrower than the device when asked.</summary>
    public static Task LookAsync(Browser browser, string name, string language, string device, VisitOptions options, int? fits = null) =>
        browser.VisitAsync($"{name}-{language}-{device}", async visit =>
        {
            var listed = PageList.Pages.Single(p => p.Name == name);
            if (listed.SignedIn)
            {
                await SignIn.AsAdministratorAsync(browser, visit);
            }

            var address = listed.Address(browser.Story);
            await visit.OpenAsync(listed.InTheReadersLanguage ? address : $"/{language}{address}", listed.Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await Pictures.TakeAsync(visit.Page, $"{name}-{language}-{device}");
            await visit.AssertAccessibleAsync();
            if (fits is { } width)
            {
                await visit.AssertFitsAsync(width);
            }
        }, options);
}

public class PagesAtDeskTests(Browser browser)
{
    public static TheoryData<string, string> Pages => EveryPage.InTwoLanguages();

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_AtDesk_HasNoBarrier(string name, string language) => EveryPage.LookAsync(browser, name, language, "desk", new(1280));
}

public class PagesOnPhoneTests(Browser browser)
{
    public static TheoryData<string, string> Pages => EveryPage.InTwoLanguages();

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_OnPhoneInTheDark_HasNoBarrierAndFitsTheSmallestScreen(string name, string language) =>
        EveryPage.LookAsync(browser, name, language, "phone", new(360, Dark: true), fits: 320);
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
