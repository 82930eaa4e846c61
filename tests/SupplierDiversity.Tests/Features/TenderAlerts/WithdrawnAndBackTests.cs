using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>An import is withdrawn by mistake and its files are read again: whoever was not told hears after all.</summary>
public class WithdrawnAndBackTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Fact]
    public async Task ReadAgain_SomeWereToldAndSomeWaited_OnlyThoseWhoWaitedAreQueued()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("back-told@a.example", trade);
        await portal.SubscribeAsync("back-waits@a.example", trade, frequency: AlertFrequency.Weekly);
        await StopAsync(await portal.SubscribeAsync("back-never@a.example", trade));
        var stopped = await portal.SubscribeAsync("back-stopped@a.example", trade, frequency: AlertFrequency.Weekly);
        var call = portal.Call(trade);
        var (import, tender) = await PublishAsync(call);
        await portal.FanOutAsync();
        await AcceptAsync(tender, "back-told@a.example");
        await WithdrawAsync(import);
        await StopAsync(stopped);
        Assert.Equal(
            ["back-stopped 1 new suppressed withdrawn", "back-told 1 new accepted", "back-waits 1 new suppressed withdrawn"], await portal.LedgerAsync(tender));

        await PublishAsync(call);
        await portal.FanOutAsync();
        Assert.Equal(
            ["back-stopped 1 new suppressed withdrawn", "back-told 1 new accepted", "back-waits 1 new queued"], await portal.LedgerAsync(tender));

        // Once more, and read again without being withdrawn: nobody gets a second row.
        await PublishAsync(call);
        await portal.FanOutAsync();
        Assert.Equal(3, (await portal.LedgerAsync(tender)).Count);
    }

    [Fact]
    public async Task ReadAgain_ChangeWaited_WhoWasToldBeforeHearsOfTheChange()
    {
        var (trade, other) = (AlertFixture.NewTrade(), AlertFixture.NewTrade());
        await portal.SubscribeAsync("back-change@a.example", trade);
        var call = portal.Call(trade);
        var (first, tender) = await PublishAsync(call);
        await portal.FanOutAsync();
        await AcceptAsync(tender, "back-change@a.example");
        var changed = TestTenders.NextVersion(call) with { Cpv = [other], Value = new Money(5m, "EUR"), Lots = [call.Lots[0] with { Cpv = [other] }] };
        var (second, _) = await PublishAsync(changed);
        await portal.FanOutAsync();
        await WithdrawAsync(first);
        await WithdrawAsync(second);
        Assert.Equal(["back-change 1 new accepted", "back-change 2 changed suppressed withdrawn"], await portal.LedgerAsync(tender));

        await PublishAsync(changed);
        await portal.FanOutAsync();
        Assert.Equal(["back-change 1 new accepted", "back-change 2 changed queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task ReadAgain_WithdrawnBeforeAWorkerGotToIt_TellsEverybodyOnce()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("back-early@a.example", trade);
        var call = portal.Call(trade);
        var (import, tender) = await PublishAsync(call);
        var work = portal.Services.GetRequiredService<EditionFanOut>();
        var held = await work.ClaimAsync(CancellationToken.None);
        await WithdrawAsync(import);
        Assert.Equal(0, await work.FanOutAsync(held!, CancellationToken.None));
        Assert.Empty(await portal.LedgerAsync(tender));

        await PublishAsync(call);
        await portal.FanOutAsync();
        Assert.Equal(["back-early 1 new queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task ReadAgain_WhileAWorkerHoldsTheEdition_ItIsGoneThroughOnceMore()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("back-held@a.example", trade);
        var call = portal.Call(trade);
        var (import, tender) = await PublishAsync(call);
        var work = portal.Services.GetRequiredService<EditionFanOut>();
        var held = await work.ClaimAsync(CancellationToken.None);
        Assert.Equal(1, await work.FanOutAsync(held!, CancellationToken.None));
        // What the worker looks like in the middle: rows, and no mark yet.
        await portal.ExecuteAsync(
            "UPDATE editions SET fanned_out_at = NULL, claimed_until = @until WHERE edition_id = @id", new { id = held!.EditionId, until = portal.Clock.GetUtcNow().AddMinutes(2) });
        await WithdrawAsync(import);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await PublishAsync(call);
        // It did not notice, finishes what it began, and the next one takes it up.
        await portal.ExecuteAsync("UPDATE alerts SET reason = 'withdrawn', state = 'suppressed' WHERE tender_id = @tender", new { tender });
        await using (var connection = await portal.Db.OpenAsync(CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, EditionsSql.Finish, new { held.EditionId, held.DueAt, Now = portal.Clock.GetUtcNow() });
        }

        await portal.FanOutAsync();
        Assert.Equal(["back-held 1 new queued"], await portal.LedgerAsync(tender));
        Assert.Null(await work.ClaimAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ReadAgain_KilledWorkerHadToldSomebody_DoesNotTellThemTwice()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("back-first@a.example", trade);
        var call = portal.Call(trade);
        var (import, tender) = await PublishAsync(call);
        var work = portal.Services.GetRequiredService<EditionFanOut>();
        var held = await work.ClaimAsync(CancellationToken.None);
        await work.FanOutAsync(held!, CancellationToken.None);
        await portal.ExecuteAsync("UPDATE editions SET fanned_out_at = NULL WHERE edition_id = @id", new { id = held!.EditionId });
        await AcceptAsync(tender, "back-first@a.example");
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await WithdrawAsync(import);
        await PublishAsync(call);
        await portal.FanOutAsync();
        Assert.Equal(["back-first 1 new accepted"], await portal.LedgerAsync(tender));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task ReadAgain_NotAnnouncedOrOver_QueuesNothing(bool announce, bool over)
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync($"back-{announce}@a.example", trade, frequency: AlertFrequency.Weekly);
        var call = portal.Call(trade);
        var (import, tender) = await PublishAsync(call);
        await portal.FanOutAsync();
        await WithdrawAsync(import);
        portal.Clock.Advance(TimeSpan.FromDays(over ? 61 : 1));
        await PublishAsync(call, announce);
        await portal.FanOutAsync();
        Assert.EndsWith("suppressed withdrawn", Assert.Single(await portal.LedgerAsync(tender)), StringComparison.Ordinal);
    }

    private async Task<(Guid Import, string Tender)> PublishAsync(Notice notice, bool announce = true)
    {
        var import = await portal.Services.GetRequiredService<NoticeImports>().BeginAsync("command", "test", CancellationToken.None);
        var outcome = Assert.Single(await portal.Services.GetRequiredService<TenderPublication>()
            .PublishAsync([TestTenders.Incoming(notice)], import, announce, CancellationToken.None));
        return (import, outcome.TenderId!);
    }

    private Task<NoticeWithdrawalCounts?> WithdrawAsync(Guid import) =>
        portal.Services.GetRequiredService<NoticeWithdrawal>().WithdrawAsync(import, "Ada", "wrong folder", CancellationToken.None);

    private Task AcceptAsync(string tender, string email) => portal.ExecuteAsync(
        "UPDATE alerts SET state = 'accepted' WHERE tender_id = @tender AND recipient_id = (SELECT recipient_id FROM recipients WHERE email_key = @email)", new { tender, email });

    private Task<int> StopAsync(Guid recipient) => portal.Db.InTransactionAsync(
        (connection, transaction) => portal.Services.GetRequiredService<SubscriptionBook>().StopAsync(connection, transaction, recipient, "one-click"), CancellationToken.None);
}
