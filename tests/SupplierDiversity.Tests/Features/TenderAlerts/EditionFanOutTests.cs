using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

public class EditionFanOutTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Fact]
    public async Task FanOut_SeveralSubscriptionsOfOnePersonFit_WritesOneRowWithEveryReasonAndTheMostUrgentFrequency()
    {
        var trade = AlertFixture.NewTrade();
        var person = await portal.SubscribeAsync("several@a.example", trade, frequency: AlertFrequency.Weekly, languages: "de");
        await portal.SubscribeAsync("several@a.example", trade[..7], "DE2;FR", frequency: AlertFrequency.Instant, languages: "tr;en");
        await portal.SubscribeAsync("several@a.example", "", words: "zebra crossing", frequency: AlertFrequency.Daily);
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade, "Zebra crossings"));
        await portal.FanOutAsync();
        Assert.Equal(["several 1 new queued"], await portal.LedgerAsync(tender));
        var reasons = await portal.ReasonsAsync(tender, person);
        Assert.Equal(
            ["Place DE2", $"Trade {trade[..7]}", $"Trade {trade}", "Word zebra crossing"],
            reasons.Select(r => $"{r.Kind} {r.Wanted}").Order());
        Assert.Equal(3, reasons.Select(r => r.Subscription).Distinct().Count());
        Assert.Equal(portal.Clock.GetUtcNow(), await portal.DueAsync(tender, person));
    }

    [Fact]
    public async Task FanOut_ConfirmedAfterPublicationOrEnded_WritesNothing()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("late@a.example", trade, confirmedAt: portal.Clock.GetUtcNow());
        var ended = await portal.SubscribeAsync("ended@a.example", trade);
        await portal.Db.InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<SubscriptionBook>().StopAsync(connection, transaction, ended, "one-click"), CancellationToken.None);
        await portal.SubscribeAsync("early@a.example", trade, confirmedAt: portal.Clock.GetUtcNow().AddMilliseconds(-1));
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        await portal.FanOutAsync();
        Assert.Equal(["early 1 new queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task FanOut_NotAnnounced_WritesNothing()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("quiet@a.example", trade);
        var published = await portal.Tenders.PublishAsync([portal.Call(trade)], announce: false);
        await portal.FanOutAsync();
        Assert.Empty(await portal.LedgerAsync(published[0].TenderId!));
    }

    [Fact]
    public async Task FanOut_TwoWorkersAtOnceAndOnceMore_WriteEachPersonOnce()
    {
        var trade = AlertFixture.NewTrade();
        for (var i = 0; i < 40; i++)
        {
            await portal.SubscribeAsync($"par{i:00}@a.example", trade);
        }

        var published = await portal.Tenders.PublishAsync([.. Enumerable.Range(0, 6).Select(_ => portal.Call(trade))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(portal.FanOutAsync)));
        await portal.FanOutAsync();
        foreach (var notice in published)
        {
            Assert.Equal(40, (await portal.LedgerAsync(notice.TenderId!)).Count);
        }
    }

    [Fact]
    public async Task FanOut_SameEditionByTwoWorkersWhoBothBelieveToHoldIt_WritesEachPersonOnce()
    {
        var trade = AlertFixture.NewTrade();
        for (var i = 0; i < 30; i++)
        {
            await portal.SubscribeAsync($"both{i:00}@a.example", trade);
        }

        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        var work = portal.Services.GetRequiredService<EditionFanOut>();
        var edition = await work.ClaimAsync(CancellationToken.None);
        Assert.Null(await work.ClaimAsync(CancellationToken.None));
        var queued = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => work.FanOutAsync(edition!, CancellationToken.None))));
        Assert.Equal(30, queued.Sum());
        Assert.Equal(30, (await portal.LedgerAsync(tender)).Count);
    }

    [Theory]
    [InlineData(0)] // killed with the claim and nothing done
    [InlineData(1)] // killed after some rows
    [InlineData(2)] // killed after all rows, before the edition was marked
    public async Task FanOut_WorkerKilled_AnotherFinishesWhenTheLeaseIsOver(int step)
    {
        var trade = AlertFixture.NewTrade();
        foreach (var name in new[] { "x", "y", "z" })
        {
            await portal.SubscribeAsync($"kill{step}{name}@a.example", trade);
        }

        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        var work = portal.Services.GetRequiredService<EditionFanOut>();
        var edition = await work.ClaimAsync(CancellationToken.None);
        if (step > 0)
        {
            // What a killed worker leaves behind: rows, but no mark on the edition.
            await work.FanOutAsync(edition!, CancellationToken.None);
            await portal.ExecuteAsync("UPDATE editions SET fanned_out_at = NULL, claimed_until = @until WHERE edition_id = @id", new { id = edition!.EditionId, until = portal.Clock.GetUtcNow().AddMinutes(2) });
        }

        if (step == 1)
        {
            await portal.ExecuteAsync("DELETE FROM alerts WHERE tender_id = @tender AND recipient_id IN (SELECT recipient_id FROM recipients WHERE email_key = 'kill1y@a.example')", new { tender });
        }

        await portal.FanOutAsync();
        Assert.Equal(step switch { 0 => 0, 1 => 2, _ => 3 }, (await portal.LedgerAsync(tender)).Count);
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        await portal.FanOutAsync();
        Assert.Equal(3, (await portal.LedgerAsync(tender)).Count);
        Assert.Null(await work.ClaimAsync(CancellationToken.None));
    }

    [Fact]
    public async Task FanOut_NewerEditionBeforeTheOlderWasSent_ReplacesIt()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("super@a.example", trade, frequency: AlertFrequency.Daily);
        var call = portal.Call(trade);
        var tender = await portal.Tenders.PublishAsync(call);
        await portal.FanOutAsync();
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with { Value = new Money(90_000m, "EUR") });
        await portal.FanOutAsync();
        Assert.Equal(["super 1 new suppressed superseded", "super 2 changed queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task FanOut_BothEditionsWaited_OnlyTheNewerIsQueued()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("waited@a.example", trade);
        var call = portal.Call(trade);
        var tender = await portal.Tenders.PublishAsync(call);
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with { Value = new Money(90_000m, "EUR") });
        await portal.FanOutAsync();
        Assert.Equal(["waited 1 new suppressed superseded", "waited 2 changed queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task FanOut_ChangeTakesTheTenderOutOfTheWishes_WhoWasToldHearsOfItAndOthersDoNot()
    {
        var (trade, other) = (AlertFixture.NewTrade(), AlertFixture.NewTrade());
        await portal.SubscribeAsync("told@a.example", trade);
        var gone = await portal.SubscribeAsync("stopped@a.example", trade);
        var call = portal.Call(trade);
        var tender = await portal.Tenders.PublishAsync(call);
        await portal.FanOutAsync();
        await portal.ExecuteAsync("UPDATE alerts SET state = 'accepted' WHERE tender_id = @tender", new { tender });
        await portal.Db.InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<SubscriptionBook>().StopAsync(connection, transaction, gone, "one-click"), CancellationToken.None);
        await portal.SubscribeAsync("other@a.example", other);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with
        {
            Cpv = [other],
            Value = new Money(90_000m, "EUR"),
            Lots = [TestTenders.Lot("LOT-0001", cpv: other, deadline: portal.Clock.GetUtcNow().AddDays(20))],
        });
        await portal.FanOutAsync();
        Assert.Equal(
            ["stopped 1 new accepted", "told 1 new accepted", "other 2 changed queued", "told 2 changed queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task FanOut_Cancelled_TellsOnlyWhoWasTold()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("knows@a.example", trade);
        await portal.SubscribeAsync("waits@a.example", trade, frequency: AlertFrequency.Weekly);
        var call = portal.Call(trade);
        var tender = await portal.Tenders.PublishAsync(call);
        await portal.FanOutAsync();
        await portal.ExecuteAsync("UPDATE alerts SET state = 'accepted' WHERE tender_id = @tender AND recipient_id = (SELECT recipient_id FROM recipients WHERE email_key = 'knows@a.example')", new { tender });
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with { ChangedNotice = $"{call.NoticeId}-01", ChangeReason = "cancel" });
        await portal.FanOutAsync();
        Assert.Equal(["knows 1 new accepted", "waits 1 new suppressed cancelled", "knows 2 cancelled queued"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task Suppress_TenderWithdrawn_StopsWhatIsNotOnItsWay()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("w1@a.example", trade);
        await portal.SubscribeAsync("w2@a.example", trade);
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        await portal.FanOutAsync();
        await portal.ExecuteAsync("UPDATE alerts SET claimed_until = @until WHERE tender_id = @tender AND recipient_id = (SELECT recipient_id FROM recipients WHERE email_key = 'w1@a.example')", new { tender, until = portal.Clock.GetUtcNow().AddMinutes(1) });
        await portal.Db.InTransactionAsync(
            (connection, transaction) => portal.Services.GetRequiredService<AlertLedger>().SuppressAsync(connection, transaction, [tender], "withdrawn", portal.Clock.GetUtcNow()), CancellationToken.None);
        Assert.Equal(["w1 1 new queued", "w2 1 new suppressed withdrawn"], await portal.LedgerAsync(tender));
        await using var connection = await portal.Db.OpenAsync(CancellationToken.None);
        var summary = Assert.Single(await portal.Services.GetRequiredService<AlertLedger>().ForTenderAsync(connection, tender));
        Assert.Equal((1, 1, 1), (summary.Due, summary.Queued, summary.Suppressed["withdrawn"]));
    }
}
