using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupplierDiversity.BrowserTests.Hosting;

namespace SupplierDiversity.BrowserTests;

/// <summary>The record of an equality assessment, printed for the file of the procedure (2014/24/EU art. 84).</summary>
public partial class AssessmentRecordTests(Browser browser)
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar")]
    public Task Print_AssessmentRecord_IsOneSheetOfA4(string language) => browser.LookAsync($"record-{language}", StoryOfTheCity.Administrator, async visit =>
    {
        await visit.ShowAsync(700, dark: false);
        await visit.OpenAsync($"/{language}/admin/cities/{browser.Story.City}/assurance/{browser.Story.Contract.Assessment}");
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.True(await visit.Page.Locator(".assurance-record h1").IsVisibleAsync());
        Assert.Equal(0, await visit.Page.Locator("form:visible").CountAsync());
        await Pictures.TakeAsync(visit.Page, $"record-{language}-print");
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" }));
        Assert.Equal(1, Sheet().Count(pdf));
        var size = Box().Match(pdf);
        Assert.InRange(double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture), 590, 600);
        Assert.InRange(double.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture), 837, 847);
    });

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]")]
    private static partial Regex Box();
}
