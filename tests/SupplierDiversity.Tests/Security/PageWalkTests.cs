using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using SupplierDiversity.Security;
using SupplierDiversity.Tests.Features.Administration;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Security;

/// <summary>Looks at whatever the portal serves: every GET address, as an administrator and as a stranger, found or not.</summary>
public sealed partial class PageWalkTests(AdministrationPortal portal, ITestOutputHelper output) : IClassFixture<AdministrationPortal>
{
    [Fact]
    public async Task Pages_All_CarryEveryPolicyAndNothingInline()
    {
        var looked = 0;
        foreach (var visitor in new[] { portal.Administrator, portal.NewVisitor() })
        {
            foreach (var address in Addresses())
            {
                using var answer = await visitor.Http.GetAsync(address, TestContext.Current.CancellationToken);
                var where = $"{address} ({(int)answer.StatusCode})";
                Assert.True((int)answer.StatusCode < 500, where);
                string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
                Assert.Equal((SecurityHeaders.ContentPolicy, where), (Header("Content-Security-Policy"), where));
                Assert.Equal(("nosniff", where), (Header("X-Content-Type-Options"), where));
                Assert.Equal(("same-origin", where), (Header("Cross-Origin-Opener-Policy"), where));
                Assert.Equal(("same-origin", where), (Header("Cross-Origin-Resource-Policy"), where));
                Assert.Equal((SecurityHeaders.Permissions, where), (Header("Permissions-Policy"), where));
                if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    Look(await PageVisitor.ReadAsync(answer), where);
                    looked++;
                }
            }
        }

        output.WriteLine($"{looked} pages looked at");
        Assert.True(looked > 60, $"Only {looked} pages.");
    }

    [Fact]
    public async Task Pages_OfASignedInPerson_AreKeptNowhere()
    {
        foreach (var address in Addresses().Where(a => a.Contains("/admin", StringComparison.Ordinal)))
        {
            using var answer = await portal.Administrator.Http.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                Assert.True(answer.Headers.CacheControl is { NoStore: true }, address);
            }
        }
    }

    private static void Look(IHtmlDocument page, string where)
    {
        Assert.True(page.QuerySelectorAll("style, script:not([src])").Length == 0, $"{where}: style or script in the page");
        var inline = page.All.SelectMany(e => e.Attributes).Where(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || Script().IsMatch(a.Value)).ToList();
        Assert.True(inline.Count == 0, $"{where}: {string.Join(", ", inline.Select(a => a.Name))}");
        Assert.All(page.QuerySelectorAll("form[method=post]"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
        Assert.All(page.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal));
    }

    private List<string> Addresses() =>
        [.. new EndpointWalk(portal.Services, new Dictionary<string, string> { ["lang"] = "en" }).Doors.Where(d => d.Method == "GET").Select(d => d.Address).Distinct(), "/nowhere", "/en/nowhere", "/site.css"];

    [GeneratedRegex("^\\s*javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
