using Dapper;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

public class TenderPublicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestTenders Tenders => new(portal.Services);

    [Fact]
    public async Task Publish_OpenCall_WritesTenderLotsCodesWordsAndOneEdition()
    {
        var tender = await Tenders.PublishAsync(TestTenders.Call("Reinigung der Größenstraße", "de"));
        Assert.Equal(("call", 12_000_000L, 1), await One<(string, long, int)>("SELECT kind, value_cents, lot_count FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal(["79800000"], await List("SELECT code FROM tender_codes WHERE list = 'cpv' AND tender_id = @tender", tender));
        Assert.Equal(["DE212"], await List("SELECT code FROM tender_codes WHERE list = 'nuts' AND tender_id = @tender", tender));
        Assert.Equal(["new"], await List("SELECT kind FROM editions WHERE announce = TRUE AND tender_id = @tender", tender));
        Assert.Equal([tender], await List(portal.Db.Choose(
            "SELECT t.tender_id FROM tenders t JOIN tender_words w ON w.rowid = t.word_row WHERE tender_words MATCH 'grossenstrasse'",
            "SELECT t.tender_id FROM tenders t JOIN tender_words w ON w.word_row = t.word_row WHERE w.words @@ to_tsquery('simple', 'grossenstrasse')"), tender));
    }

    [Fact]
    public async Task Publish_SameFileAgain_IsUnchangedAndAnnouncesNothing()
    {
        var call = TestTenders.Call();
        var tender = await Tenders.PublishAsync(call);
        Assert.Equal(NoticeOutcome.Unchanged, Assert.Single(await Tenders.PublishAsync([call])).Outcome);
        Assert.Equal(1, await One<int>("SELECT count(*) FROM editions WHERE tender_id = @tender", tender));
        Assert.Equal(1, await One<int>("SELECT count(*) FROM notices WHERE tender_id = @tender", tender));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publish_TwoVersionsInEitherOrder_GiveTheSameTender(bool newestFirst)
    {
        var first = TestTenders.Call("First title");
        var second = TestTenders.NextVersion(first) with { Title = TestTenders.Text("Second title") };
        var outcomes = new List<NoticeOutcome>();
        foreach (var notice in newestFirst ? [second, first] : new[] { first, second })
        {
            outcomes.Add(Assert.Single(await Tenders.PublishAsync([notice])).Outcome);
        }

        Assert.Equal([NoticeOutcome.Published, newestFirst ? NoticeOutcome.Unchanged : NoticeOutcome.Updated], outcomes);
        var tender = SupplierDiversity.Rules.Tenders.TenderId.Of(first.ProcedureId).Text;
        Assert.Contains("Second title", await One<string>("SELECT title_json FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal(2, await One<int>("SELECT count(*) FROM notices WHERE tender_id = @tender", tender));
        Assert.Equal(["new"], await List("SELECT kind FROM editions WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Publish_LaterDeadline_AnnouncesTheChangeWithOldAndNew()
    {
        var call = TestTenders.Call();
        var tender = await Tenders.PublishAsync(call);
        var later = new DateTimeOffset(2026, 4, 15, 12, 0, 0, TimeSpan.FromHours(2));
        await Tenders.PublishAsync(TestTenders.NextVersion(call) with { Lots = [call.Lots[0] with { TenderDeadline = new(later, true, true) }] });
        Assert.Equal(["new", "changed"], await List("SELECT kind FROM editions WHERE tender_id = @tender ORDER BY number", tender));
        var changes = await One<string>("SELECT changes_json FROM editions WHERE number = 2 AND tender_id = @tender", tender);
        Assert.Contains("2026-04-01T12:00:00", changes, StringComparison.Ordinal);
        Assert.Contains("2026-04-15T12:00:00", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ChangeNoticeWithoutProcedureNamingAnother_JoinsItInEitherOrder()
    {
        foreach (var changeFirst in new[] { false, true })
        {
            var call = TestTenders.Call();
            var change = TestTenders.NextVersion(call) with
            {
                NoticeId = Guid.CreateVersion7().ToString(),
                Version = 1,
                ChangedNotice = $"{call.NoticeId}-01",
                ChangeReason = "cancel",
            };
            change = change with { ProcedureId = change.NoticeId };
            foreach (var notice in changeFirst ? [change, call] : new[] { call, change })
            {
                await Tenders.PublishAsync(notice);
            }

            var tender = SupplierDiversity.Rules.Tenders.TenderId.Of(call.ProcedureId).Text;
            Assert.Equal(2, await One<int>("SELECT count(*) FROM notices WHERE tender_id = @tender", tender));
            Assert.NotNull(await One<DateTimeOffset?>("SELECT cancelled_at FROM tenders WHERE tender_id = @tender", tender));
            Assert.Equal(changeFirst ? [] : ["new", "cancelled"], await List("SELECT kind FROM editions WHERE tender_id = @tender ORDER BY number", tender));
        }
    }

    [Fact]
    public async Task Publish_ResultsOfTwoLotsInTwoNotices_AddUpAndTheNewestOfALotCounts()
    {
        var call = TestTenders.Call() with { Lots = [TestTenders.Lot("LOT-0001"), TestTenders.Lot("LOT-0002")] };
        var one = TestTenders.Result(call, "LOT-0001", "First GmbH");
        var two = TestTenders.Result(call, "LOT-0002", "Second GmbH");
        var corrected = TestTenders.NextVersion(one) with { Result = TestTenders.Result(call, "LOT-0001", "Corrected GmbH").Result };
        var tender = await Tenders.PublishAsync(call);
        await Tenders.PublishAsync([two, corrected, one]);
        Assert.Equal(["Corrected GmbH", "Second GmbH"], await List(
            "SELECT w.name FROM lot_winners w JOIN lot_results r ON r.lot_result_id = w.lot_result_id WHERE r.tender_id = @tender ORDER BY r.lot_id", tender));
        Assert.NotNull(await One<DateTimeOffset?>("SELECT result_at FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal("call", await One<string>("SELECT kind FROM tenders WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Publish_WithoutAlerts_KeepsTheBaselineSoThatALaterChangeIsAnnounced()
    {
        var call = TestTenders.Call();
        var tender = Assert.Single(await Tenders.PublishAsync([call], announce: false)).TenderId!;
        await Tenders.PublishAsync(TestTenders.NextVersion(call) with { Value = new Money(1m, "EUR") });
        Assert.Equal(["changed"], await List("SELECT kind FROM editions WHERE announce = TRUE AND tender_id = @tender", tender));
    }

    [Theory]
    [InlineData("2026-03-01T09:00:00Z", 0)]
    [InlineData("2026-03-03T09:00:00Z", 1)]
    public async Task Publish_Call_IsAnnouncedOnlyWhileOpen(string deadline, int editions)
    {
        var tender = await Tenders.PublishAsync(TestTenders.Call(deadline: DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(editions, await One<int>("SELECT count(*) FROM editions WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Publish_OneBadAmongGood_RefusesOnlyTheBadOne()
    {
        var bad = TestTenders.Call() with { Buyers = [] };
        var outcomes = await Tenders.PublishAsync([TestTenders.Call(), bad, TestTenders.Call()]);
        Assert.Equal([NoticeOutcome.Published, NoticeOutcome.Rejected, NoticeOutcome.Published], outcomes.Select(o => o.Outcome));
    }

    [Fact]
    public async Task Publish_TextWithMarkupAndNoPlace_IsPlainAndMatchedByTheBuyersPlace()
    {
        var call = TestTenders.Call(nuts: "") with { Title = TestTenders.Text("<p>Books &amp; <b>maps</b><script>alert(1)</script></p>") };
        var tender = await Tenders.PublishAsync(call);
        Assert.Equal("""{"en":"Books & maps"}""", (await One<string>("SELECT title_json FROM tenders WHERE tender_id = @tender", tender)).Replace("\\u0026", "&", StringComparison.Ordinal));
        Assert.False(await One<bool>("SELECT place_known FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal(["DE600"], await List("SELECT code FROM tender_codes WHERE list = 'nuts' AND tender_id = @tender", tender));
    }

    private async Task<T> One<T>(string sql, string tender)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return (await connection.QuerySingleAsync<T>(sql, new { tender }))!;
    }

    private async Task<IReadOnlyList<string>> List(string sql, string tender)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<string>(sql, new { tender })];
    }
}
