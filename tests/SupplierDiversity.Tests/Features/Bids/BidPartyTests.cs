using System.Net;
using System.Text;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids.Sealing;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.TenderAlerts;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Bids;

/// <summary>Who has a part in a bid beside the firm, what the firm declares in it, and how long it is kept.</summary>
public class BidPartyTests(BidsPortal portal) : IClassFixture<BidsPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_OfAnAdviser_ReachesAsFarAsTheFirmSaysAndNobodyElseLearnsOfIt()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var tender = await portal.TenderAsync(city, now.AddHours(2));
        var (firm, rival) = (await portal.FirmAsync("Helped"), await portal.FirmAsync("Rival"));
        var bid = await BidsPortal.DraftAsync(firm, tender);
        var adviser = await portal.PersonAsync(city.City, Role.BusinessAdviser, "adviser");
        var (tenderPage, bidPage) = ($"{firm.Home}/tenders/{tender}", $"{firm.Home}/bids/{bid}");
        await adviser.GetAsync(tenderPage, HttpStatusCode.NotFound);
        await adviser.GetAsync(bidPage, HttpStatusCode.NotFound);

        using (var stranger = await firm.Visitor.SubmitAsync(await firm.Visitor.GetAsync(tenderPage + "/help"), [new("Email", rival.Email)], "form[action$='/help']"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        }

        await GiveAsync(firm, tender, city.City.Slug);
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Single(SentMail.In(portal.MailFolder, $"adviser@{city.City.Slug}.example"), m => m.Text.Contains("Helped", StringComparison.Ordinal));
        Assert.Contains("Helped", (await adviser.GetAsync("/en/helping")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await adviser.GetAsync(tenderPage)).QuerySelector("form[action$='/interest'], form[action$='/bid'], a[href$='/help']"));
        Assert.Null((await adviser.GetAsync(bidPage)).QuerySelector("main form"));
        await AreNotThereAsync(adviser, bidPage, "offer", "send", "withdraw");
        // Nobody sees two bids that compete.
        using (var taken = await rival.Visitor.SubmitAsync(await rival.Visitor.GetAsync($"{rival.Home}/tenders/{tender}/help"), [new("Email", $"adviser@{city.City.Slug}.example")], "form[action$='/help']"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        }

        await GiveAsync(firm, tender, city.City.Slug, "mayWrite");
        await BidsPortal.FollowAsync(adviser, await adviser.GetAsync(bidPage), [new("Price", "777")], "form[action$='/offer']");
        await AreNotThereAsync(adviser, bidPage, "send", "withdraw", "declaration");
        await GiveAsync(firm, tender, city.City.Slug, "mayWrite", "maySend");
        var (behind, ready) = (portal.Services.GetRequiredService<BackgroundDatabase>(), await adviser.GetAsync(bidPage));
        var opened = behind.Opened;
        await BidsPortal.FollowAsync(adviser, ready, [], "form[action$='/send']");
        // How long an adviser waits has nothing to do with what lies behind the wall; the job freezes the firm's status.
        Assert.Equal((opened, 0L), (behind.Opened, await FrozenAsync()));
        await JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Equal(1L, await FrozenAsync());
        Assert.Equal("received", await portal.OneAsync<string>("SELECT state FROM bids WHERE bid_id = @bid", new { bid }));
        await BidsPortal.FollowAsync(firm.Visitor, await firm.Visitor.GetAsync(tenderPage + "/help"), [], "form[action$='/end']");
        await adviser.GetAsync(bidPage, HttpStatusCode.NotFound);

        portal.Clock.Set(now.AddHours(3));
        await BidsPortal.OpenAsync(city, tender);
        foreach (var page in new[] { "", "/evaluation", "/award", "/file" })
        {
            Assert.DoesNotContain("adviser@", (await city.First.GetAsync($"/en/admin/cities/{city.City.Slug}/bids/{tender}{page}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        var records = await portal.Services.GetRequiredService<AuditSearch>().FindAsync(new(null, null, null, null), null, 0, 500, Ct);
        Assert.Equal(4, records.Count(r => r.Action.StartsWith("bid-help-", StringComparison.Ordinal) && r.CityId is null));
        portal.Clock.Set(now);

        Task<long> FrozenAsync() => portal.OneAsync<long>("SELECT count(*) FROM bids WHERE bid_id = @bid AND frozen_at IS NOT NULL", new { bid });
    }

    [Fact]
    public async Task Declaration_FilledInOnce_IsSealedWithTheBidAndReadByOfficersAfterTheOpening()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var tender = await portal.TenderAsync(city, now.AddHours(2));
        var firm = await portal.FirmAsync("Declares");
        var bid = await BidsPortal.DraftAsync(firm, tender);
        var bidPage = $"{firm.Home}/bids/{bid}";
        Assert.Null((await firm.Visitor.GetAsync(bidPage)).QuerySelector("form[action$='/declaration']"));
        var form = await firm.Visitor.GetAsync($"{firm.Home}/declaration");
        List<KeyValuePair<string, string>> fields =
            [new("Street", "Hafenweg 7"), new("Town", "20457 Rosenhafen"), new("Representative", "Ada Zeichner"), new("Contact", "Ben Auskunft"), new("Ground", "taxes")];
        using (var refused = await firm.Visitor.SubmitAsync(form, fields, "form[action$='/declaration']"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Say what happened", (await PageVisitor.ReadAsync(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        }

        await BidsPortal.FollowAsync(firm.Visitor, form, [.. fields, new("why-taxes", "Paid late in 2024, paid since")], "form[action$='/declaration']");
        var kept = await portal.OneAsync<string>("SELECT sealed FROM supplier_declarations WHERE supplier_id = @Id", new { firm.Id });
        Assert.DoesNotContain("Zeichner", kept, StringComparison.Ordinal);
        var draft = await firm.Visitor.GetAsync(bidPage);
        Assert.Contains("Paid late in 2024", draft.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        draft = await BidsPortal.FollowAsync(firm.Visitor, draft, [], "form[action$='/declaration']");
        var closed = await portal.OneAsync<byte[]>("SELECT sealed FROM bid_declarations WHERE bid_id = @bid", new { bid });
        Assert.DoesNotContain("Zeichner", Encoding.UTF8.GetString(closed), StringComparison.Ordinal);
        await BidsPortal.FollowAsync(firm.Visitor, draft, [], "form[action$='/send']");

        portal.Clock.Set(now.AddHours(3));
        await BidsPortal.OpenAsync(city, tender);
        var opened = (await city.First.GetAsync($"/en/admin/cities/{city.City.Slug}/bids/{tender}")).QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Hafenweg 7", "Ada Zeichner", "Paid late in 2024, paid since" }, said => Assert.Contains(said, opened, StringComparison.Ordinal));
        portal.Clock.Set(now);
    }

    [Fact]
    public async Task Retention_OfBids_ErasesThemWithTheirDocumentsAfterTheirTimeAndNotBefore()
    {
        var city = await portal.CityAsync();
        var now = portal.Clock.GetUtcNow();
        var draft = await BidsPortal.DraftAsync(await portal.FirmAsync("Never sent"), await portal.TenderAsync(city));
        var firm = (await portal.Services.GetRequiredService<FirmBook>().FindAsync((await portal.FirmAsync("Chosen once")).Id, Ct))!;
        var accounts = portal.Services.GetRequiredService<AccountDirectory>();
        var (first, second) = ((await accounts.FindAsync($"first@{city.City.Slug}.example", Ct))!.Value, (await accounts.FindAsync($"second@{city.City.Slug}.example", Ct))!.Value);
        var decided = await DecidedTender.TellAsync(portal.Services, portal.Clock, $"Buyer of {city.City.Slug}", firm, first, second);
        foreach (var (days, drafts, files) in new[] { (360, 1, 2), (370, 0, 2), (3 * 365 - 40, 0, 2), (3 * 365 + 1, 0, 0) })
        {
            portal.Clock.Set(now.AddDays(days));
            foreach (var _ in new[] { 1, 2 })
            {
                await RetentionList.RunAsync(portal.Services, Ct);
                await ErasedDocuments.RunAsync(portal.Services, Ct);
            }

            Assert.Equal(drafts, await portal.OneAsync<int>("SELECT count(*) FROM bids WHERE bid_id = @draft", new { draft }));
            Assert.Equal(files, await portal.OneAsync<int>("SELECT count(*) FROM bid_files f JOIN bids b ON b.bid_id = f.bid_id WHERE b.tender_id = @Tender", new { decided.Tender }));
        }

        Assert.Equal("awarded  ", await portal.OneAsync<string>("SELECT state || ' ' || name || ' ' || reason FROM bids WHERE bid_id = @Bid AND sealed_offer IS NULL", new { decided.Bid }));
        Assert.Equal("Chosen once", await portal.OneAsync<string>("SELECT name FROM contracts WHERE contract_id = @Contract", new { decided.Contract }));
        portal.Clock.Set(now);
    }

    private static async Task GiveAsync(BiddingFirm firm, string tender, string city, params string[] reach)
    {
        var page = await firm.Visitor.GetAsync($"{firm.Home}/tenders/{tender}/help");
        await BidsPortal.FollowAsync(firm.Visitor, page, [new("Email", $"adviser@{city}.example"), .. reach.Select(r => KeyValuePair.Create(r, "true"))], "form[action$='/help']");
    }

    // Forms the page does not offer, sent all the same.
    private static async Task AreNotThereAsync(PageVisitor visitor, string page, params string[] forms)
    {
        var details = await visitor.GetAsync("/en/account/details");
        var token = details.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var form in forms)
        {
            using var sent = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Price", "1"), new("Currency", "EUR")]);
            using var answer = await visitor.Http.PostAsync($"{page}/{form}", sent, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
