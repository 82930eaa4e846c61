using System.Net;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Tests.Features.Backgrounds;
using SupplierDiversity.Tests.Features.Suppliers;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Statuses;

public class AnsweredStatusTests(BackgroundsPortal portal) : IClassFixture<BackgroundsPortal>
{
    [Fact]
    public async Task Status_OwnerAnswersByTheirLink_IsYesUntilTheAnswersAreTakenBack()
    {
        var city = await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification);
        var people = new TestPeople(portal);
        var officer = await people.PersonAsync("definer@answered.example");
        await portal.Services.GetRequiredService<CityDefinitions>().AddAsync(
            city,
            TestDefinition.Of(city),
            officer,
            TestContext.Current.CancellationToken);
        var (visitor, home, _) = await new BusinessSteps(portal).RegisterAsync("firm@answered.example");
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), [new("Chosen", city.CityId.ToString())]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", city.CityId.ToString())]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner 1"), new("Size", "51")]);
        var asked = await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners"), [], "#ask");
        Assert.Contains("https://portal.example/en/", asked.QuerySelector("dl.facts bdi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Undeclared", await AnswerAsync(visitor, home));

        var (owner, _, path) = await portal.BegunAsync(Guid.Parse(home.Split('/')[^1]));
        await BackgroundsPortal.DecideAsync(owner, path, OwnerDecision.Agreed);
        await BackgroundsPortal.AnswerAsync(owner, path, "yes");
        Assert.Equal("Yes", await AnswerAsync(visitor, home));
        Assert.Equal(StatusAnswer.Yes, await CountedAsync(city));

        var badge = await BadgeAsync(visitor, home);

        // What is frozen with a bid is of its instant, whatever the same day brings afterwards.
        var answered = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit"), [new("Label", "Owner 2"), new("Size", "49")]);
        var firm = (await portal.Services.GetRequiredService<FirmBook>().FindAsync(Guid.Parse(home.Split('/')[^1]), TestContext.Current.CancellationToken))!;
        var then = Assert.Single(await portal.Services.GetRequiredService<FirmStatuses>().AtAsync(firm, answered, BackgroundReason.Work, TestContext.Current.CancellationToken));
        Assert.Equal(StatusAnswer.Yes, then.MigrantOwned!.Answer);
        Assert.Single(then.Ownership.Sheet.Lines);
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(then.Texts));

        // So the report counts interest and bids by what held then, though all is counted only after the list of owners changed.
        await ResizeAsync("30");
        Assert.NotEqual("Yes", await AnswerAsync(visitor, home));
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Printing", buyer: city.Name));
        var values = new { city.CityId, tender, firm.SupplierId, answered, officer, First = Guid.CreateVersion7(), Second = Guid.CreateVersion7() };
        await portal.Db.ExecuteAsync("UPDATE buyers SET city_id = @CityId WHERE buyer_id = (SELECT buyer_id FROM tenders WHERE tender_id = @tender)", values, TestContext.Current.CancellationToken);
        await portal.Db.ExecuteAsync("INSERT INTO bid_interests (tender_id, supplier_id, account_id, shown_at) VALUES (@tender, @SupplierId, @officer, @answered)", values, TestContext.Current.CancellationToken);
        Assert.Equal("MigrantOwned Interested", await CubeAsync(city));
        await portal.Db.ExecuteAsync(
            """
            INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, begun_at, received_at, ground, cleaning, reason)
            VALUES (@First, @CityId, @tender, '', 'LOT-0001', @SupplierId, 'NL-KVK', '1', '1', 'One', 'NL', 'portal', 'rejected', @answered, @answered, '', '', ''),
                   (@Second, @CityId, @tender, @tender, 'LOT-0001', @SupplierId, 'NL-KVK', '1', '1', 'One', 'NL', 'import', 'awarded', @answered, @answered, '', '', '')
            """,
            values, TestContext.Current.CancellationToken);
        Assert.Equal("MigrantOwned Won", await CubeAsync(city));
        await ResizeAsync("51");

        await BackgroundsPortal.DecideAsync(owner, path, OwnerDecision.Withdrawn);
        Assert.Equal("Unknown Won", await CubeAsync(city));
        Assert.Equal("Undeclared", await AnswerAsync(visitor, home));
        Assert.Equal(StatusAnswer.Undeclared, await CountedAsync(city));
        // With the status the badge ends at once, and like one that was taken back or never was.
        var gone = await portal.NewVisitor().GetAsync(badge, HttpStatusCode.NotFound);
        Assert.Contains("There is no badge here", gone.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var own = await visitor.GetAsync($"/en{home}/status");
        Assert.Contains("The link shows nothing now", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await BusinessSteps.FollowAsync(visitor, own, [], "form[action$=take-back]");
        Assert.Equal(gone.QuerySelector("main")!.OuterHtml, (await portal.NewVisitor().GetAsync(badge, HttpStatusCode.NotFound)).QuerySelector("main")!.OuterHtml);
        Assert.Contains("Answers were erased on", (await visitor.GetAsync($"/en{home}/status")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        async Task ResizeAsync(string size) =>
            await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/owners/edit?line=0"), [new("Size", size)]);
    }

    [Fact]
    public async Task Uses_TakenBackForOneCity_EraseWhatWasFrozenForItAndLeaveTheOthers()
    {
        var ct = TestContext.Current.CancellationToken;
        var (here, there) = (await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification), await portal.CityAsync("SWE", "se", BackgroundVersion.SelfIdentification));
        var (visitor, home, _) = await new BusinessSteps(portal).RegisterAsync("firm@uses.example");
        var (firm, at) = (Guid.Parse(home.Split('/')[^1]), portal.Clock.GetUtcNow());
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/cities"), [new("Chosen", $"{here.CityId}"), new("Chosen", $"{there.CityId}")]);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", $"{here.CityId}"), new("Diversity", $"{there.CityId}")]);
        var tender = await new TestTenders(portal.Services).PublishAsync(TestTenders.Call("Painting"));
        var snapshots = portal.Services.GetRequiredService<StatusSnapshots>();
        var bids = new Dictionary<Guid, Guid> { [here.CityId] = Guid.CreateVersion7(), [there.CityId] = Guid.CreateVersion7() };
        foreach (var (city, bid) in bids)
        {
            await snapshots.FreezeAsync(bid.ToString("D"), firm, new([.. bids.Keys.Select(c => new FrozenStatus(c, "1", null, "yes", "no", null, [], []))]), at, ct);
            await portal.Db.ExecuteAsync(
                """
                INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state, begun_at, received_at, frozen_at, ground, cleaning, reason)
                VALUES (@bid, @city, @tender, '', @lot, @firm, 'NL-KVK', '1', '1', 'One', 'NL', 'portal', 'awarded', @at, @at, @at, '', '', '')
                """,
                new { bid, city, tender, lot = bid.ToString("N"), firm, at }, ct);
        }

        Assert.Equal(("MigrantOwned Won", "MigrantOwned Won"), (await CubeAsync(here), await CubeAsync(there)));
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", $"{there.CityId}")]);
        // The job does what is due without saying so: its hour would say when.
        Assert.Equal(default, await CubeKeeper.RunAsync(portal.Services, ct));
        Assert.Equal(("Unknown Won", "MigrantOwned Won"), (await CubeAsync(here), await CubeAsync(there)));
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, ct);
        Assert.NotNull((await snapshots.FindAsync(connection, bids[here.CityId].ToString("D"), firm, ct))!.ErasedAt);
        Assert.Equal(there.CityId, Assert.Single((await snapshots.FindAsync(connection, bids[there.CityId].ToString("D"), firm, ct))!.Snapshot!.Cities).CityId);
        // Allowed again, it holds from then on: what was erased does not come back.
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/uses"), [new("Diversity", $"{here.CityId}"), new("Diversity", $"{there.CityId}")]);
        Assert.Equal("Unknown Won", await CubeAsync(here));
        Assert.Equal([0L], await portal.Db.ListAsync<long>("SELECT count(*) FROM withdrawn_uses", null, ct));
    }

    // From the cubes, as all firms of the city stand in the year of the clock.
    private async Task<string> CubeAsync(City city)
    {
        await portal.Services.GetRequiredService<CubeKeeper>().CountAsync(city, TestContext.Current.CancellationToken);
        await using var connection = await portal.Background.OpenAsync(BackgroundReason.Work, TestContext.Current.CancellationToken);
        var cube = await portal.Services.GetRequiredService<CubeBook>().ReadAsync(connection, null, city.CityId, portal.Clock.GetUtcNow().Year);
        return string.Join(", ", cube.Cells.Where(c => c.Table == "all").Select(c => $"{c.Group} {c.Stage}"));
    }

    // By a step of its own a firm lets whoever has a link read one result; people who judge awards do not, nor does any list.
    private async Task<string> BadgeAsync(PageVisitor visitor, string home)
    {
        var page = await visitor.GetAsync($"/en{home}/status");
        Assert.DoesNotContain("/en/badge/", page.Body!.InnerHtml, StringComparison.Ordinal);
        using (var refused = await visitor.SubmitAsync(page, [], "form[action$=badges]"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        for (var twice = 0; twice < 2; twice++)
        {
            using var made = await visitor.SubmitAsync(page, [new("agreed", "true")], "form[action$=badges]");
            Assert.EndsWith("/status?done=badge_given", made.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        // The second time changed nothing. The portal's own log, which people before the wall read, tells of neither.
        var records = await portal.Services.GetRequiredService<AuditSearch>().FindAsync(new(null, null, null, null), null, 0, 500, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(records, r => $"{r.Action} {r.ObjectId}".Contains("badge", StringComparison.Ordinal));
        var link = Assert.Single((await visitor.GetAsync($"/en{home}/status")).QuerySelectorAll("a[href*='/badge/']")).GetAttribute("href")!;
        using (var answer = await portal.NewVisitor().Http.GetAsync(link, TestContext.Current.CancellationToken))
        {
            Assert.Equal((HttpStatusCode.OK, "no-store", "noindex, nofollow"), (answer.StatusCode, $"{answer.Headers.CacheControl}", string.Join(",", answer.Headers.GetValues("X-Robots-Tag"))));
            var shown = (await PageVisitor.ReadAsync(answer)).QuerySelector("main")!.TextContent;
            Assert.Contains("counts this business as: migrant-owned business.", shown, StringComparison.Ordinal);
            Assert.Contains("The city has seen no document.", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Owner 1", shown, StringComparison.Ordinal);
        }

        var (people, opened) = (new TestPeople(portal), portal.Background.Opened);
        foreach (var role in new[] { Role.Evaluator, Role.ProcurementOfficer, Role.Lawyer })
        {
            var email = $"{role}@badge.example";
            await people.GiveAsync(await people.PersonAsync(email), await people.CityAsync($"badge-{role}".ToLowerInvariant()), role);
            var shut = await (await people.SignInAsync(email)).GetAsync(link, HttpStatusCode.NotFound);
            Assert.Contains("badges stay shut to you", shut.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        // A forged link is told before anything behind the wall is opened.
        await portal.NewVisitor().GetAsync($"{link[..^2]}{(link.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA")}", HttpStatusCode.NotFound);
        Assert.Equal(opened, portal.Background.Opened);
        return link;
    }

    // What jobs count is read another way than the page, and must say the same.
    private async Task<StatusAnswer> CountedAsync(City city)
    {
        var now = portal.Clock.GetUtcNow();
        List<CountedFirm> counted = [];
        await foreach (var firm in portal.Services.GetRequiredService<CityStatuses>().OfAsync(city, city.DayAt(now), now, TestContext.Current.CancellationToken))
        {
            counted.Add(firm);
        }

        return Assert.Single(counted).MigrantOwned;
    }

    private static async Task<string> AnswerAsync(PageVisitor visitor, string home) =>
        (await visitor.GetAsync($"/en{home}/status")).QuerySelector("section p > strong")!.TextContent;
}
