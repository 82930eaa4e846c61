using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Front;

public class FrontPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Choose_BrowserPrefersArabic_RedirectsToArabic()
    {
        var visitor = portal.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Add("Accept-Language", "xx, ar-EG;q=0.9, de;q=0.5");
        using var response = await visitor.Http.GetAsync("/");
        Assert.Equal("/ar", response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Show_InLanguage_HasDirectionAndTitle(string language, string direction)
    {
        var page = await portal.NewVisitor().GetAsync($"/{language}");
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
        Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("h1")?.TextContent));
    }

    [Fact]
    public async Task Show_UnknownAddress_IsNotFoundInTheAddressLanguage()
    {
        var page = await portal.NewVisitor().GetAsync("/de/gibt-es-nicht", System.Net.HttpStatusCode.NotFound);
        Assert.Equal("Diese Seite gibt es nicht", page.QuerySelector("h1")?.TextContent);
    }
}
