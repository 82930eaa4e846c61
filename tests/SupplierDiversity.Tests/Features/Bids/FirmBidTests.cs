using System.Net;
using System.Security.Cryptography;
using System.Text;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Bids;

public class FirmBidTests(BidsPortal portal) : IClassFixture<BidsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ABid_IsAcknowledgedToTheSecondInTheFirmsLanguageAndFrozenBehindTheWall()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("Mutfak Ltd", "tr");
        var bid = await BidsPortal.BidAsync(firm, tender);

        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        var letter = Assert.Single(SentMail.In(portal.MailFolder, firm.Email), m => m.Text.Contains(bid.ToString(), StringComparison.Ordinal));
        Assert.Contains("Teklifiniz zamanında ulaştı", letter.Text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData("What we offer"u8)), letter.Text, StringComparison.Ordinal);
        var local = TimeZoneInfo.ConvertTime(await portal.OneAsync<DateTimeOffset>("SELECT received_at FROM bids WHERE bid_id = @bid", new { bid }), city.City.Zone);
        Assert.Contains($"{local:HH:mm:ss} (Europe/Berlin, UTC{local:zzz})", letter.Text.Replace('.', ':'), StringComparison.Ordinal);

        var background = portal.Services.GetRequiredService<BackgroundDatabase>();
        await using var behind = await background.OpenAsync(BackgroundReason.Work, Ct);
        var snapshot = await portal.Services.GetRequiredService<StatusSnapshots>().FindAsync(behind, bid.ToString("D"), firm.Id, Ct);
        Assert.Equal(await portal.OneAsync<DateTimeOffset>("SELECT received_at FROM bids WHERE bid_id = @bid", new { bid }), snapshot?.TakenAt);
    }

    [Fact]
    public async Task Send_AroundTheDeadline_TakesTheLastInstantAndRefusesTheNext()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var deadline = now.AddHours(2);
        var tender = await portal.TenderAsync(city, deadline);
        var (early, late) = (await portal.FirmAsync("Early"), await portal.FirmAsync("Late"));
        var (inTime, tooLate) = (await BidsPortal.DraftAsync(early, tender), await BidsPortal.DraftAsync(late, tender));
        var (earlyPage, latePage) = (await early.Visitor.GetAsync($"{early.Home}/bids/{inTime}"), await late.Visitor.GetAsync($"{late.Home}/bids/{tooLate}"));

        portal.Clock.Set(deadline);
        await BidsPortal.FollowAsync(early.Visitor, earlyPage, [], "form[action$='/send']");
        portal.Clock.Set(deadline.AddMilliseconds(1));
        using var refused = await late.Visitor.SubmitAsync(latePage, [], "form[action$='/send']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("deadline has passed", (await PageVisitor.ReadAsync(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["received", "draft"], [await StateAsync(inTime), await StateAsync(tooLate)]);
        using var withdrawal = await early.Visitor.SubmitAsync(earlyPage, [], "form[action$='/withdraw']");
        portal.Clock.Set(now);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withdrawal.StatusCode);
    }

    [Fact]
    public async Task Send_InTheNightTheClocksGoBack_ComparesInstants()
    {
        // Until 02:30 summer time; forty minutes later the clock on the wall shows 02:10 again.
        var city = await portal.CityAsync();
        var deadline = new DateTimeOffset(portal.Clock.GetUtcNow().Year, 10, 25, 0, 30, 0, TimeSpan.Zero);
        var tender = await portal.TenderAsync(city, deadline);
        var firm = await portal.FirmAsync("Night");
        var draft = await BidsPortal.DraftAsync(firm, tender);
        var book = portal.Services.GetRequiredService<BidBook>();
        var called = (await portal.Services.GetRequiredService<CalledTenders>().FindAsync(tender, Ct))!;
        var owner = (await portal.Services.GetRequiredService<FirmBook>().FindAsync(firm.Id, Ct))!;
        var account = await portal.OneAsync<Guid>("SELECT account_id FROM supplier_people WHERE supplier_id = @Id", new { firm.Id });
        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(deadline.AddMinutes(40));
        var sent = await book.SendAsync(owner, called, (await book.FindAsync(draft, Ct))!, account, Ct);
        portal.Clock.Set(now);
        Assert.Equal(Sending.Late, sent);
        Assert.Contains("02:30:00 (Europe/Berlin, UTC+02:00)", called.Written(deadline, portal.Services.GetRequiredService<LanguageList>().FirstOf(["en"])), StringComparison.Ordinal);
        Assert.Equal("draft", await StateAsync(draft));
    }

    [Fact]
    public async Task Send_TwiceAndFromTwoTabs_IsOneBidAndOneLetter()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("Two tabs");
        var offered = await firm.Visitor.GetAsync($"{firm.Home}/tenders/{tender}");
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => firm.Visitor.SubmitAsync(offered, [], "form[action$='/bid']")));
        var draft = await BidsPortal.DraftAsync(firm, tender);
        Assert.All(begun, b => Assert.EndsWith($"/bids/{draft}", b.Headers.Location?.ToString(), StringComparison.Ordinal));
        var page = await firm.Visitor.GetAsync($"{firm.Home}/bids/{draft}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => firm.Visitor.SubmitAsync(page, [], "form[action$='/send']")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(1, await portal.OneAsync<long>("SELECT count(*) FROM bids WHERE tender_id = @tender AND state = 'received'", new { tender }));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Single(SentMail.In(portal.MailFolder, firm.Email), m => m.Text.Contains(draft.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_ABid_KeepsTheOldOneUntilTheNewArrives()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("Second thoughts");
        var first = await BidsPortal.BidAsync(firm, tender);
        var second = await BidsPortal.DraftAsync(firm, tender);
        Assert.Equal(["received", "draft"], [await StateAsync(first), await StateAsync(second)]);
        await BidsPortal.FollowAsync(firm.Visitor, await firm.Visitor.GetAsync($"{firm.Home}/bids/{second}"), [], "form[action$='/send']");
        Assert.Equal(["withdrawn", "received"], [await StateAsync(first), await StateAsync(second)]);
        var page = await BidsPortal.FollowAsync(firm.Visitor, await firm.Visitor.GetAsync($"{firm.Home}/bids/{second}"), [], "form[action$='/withdraw']");
        Assert.Contains("Taken back", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddDocument_TooLargeEmptyOrWithoutToken_IsRefusedAndNothingIsLeftOnDisk()
    {
        var city = await portal.CityAsync();
        var tender = await portal.TenderAsync(city);
        var firm = await portal.FirmAsync("Large");
        var draft = await BidsPortal.DraftAsync(firm, tender);
        var page = await firm.Visitor.GetAsync($"{firm.Home}/bids/{draft}");
        var before = Directory.GetFiles(Path.Combine(portal.MailFolder, "bids")).Length;
        foreach (var (bytes, words) in new[] { (new byte[2_000_001], "too large"), ([], "not empty") })
        {
            using var refused = await BidsPortal.UploadAsync(firm.Visitor, page, "x.pdf", bytes);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        using var content = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "Document", "x.pdf" } };
        using var forged = await firm.Visitor.Http.PostAsync($"{firm.Home}/bids/{draft}/documents", content, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(before, Directory.GetFiles(Path.Combine(portal.MailFolder, "bids")).Length);
        using var exact = await BidsPortal.UploadAsync(firm.Visitor, page, "x.pdf", new byte[2_000_000]);
        Assert.Equal(HttpStatusCode.Redirect, exact.StatusCode);
    }

    [Fact]
    public async Task Open_ByTwoOfficersAfterTheDeadline_ShowsWhatWasSealedAndNotBefore()
    {
        var city = await portal.CityAsync();
        var deadline = portal.Clock.GetUtcNow().AddHours(2);
        var tender = await portal.TenderAsync(city, deadline);
        var firm = await portal.FirmAsync("Sealed & Sons");
        await BidsPortal.BidAsync(firm, tender, "98 765,43", "Partner GmbH", "Helper SARL");
        var address = $"/en/admin/cities/{city.City.Slug}/bids/{tender}";
        var text = await portal.OneAsync<byte[]>("SELECT sealed_offer FROM bids WHERE tender_id = @tender", new { tender });
        Assert.DoesNotContain("Partner", Encoding.Latin1.GetString(text), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Path.Combine(portal.MailFolder, "bids")), f => Assert.DoesNotContain("What we offer", File.ReadAllText(f, Encoding.Latin1), StringComparison.Ordinal));
        Assert.DoesNotContain("Sealed", (await city.First.GetAsync(address)).Body!.TextContent, StringComparison.Ordinal);

        var now = portal.Clock.GetUtcNow();
        portal.Clock.Set(deadline.AddSeconds(1));
        var first = await BidsPortal.FollowAsync(city.First, await city.First.GetAsync(address), [], "form[action$='/open']");
        Assert.Null(first.QuerySelector("form[action$='/open']"));
        Assert.DoesNotContain("Sealed", first.Body!.TextContent, StringComparison.Ordinal);
        var opened = await BidsPortal.FollowAsync(city.Second, await city.Second.GetAsync(address), [], "form[action$='/open']");
        portal.Clock.Set(now);
        Assert.All(new[] { "Sealed & Sons", "98,765.43", "Partner GmbH", "Helper SARL", "Bid 1" }, shown => Assert.Contains(shown, opened.Body!.TextContent, StringComparison.Ordinal));
        using var document = await city.Second.Http.GetAsync(opened.QuerySelector("a[download]")!.GetAttribute("href"), Ct);
        Assert.Equal(("What we offer", "attachment"), (await document.Content.ReadAsStringAsync(Ct), document.Content.Headers.ContentDisposition!.DispositionType));
        var outsider = await portal.PersonAsync(city.City, Role.Evaluator, "evaluator");
        await outsider.GetAsync(address, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Barriers_SaidAfterTheDeadline_LieSealedBehindTheWallUntilTakenBack()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var tender = await portal.TenderAsync(city, now.AddHours(2));
        var firm = await portal.FirmAsync("Held back");
        var address = $"{firm.Home}/tenders/{tender}";
        Assert.Null((await firm.Visitor.GetAsync(address)).QuerySelector("form[action$='/barriers']"));
        portal.Clock.Set(now.AddHours(3));
        var page = await firm.Visitor.GetAsync(address);
        var after = await BidsPortal.FollowAsync(firm.Visitor, page, [new("barriers", "turnover"), new("barriers", "language"), new("barriers", "nonsense"), new("words", " Three references of a million each ")], "form[action$='/barriers']");
        Assert.Contains("sealed", after.QuerySelector(".box.ok")!.TextContent, StringComparison.Ordinal);
        var barriers = portal.Services.GetRequiredService<BidBarriers>();
        var said = (await barriers.FindAsync(tender, firm.Id, Ct))!;
        Assert.Equal(("no-bid", "turnover language", "Three references of a million each"), (said.Situation, string.Join(' ', said.Reasons), said.Words));
        await BidsPortal.FollowAsync(firm.Visitor, after, [], "form[action$='/barriers']");
        Assert.Null(await barriers.FindAsync(tender, firm.Id, Ct));
        portal.Clock.Set(now);
    }

    private Task<string> StateAsync(Guid bid) => portal.OneAsync<string>("SELECT state FROM bids WHERE bid_id = @bid", new { bid });
}
