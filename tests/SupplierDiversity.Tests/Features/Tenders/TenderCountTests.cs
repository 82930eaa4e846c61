using AngleSharp.Html.Dom;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Tenders;

public class TenderCountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Show_NewTenderOrDeadlinePassed_CountsAtOnce()
    {
        var visitor = portal.NewVisitor();
        var tenders = new TestTenders(portal.Services);
        await tenders.PublishAsync(TestTenders.Call("First", deadline: portal.Clock.GetUtcNow().AddDays(1)));
        Assert.StartsWith("1 open", Count(await visitor.GetAsync("/en/tenders?open=true")), StringComparison.Ordinal);
        // The clock stands still: only the stamp tells that something was written.
        await tenders.PublishAsync(TestTenders.Call("Second", deadline: portal.Clock.GetUtcNow().AddDays(2)));
        Assert.StartsWith("2 open", Count(await visitor.GetAsync("/en/tenders?open=true")), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var later = await visitor.GetAsync("/en/tenders?open=true");
        Assert.StartsWith("1 open", Count(later), StringComparison.Ordinal);
        Assert.Equal("Second", Assert.Single(later.QuerySelectorAll(".hit h2")).TextContent);
    }

    private static string Count(IHtmlDocument page) => page.QuerySelector(".lead")!.TextContent;
}
