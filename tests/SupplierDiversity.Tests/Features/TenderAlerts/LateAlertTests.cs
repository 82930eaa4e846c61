using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

/// <summary>Alerts whose tender is over by the time they could go out.</summary>
public class LateAlertTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Fact]
    public async Task Send_DeadlinePassedWhileMailWasStopped_IsNotSentAndSaysWhyAndWhen()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("late@l.example", trade);
        var mails = portal.Services.GetRequiredService<MailSwitch>();
        await portal.Db.InTransactionAsync((c, t) => mails.SetPausedAsync(c, t, "Ada"), CancellationToken.None);
        var tender = await portal.Tenders.PublishAsync(CallUntil(trade, TimeSpan.FromDays(2)));
        await RunAsync();
        Assert.Equal(["late 1 new queued"], await portal.LedgerAsync(tender));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Db.InTransactionAsync((c, t) => mails.SetPausedAsync(c, t, null), CancellationToken.None);
        await RunAsync();
        Assert.Equal(["late 1 new suppressed deadline passed"], await portal.LedgerAsync(tender));
        Assert.Empty(SentMail.In(portal.MailFolder, "late@l.example"));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(
            portal.Clock.GetUtcNow(), await connection.QuerySingleAsync<DateTimeOffset>("SELECT state_at FROM alerts WHERE tender_id = @tender", new { tender }), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Send_DigestWithATenderThatIsOver_HoldsOnlyTheOthers()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("digest@l.example", trade, frequency: AlertFrequency.Weekly);
        var over = await portal.Tenders.PublishAsync(CallUntil(trade, TimeSpan.FromHours(1)));
        var open = await portal.Tenders.PublishAsync(CallUntil(trade, TimeSpan.FromDays(40)));
        var endless = await portal.Tenders.PublishAsync(CallUntil(trade, null));
        await portal.FanOutAsync();
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync();
        Assert.Equal(new[] { open, endless }.Order(), Assert.Single(SentMail.In(portal.MailFolder, "digest@l.example")).Tenders.Order());
        Assert.Equal(["digest 1 new suppressed deadline passed"], await portal.LedgerAsync(over));
    }

    [Fact]
    public async Task Send_CalledOffAfterTheDeadline_TellsThoseWhoMayHaveBid()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("bidder@l.example", trade);
        var call = CallUntil(trade, TimeSpan.FromDays(5));
        var tender = await portal.Tenders.PublishAsync(call);
        await RunAsync();
        portal.Clock.Advance(TimeSpan.FromDays(6));
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with { ChangedNotice = $"{call.NoticeId}-01", ChangeReason = "cancel" });
        await RunAsync();
        Assert.Equal(["bidder 1 new accepted", "bidder 2 cancelled accepted"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task Send_SecondLotStillOpen_IsSent()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("lots@l.example", trade, frequency: AlertFrequency.Daily);
        var now = portal.Clock.GetUtcNow();
        var tender = await portal.Tenders.PublishAsync(CallUntil(trade, null) with
        {
            Lots = [TestTenders.Lot("LOT-0001", cpv: trade, deadline: now.AddMinutes(1)), TestTenders.Lot("LOT-0002", cpv: trade, deadline: now.AddDays(30))],
        });
        await portal.FanOutAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        Assert.Equal(["lots 1 new accepted"], await portal.LedgerAsync(tender));
    }

    private Notice CallUntil(string trade, TimeSpan? left)
    {
        var call = portal.Call(trade);
        return call with { Lots = [TestTenders.Lot("LOT-0001", cpv: trade, deadline: left is { } rest ? portal.Clock.GetUtcNow() + rest : null)] };
    }

    private Task<JobCount> RunAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
}
