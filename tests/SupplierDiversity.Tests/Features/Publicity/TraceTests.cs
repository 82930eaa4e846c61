using Dapper;
using SupplierDiversity.Features.Awards;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Integrity;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Features.Bids;
using SupplierDiversity.Tests.Features.TenderAuthoring;

namespace SupplierDiversity.Tests.Features.Publicity;

/// <summary>Every clause of every notice that was published from the portal, followed to its row of the matrix and back.</summary>
public class TraceTests(AuthoringPortal portal, ITestOutputHelper output) : IClassFixture<AuthoringPortal>
{
    [Fact]
    public async Task Clauses_OfAllPublishedNotices_LeadToTheirRowOfTheMatrixAndBack()
    {
        await PublishAsync("spurau", corrected: true);
        await PublishAsync("faehrte", corrected: false);
        var (clauses, notices) = (0, 0);
        foreach (var tender in await TendersAsync())
        {
            var authored = (await portal.Authored.FindAsync(tender, CancellationToken.None))!;
            var live = (await portal.Services.GetRequiredService<TenderNotices>().FindAsync(tender, CancellationToken.None))!.Notices;
            notices += authored.Publications.Count;
            Assert.NotEmpty(authored.Clauses);
            await using var reading = await portal.Db.OpenAsync(CancellationToken.None);
            foreach (var published in authored.Publications)
            {
                var went = await AuthoredTenders.ClausesAsync(reading, null, published.AuthoredNoticeId);
                var notice = live.Single(n => n.Notice.NoticeId == published.NoticeId).Notice;
                clauses += went.Count;
                Assert.All(went, clause => Assert.Contains(clause.Text.ByLanguage["de"], Words(notice), StringComparison.Ordinal));
                Assert.Equal(published.Draft.Clauses.Select(c => c.ImpactId), went.Select(c => c.ImpactId));
            }

            foreach (var clause in authored.Clauses)
            {
                var row = await RowAsync(clause);
                Assert.Equal((authored.CityId, clause.ClauseId, clause.CityClauseId), (row.CityId, row.ClauseId, row.CityClauseId));
                Assert.NotNull(row.SignedAt);
                Assert.Contains(tender, await portal.Authored.WithImpactAsync(clause.ImpactId, CancellationToken.None));
                await FollowAsync(tender, row, clause);
            }
        }

        output.WriteLine($"{clauses} clauses of {notices} published notices lead to their row and back.");
        Assert.True(clauses >= 3 && notices >= 3, $"Only {clauses} clauses of {notices} notices were followed.");
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(IntegritySql.Rules.Single(r => r.Name == "clause-row").Sql));
    }

    [Fact]
    public async Task Obligations_OfAllContracts_LeadToNoticeClauseAndRowAndEachOfThemBack()
    {
        var at = await portal.CityAsync("pflichtau");
        var draft = await portal.StartAsync(at, portal.Whole(at));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, draft));
        var tender = Assert.Single(await portal.Authored.OfCityAsync(at.City, CancellationToken.None));
        var now = portal.Clock.GetUtcNow();
        var decided = await DecidedTender.DecideAsync(
            portal.Services, portal.Clock, tender, [(await DecidedTender.OtherFirmAsync(portal.Services, portal.Clock), 24_000_000L)], at.First, at.Second, DateOnly.FromDateTime(now.UtcDateTime));
        portal.Clock.Set(now);
        var contracts = portal.Services.GetRequiredService<ContractBook>();
        var officer = await portal.People.SignInAsync("first@pflichtau.example");
        var home = "/en/admin/cities/pflichtau";
        var page = await officer.GetAsync($"{home}/contracts/{decided.Contract}");
        var owed = await contracts.ObligationsAsync(decided.Contract, CancellationToken.None);
        foreach (var duty in owed)
        {
            var row = await RowAsync((await portal.Authored.FindAsync(tender, CancellationToken.None))!.Clauses.Single(c => c.ImpactId == duty.ImpactId));
            Assert.Equal((at.City.CityId, duty.ClauseId), (row.CityId, row.ClauseId));
            var shown = page.QuerySelector($"[id='obligation-{duty.ObligationId}']")!;
            Assert.Contains(duty.Duty, shown.TextContent, StringComparison.Ordinal);
            var back = shown.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Contains(back, link => link == $"/en/tenders/{tender}#duties");
            Assert.Contains(back, link => link == $"/en/guides/{duty.ClauseId}");
            Assert.Contains(back, link => link == $"{home}/assurance/{at.Assessment.AssessmentId}#impact-{duty.ImpactId}");
            foreach (var (from, part) in new[]
            {
                ($"{home}/assurance/{at.Assessment.AssessmentId}", $"[id='impact-{duty.ImpactId}'] "), ($"{home}/publicity/{tender}", ""),
                ($"{home}/clauses/{duty.ClauseId}", ""), ($"{home}/bids/{tender}", ""),
            })
            {
                var start = await officer.GetAsync(from);
                Assert.True(start.QuerySelector($"{part}a[href='{home}/contracts/{decided.Contract}#obligation-{duty.ObligationId}']") is not null, $"No way from {from}.");
            }
        }

        Assert.NotEmpty(owed);
        Assert.Equal(owed.Count, (await contracts.FollowingAsync(new(at.City), CancellationToken.None)).Count);
        output.WriteLine($"{owed.Count} obligations lead back and forth.");
    }

    // As an officer follows it: from the tender to the row, and from the row to the tender.
    private async Task FollowAsync(string tender, RowOfMatrix row, ClauseInTender clause)
    {
        var officer = await portal.People.SignInAsync($"first@{row.Slug}.example");
        var page = await officer.GetAsync($"/en/admin/cities/{row.Slug}/publicity/{tender}");
        var link = page.QuerySelector($"a[href$='#impact-{clause.ImpactId}']")!.GetAttribute("href")!;
        var record = await officer.GetAsync(link[..link.IndexOf('#', StringComparison.Ordinal)]);
        var impact = record.QuerySelector($"[id='impact-{clause.ImpactId}']")!;
        Assert.NotNull(impact.QuerySelector($"a[href$='/publicity/{tender}']"));
    }

    private static string Words(Notice notice) => string.Join('\n', notice.Lots.SelectMany(l =>
        new[] { l.Description, l.PerformanceConditions }.Concat(l.SelectionCriteria.Select(c => c.Description)).Concat(l.AwardCriteria.Select(c => c.Description)))
        .SelectMany(t => t.ByLanguage.Values));

    private async Task PublishAsync(string slug, bool corrected)
    {
        var at = await portal.CityAsync(slug);
        var draft = await portal.StartAsync(at, portal.Whole(at));
        Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, draft));
        if (corrected)
        {
            Assert.True(await portal.Drafts.CorrectAsync(await portal.NowAsync(at, draft), CancellationToken.None));
            var row = await portal.NowAsync(at, draft);
            await portal.Drafts.WriteAsync(row, row.Draft with { ValueCents = 30_000_000 }, "value", at.First, CancellationToken.None);
            Assert.Equal(SignOutcome.Published, await portal.PublishAsync(at, await portal.NowAsync(at, draft), reason: "A slip."));
        }
    }

    private async Task<IReadOnlyList<string>> TendersAsync()
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<string>("SELECT DISTINCT tender_id FROM authored_notices")];
    }

    private async Task<RowOfMatrix> RowAsync(ClauseInTender clause)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<RowOfMatrix>(
            """
            SELECT a.city_id, c.slug, i.clause_id, i.city_clause_id, a.signed_at FROM assessment_impacts i
            JOIN assessments a ON a.assessment_id = i.assessment_id JOIN cities c ON c.city_id = a.city_id
            WHERE i.impact_id = @ImpactId
            """,
            new { clause.ImpactId });
    }

    private sealed record RowOfMatrix
    {
        public required Guid CityId { get; init; }
        public required string Slug { get; init; }
        public required string ClauseId { get; init; }
        public required Guid CityClauseId { get; init; }
        public required DateTimeOffset? SignedAt { get; init; }
    }
}
