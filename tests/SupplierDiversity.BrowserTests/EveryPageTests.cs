using Microsoft.AspNetCore.Routing;
using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

public class EveryPageTests(Browser browser)
{
    public static TheoryData<string, string> PagesAndLanguages()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in PageList.Pages)
        {
            data.Add(page.Name, "en");
            data.Add(page.Name, "ar");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PagesAndLanguages))]
    public Task Page_AtDesk_HasNoBarrier(string name, string language) => LookAsync(name, language, "desk", new(1280));

    [Theory]
    [MemberData(nameof(PagesAndLanguages))]
    public Task Page_OnPhoneInTheDark_HasNoBarrierAndFitsTheSmallestScreen(string name, string language) =>
        LookAsync(name, language, "phone", new(360, Dark: true), fits: 320);

    [Fact]
    public Task Pages_OfThePortal_AreAllListed() => browser.VisitAsync("list", _ =>
    {
        var patterns = browser.Portal.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct().ToList();
        Assert.True(patterns.Count > 5, $"Only {patterns.Count} addresses were found.");
        var known = PageList.Pages.Select(p => p.Pattern).Where(p => p.Length > 0).Concat(PageList.NotPages.Keys).ToList();
        Assert.Empty(patterns.Except(known));
        Assert.Empty(known.Except(patterns));
        return Task.CompletedTask;
    });

    private Task LookAsync(string name, string language, string device, VisitOptions options, int? fits = null) =>
        browser.VisitAsync($"{name}-{language}-{device}", async visit =>
        {
            var listed = PageList.Pages.Single(p => p.Name == name);
            if (listed.SignedIn)
            {
                await SignIn.AsAdministratorAsync(browser, visit);
            }

            await visit.OpenAsync($"/{language}{listed.Address(browser.Story)}", listed.Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.AssertAccessibleAsync();
            await Pictures.TakeAsync(visit.Page, $"{name}-{language}-{device}");
            if (fits is { } width)
            {
                await visit.AssertFitsAsync(width);
            }
        }, options);
}
