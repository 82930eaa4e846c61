using Dapper;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Notices;

public class NoticeWithdrawalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Withdraw_OnlyImportOfATender_WithdrawsItAndReadingTheFileAgainBringsItBack()
    {
        var call = TestTenders.Call();
        var (import, tender) = await PublishAsync(call);
        Assert.Equal(new NoticeWithdrawalCounts(1, 1, 0), await WithdrawAsync(import));
        Assert.True(await One<bool>("SELECT withdrawn_at IS NOT NULL FROM tenders WHERE tender_id = @tender", tender));
        var listed = await portal.Services.GetRequiredService<NoticeImports>().FindAsync(import, CancellationToken.None);
        Assert.Equal(("Ada", "wrong folder", 0), (listed!.WithdrawnBy, listed.WithdrawnReason, listed.LiveNotices));

        var (again, _) = await PublishAsync(call, NoticeOutcome.Published);
        Assert.True(await One<bool>("SELECT withdrawn_at IS NULL FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal(again, await One<Guid>("SELECT import_id FROM notices WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Withdraw_AlertsThatWait_AreNotSentAndSayWhy()
    {
        var (import, tender) = await PublishAsync(TestTenders.Call());
        await Execute(
            """
            INSERT INTO recipients (recipient_id, email, email_key, created_at)
            SELECT buyer_id, 'reader@example.org', 'reader@example.org', published_at FROM tenders WHERE tender_id = @tender;
            INSERT INTO alerts (alert_id, recipient_id, tender_id, edition, channel, kind, state, state_at, reasons_json, language, due_at, mail_id, created_at)
            SELECT buyer_id, buyer_id, tender_id, 1, 'mail', 'new', 'queued', published_at, '[]', 'en', published_at, buyer_id, published_at FROM tenders WHERE tender_id = @tender;
            """,
            tender);
        await WithdrawAsync(import);
        Assert.Equal("suppressed withdrawn", await One<string>("SELECT state || ' ' || reason FROM alerts WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Withdraw_SecondVersion_ShowsTheFirstAgainAndAnnouncesOnlyWhatPeopleHeardOf()
    {
        foreach (var heard in new[] { false, true })
        {
            var call = TestTenders.Call("Before");
            var (_, tender) = await PublishAsync(call);
            var (import, _) = await PublishAsync(
                TestTenders.NextVersion(call) with { Title = TestTenders.Text("After"), Value = new Money(5m, "EUR") }, NoticeOutcome.Updated);
            if (heard)
            {
                await Execute("UPDATE editions SET fanned_out_at = published_at WHERE tender_id = @tender", tender);
            }

            Assert.Equal(new NoticeWithdrawalCounts(1, 0, 1), await WithdrawAsync(import));
            Assert.Contains("Before", await One<string>("SELECT title_json FROM tenders WHERE tender_id = @tender", tender), StringComparison.Ordinal);
            Assert.Equal(heard ? 3 : 1, await One<int>("SELECT count(*) FROM editions WHERE withdrawn_at IS NULL AND tender_id = @tender", tender));
        }
    }

    [Fact]
    public async Task Withdraw_Result_TakesTheResultBackAndTheCallIsOpenAgain()
    {
        var call = TestTenders.Call();
        var (_, tender) = await PublishAsync(call);
        var (import, _) = await PublishAsync(TestTenders.Result(call));
        Assert.Equal(1, await One<int>("SELECT count(*) FROM lot_results WHERE tender_id = @tender", tender));
        await WithdrawAsync(import);
        Assert.Equal(0, await One<int>("SELECT count(*) FROM lot_results WHERE tender_id = @tender", tender));
        Assert.True(await One<bool>("SELECT result_at IS NULL FROM tenders WHERE tender_id = @tender", tender));
        Assert.Equal(1, await One<int>("SELECT count(*) FROM editions WHERE tender_id = @tender", tender));
    }

    [Fact]
    public async Task Withdraw_NoticeThatAnotherNames_LetsTheOtherGoBackToItsOwnProcedure()
    {
        var call = TestTenders.Call();
        var (import, _) = await PublishAsync(call);
        var change = TestTenders.Call() with { ChangedNotice = $"{call.NoticeId}-01" };
        var (_, joined) = await PublishAsync(change, NoticeOutcome.Updated);
        Assert.Equal(SupplierDiversity.Rules.Tenders.TenderId.Of(call.ProcedureId).Text, joined);
        await WithdrawAsync(import);
        var own = SupplierDiversity.Rules.Tenders.TenderId.Of(change.ProcedureId).Text;
        Assert.Equal(own, await One<string>("SELECT tender_id FROM notices WHERE tender_id = @tender", own));
        Assert.True(await One<bool>("SELECT withdrawn_at IS NOT NULL FROM tenders WHERE tender_id = @tender", joined));
    }

    [Fact]
    public async Task Withdraw_UnknownImport_IsNothing() => Assert.Null(await WithdrawAsync(Guid.CreateVersion7()));

    private Task<NoticeWithdrawalCounts?> WithdrawAsync(Guid import) =>
        portal.Services.GetRequiredService<NoticeWithdrawal>().WithdrawAsync(import, "Ada", "wrong folder", CancellationToken.None);

    private async Task<(Guid Import, string Tender)> PublishAsync(Notice notice, NoticeOutcome expected = NoticeOutcome.Published)
    {
        var import = await portal.Services.GetRequiredService<NoticeImports>().BeginAsync("command", "test", CancellationToken.None);
        var outcome = Assert.Single(await portal.Services.GetRequiredService<TenderPublication>()
            .PublishAsync([TestTenders.Incoming(notice)], import, announce: true, CancellationToken.None));
        Assert.Equal(expected, outcome.Outcome);
        return (import, outcome.TenderId!);
    }

    private async Task<T> One<T>(string sql, string tender)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        return (await connection.QuerySingleAsync<T>(sql, new { tender }))!;
    }

    private async Task Execute(string sql, string tender)
    {
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql, new { tender });
    }
}
