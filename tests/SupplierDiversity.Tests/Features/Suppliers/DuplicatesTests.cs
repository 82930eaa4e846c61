using System.Net;
using Dapper;
using SupplierDiversity.Features.Suppliers.Duplicates;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Features.Statuses;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Features.Suppliers;

public class DuplicatesTests(EvidencePortal portal) : IClassFixture<EvidencePortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BackgroundDatabase Background => portal.Services.GetRequiredService<BackgroundDatabase>();

    [Fact]
    public async Task Merge_TwoEntriesWithPeopleCitiesOwnersAndDocuments_LosesNothingAndKeepsPastAnswers()
    {
        var (city, other) = (await portal.CityAsync("einsstadt"), await portal.CityAsync("zweistadt"));
        var (first, kept) = await NamedAsync("first@doppelt.example", "Doppelt Gebäudereinigung GmbH", city);
        await EvidencePortal.SentAsync(first, kept, "KEPT-1", "2027-01-01");
        await EvidencePortal.AcceptAsync(await portal.StaffAsync(city, Role.Verifier), city);
        Assert.Equal("document seen", (await EvidencePortal.StatusAsync(first, kept)).Tag);

        var (second, gone) = await NamedAsync("second@doppelt.example", "Doppelt Gebäudereinigung G.m.b.H. & Co. KG", other);
        await BusinessSteps.FollowAsync(second, await second.GetAsync($"/en{gone}/owners/edit"), [new("Label", "Second of the other"), new("Size", "20")]);
        await EvidencePortal.SentAsync(second, gone, "GONE-1", "2027-01-01");
        var number = (await first.GetAsync($"/en{gone}", HttpStatusCode.NotFound), await second.GetAsync($"/en{gone}/facts")).Item2.QuerySelector("main dd bdi")!.TextContent;

        // Whoever merges waits for nothing behind the wall: how long it takes says nothing of what lies there.
        var opened = Background.Opened;
        var administrator = await Administrators.VisitAsync(portal);
        var page = await administrator.GetAsync("/en/admin/duplicates");
        Assert.Contains("similar name, same place", page.QuerySelector($"section.pair:has(input[name=kept][value='{Id(kept)}'])")!.TextContent, StringComparison.Ordinal);
        var merged = await BusinessSteps.FollowAsync(administrator, page, [], $"section.pair form:has(input[name=kept][value='{Id(kept)}'])");
        Assert.Contains("are one now", merged.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(merged.QuerySelector($"input[value='{Id(gone)}']"));
        Assert.Equal(opened, Background.Opened);
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);

        // People of both act for the one that is kept, for the cities of both.
        Assert.Equal(kept, await BusinessSteps.HomeAsync(second));
        await second.GetAsync($"/en{gone}", HttpStatusCode.NotFound);
        var home = (await second.GetAsync($"/en{kept}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Einsstadt", home, StringComparison.Ordinal);
        Assert.Contains("Zweistadt", home, StringComparison.Ordinal);

        // The kept list of owners counts on with its document; the other's list and document are its past.
        Assert.Equal("document seen", (await EvidencePortal.StatusAsync(first, kept)).Tag);
        Assert.DoesNotContain("Second of the other", (await first.GetAsync($"/en{kept}/owners")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var documents = (await first.GetAsync($"/en{kept}/evidence")).QuerySelector("ol.worklist")!.TextContent;
        Assert.Contains("KEPT-1", documents, StringComparison.Ordinal);
        Assert.Contains("GONE-1", documents, StringComparison.Ordinal);
        await using (var connection = await Background.OpenAsync(BackgroundReason.Work, Ct))
        {
            Assert.Equal([(1, 1L), (2, 1L), (3, 1L)], await connection.QueryAsync<(int, long)>(
                "SELECT number, count(*) FROM ownership_versions WHERE supplier_id = @Kept GROUP BY number ORDER BY number", new { Kept = Id(kept) }));
            Assert.All(await MovedTables.ColumnsAsync(connection, null, Background.Engine), c =>
                Assert.Equal(0, connection.ExecuteScalar<long>($"SELECT count(*) FROM {c.Table} WHERE {c.Column} = @Gone", new { Gone = Id(gone) })));
        }

        // Whoever knows the number that is gone finds the people who are there, and pressing twice changes nothing.
        await new BusinessSteps(portal).AskAsync(number, "third@doppelt.example", taken: true);
        using var again = await administrator.Http.PostAsync(
            "/en/admin/duplicates/merge",
            new FormUrlEncodedContent([new("kept", Id(kept).ToString()), new("gone", Id(gone).ToString()), new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]), Ct);
        Assert.EndsWith("done=gone", again.Headers.Location!.ToString(), StringComparison.Ordinal);

        // Taken apart again: what each had is its own, and a list entered meanwhile stays where it was entered.
        await BusinessSteps.FollowAsync(first, await first.GetAsync($"/en{kept}/owners/edit"), [new("Label", "Third, entered since"), new("Size", "5")]);
        opened = Background.Opened;
        var parted = await BusinessSteps.FollowAsync(administrator, await administrator.GetAsync("/en/admin/duplicates"), [], "ol.worklist form[action$=undo]");
        Assert.Contains("two entries again", parted.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(opened, Background.Opened);
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.Null(parted.QuerySelector("form[action$=undo]"));
        Assert.Equal(gone, await BusinessSteps.HomeAsync(second));
        await second.GetAsync($"/en{kept}", HttpStatusCode.NotFound);
        Assert.Contains("Second of the other", (await second.GetAsync($"/en{gone}/owners")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("GONE-1", (await second.GetAsync($"/en{gone}/evidence")).QuerySelector("ol.worklist")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("GONE-1", (await first.GetAsync($"/en{kept}/evidence")).QuerySelector("ol.worklist")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Third, entered since", (await first.GetAsync($"/en{kept}/owners")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A document was seen, but for an earlier list of owners.", (await EvidencePortal.StatusAsync(first, kept)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zweistadt", (await first.GetAsync($"/en{kept}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zweistadt", (await second.GetAsync($"/en{gone}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using (var connection = await Background.OpenAsync(BackgroundReason.Work, Ct))
        {
            Assert.Equal([1, 2], await connection.QueryAsync<int>("SELECT number FROM ownership_versions WHERE supplier_id = @Kept ORDER BY number", new { Kept = Id(kept) }));
            Assert.Equal([1, 2], await connection.QueryAsync<int>("SELECT number FROM ownership_versions WHERE supplier_id = @Gone ORDER BY number", new { Gone = Id(gone) }));
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM merge_moves"));
        }
    }

    [Fact]
    public async Task Merge_ByAnOfficerOfTheCity_OnlyFirmsOfTheCityAloneAndOnlyForThirtyDays()
    {
        var (city, other) = (await portal.CityAsync("amtsstadt"), await portal.CityAsync("fernstadt"));
        var (_, kept) = await NamedAsync("first@amt.example", "Zwiefach Schreinerei", city);
        var (_, gone) = await NamedAsync("second@amt.example", "Zwiefach Schreinerei & Co.", city);
        var (_, far) = await NamedAsync("third@amt.example", "Schreinerei Zwiefach", other);
        var officer = await portal.StaffAsync(city, Role.BusinessAdviser);
        var page = await officer.GetAsync($"/en/admin/cities/{city.Slug}/duplicates");
        Assert.Null(page.QuerySelector($"input[value='{Id(far)}']"));
        await (await portal.StaffAsync(city, Role.ProcurementOfficer)).GetAsync($"/en/admin/cities/{city.Slug}/duplicates", HttpStatusCode.Forbidden);
        using (var foreign = await officer.Http.PostAsync(
            $"/en/admin/cities/{city.Slug}/duplicates/merge",
            new FormUrlEncodedContent([new("kept", Id(kept).ToString()), new("gone", Id(far).ToString()), new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]), Ct))
        {
            Assert.EndsWith("done=gone", foreign.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var merged = await BusinessSteps.FollowAsync(officer, page, [], $"section.pair form:has(input[name=kept][value='{Id(kept)}'])");
        Assert.Contains("are one now", merged.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        Assert.NotNull((await officer.GetAsync($"/en/admin/cities/{city.Slug}/duplicates")).QuerySelector("form[action$=undo]"));
        var start = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        await using (var connection = await portal.Db.OpenAsync(Ct))
        {
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM supplier_merges WHERE gone_id = @Gone AND undo_json IS NOT NULL", new { Gone = Id(gone) }));
        }

        portal.Clock.Set(start);
    }

    [Fact]
    public async Task Merge_BrokenOffBeforeTheWall_IsFinishedLater()
    {
        var city = await portal.CityAsync("bruchstadt");
        var (first, kept) = await NamedAsync("first@bruch.example", "Bruch eins", city);
        var (_, gone) = await NamedAsync("second@bruch.example", "Bruch zwei", city);
        await portal.Db.ExecuteAsync(
            "INSERT INTO supplier_merges (merge_id, kept_id, gone_id, merged_at) VALUES (@Id, @Kept, @Gone, @Now)",
            new { Id = Guid.CreateVersion7(), Kept = Id(kept), Gone = Id(gone), Now = portal.Clock.GetUtcNow() }, Ct);
        await SupplierDiversity.Jobs.JobList.RunDueAsync(portal.Services, untilIdle: true, Ct);
        await using var connection = await Background.OpenAsync(BackgroundReason.Work, Ct);
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM ownership_versions WHERE supplier_id = @Kept", new { Kept = Id(kept) }));
        Assert.Contains("Owner of the test", (await first.GetAsync($"/en{kept}/owners")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_APair_IsNotShownAgain()
    {
        var city = await portal.CityAsync("paarstadt");
        var (_, one) = await NamedAsync("one@paar.example", "Paarweise Malerei", city);
        var (_, two) = await NamedAsync("two@paar.example", "Malerei Paarweise", city);
        var administrator = await Administrators.VisitAsync(portal);
        var form = $"section.pair form[action$=different]:has(input[value='{Id(one)}'])";
        var page = await BusinessSteps.FollowAsync(administrator, await administrator.GetAsync("/en/admin/duplicates"), [], form);
        Assert.Contains("Remembered.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"input[value='{Id(two)}']"));
    }

    [Fact]
    public async Task Tables_NamedInTheList_AreThoseOfTheDatabases()
    {
        await using var main = await portal.Db.OpenAsync(Ct);
        await using var behind = await Background.OpenAsync(BackgroundReason.Work, Ct);
        var stored = (await MovedTables.ColumnsAsync(main, null, portal.Db.Engine)).Concat(await MovedTables.ColumnsAsync(behind, null, portal.Db.Engine)).ToHashSet();
        Assert.True(stored.Count > 12, $"Only {stored.Count} columns were found.");
        var listed = MovedTables.Main.Concat(MovedTables.Background).Select(t => (t.Table, t.Column)).Concat(MovedTables.Staying.Select(s => (s.Table, s.Column)));
        Assert.All(listed, column => Assert.Contains(column, stored));
    }

    private static Guid Id(string home) => Guid.Parse(home.Split('/')[^1]);

    private async Task<(PageVisitor Visitor, string Home)> NamedAsync(string email, string name, SupplierDiversity.Features.Cities.City city)
    {
        var (visitor, home) = await portal.FirmAsync(email, city);
        await BusinessSteps.FollowAsync(visitor, await visitor.GetAsync($"/en{home}/facts/name"), [new("Name", name)]);
        return (visitor, home);
    }
}
