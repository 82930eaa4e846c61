using System.Net;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Bids.Asking;

namespace SupplierDiversity.Tests.Features.Bids;

public class WhyTests(BidsPortal portal) : IClassFixture<BidsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_AFirmThatDidNotBid_IsAskedOnceByALinkAndNeverAgainIfItSaysSo()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var (tender, next) = (await portal.TenderAsync(city, now.AddHours(2)), await portal.TenderAsync(city, now.AddHours(2)));
        var (interested, bidder) = (await portal.FirmAsync("Only looked"), await portal.FirmAsync("Sent one"));
        await BidsPortal.FollowAsync(interested.Visitor, await interested.Visitor.GetAsync($"{interested.Home}/tenders/{tender}"), [new("interested", "true")], "form[action$='/interest']");
        await BidsPortal.BidAsync(bidder, tender);
        var letters = portal.Services.GetRequiredService<WhyLetters>();
        portal.Clock.Set(now.AddHours(3));
        Assert.Equal(0, await letters.AskAsync(Ct));
        portal.Clock.Set(now.AddDays(3));
        Assert.Equal(1, await letters.AskAsync(Ct));
        Assert.Equal(0, await letters.AskAsync(Ct));

        // The link needs no sign-in, and shows nothing of what was said.
        var (anybody, address) = (portal.NewVisitor(), $"/en/not-bid/{portal.Services.GetRequiredService<WhyLinks>().Token(interested.Id, tender)}");
        var page = await BidsPortal.FollowAsync(anybody, await anybody.GetAsync(address), [new("barriers", "papers"), new("words", "Too much to fill in")], "main form");
        Assert.Contains("sealed", page.QuerySelector(".box.ok")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Too much to fill in", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[checked]"));
        Assert.Equal("no-bid", (await portal.Services.GetRequiredService<BidBarriers>().FindAsync(tender, interested.Id, Ct))!.Situation);
        await anybody.GetAsync(address[..^1] + (address[^1] == 'A' ? "B" : "A"), HttpStatusCode.NotFound);
        await BidsPortal.FollowAsync(anybody, page, [], "form[action$='/never']");
        await portal.Db.ExecuteAsync("UPDATE bid_interests SET tender_id = @next WHERE supplier_id = @Id", new { next, interested.Id }, Ct);
        Assert.Equal(0, await letters.AskAsync(Ct));
        portal.Clock.Set(now);
    }

    [Fact]
    public async Task Interest_TakenBackBeforeTheDeadline_IsAskedWhyOnTheFirmsOwnPage()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("Changed its mind");
        var page = await BidsPortal.FollowAsync(firm.Visitor, await firm.Visitor.GetAsync($"{firm.Home}/tenders/{tender}"), [new("interested", "true")], "form[action$='/interest']");
        Assert.Null(page.QuerySelector("form[action$='/barriers']"));
        page = await BidsPortal.FollowAsync(firm.Visitor, page, [new("interested", "false")], "form[action$='/interest']");
        Assert.Contains("Why are you no longer interested?", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await BidsPortal.FollowAsync(firm.Visitor, page, [new("barriers", "size")], "form[action$='/barriers']");
        Assert.Equal("interest", (await portal.Services.GetRequiredService<BidBarriers>().FindAsync(tender, firm.Id, Ct))!.Situation);
    }
}
