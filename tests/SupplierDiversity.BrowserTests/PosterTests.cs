using System.Text;
using System.Text.RegularExpressions;
using SupplierDiversity.BrowserTests.Hosting;
using SupplierDiversity.Rules.QrCodes;

namespace SupplierDiversity.BrowserTests;

/// <summary>A tender printed as a poster for a notice board.</summary>
public partial class PosterTests(Browser browser)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("fr")]
    public Task Print_Tender_IsOneSheetWithTheCodeOfItsAddress(string language) => browser.VisitAsync($"poster-{language}", async visit =>
    {
        var path = $"/{language}/tenders/{browser.Story.Tender}";
        await visit.OpenAsync(path);
        Assert.False(await visit.Page.Locator(".online").IsVisibleAsync());
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.True(await visit.Page.Locator(".online").IsVisibleAsync());
        var address = await visit.Page.Locator(".online .address").InnerTextAsync();
        Assert.EndsWith(path, address, StringComparison.Ordinal);
        Assert.Equal(QrCode.Of(address).Path(), await visit.Page.Locator(".online .qr path").GetAttributeAsync("d"));
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(1, Sheet().Count(pdf));
    });

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
