using SupplierDiversity.Database;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Alerts;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.TenderAlerts;

public class AlertMailTests(AlertFixture portal) : IClassFixture<AlertFixture>
{
    [Fact]
    public async Task Send_RunAgain_SendsNothingMore()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("once@m.example", trade);
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        await SendOneAsync("once@m.example");
        Assert.Equal(["once 1 new accepted"], await portal.LedgerAsync(tender));
        await RunAsync();
        Assert.Single(SentMail.In(portal.MailFolder, "once@m.example"));
    }

    [Fact]
    public async Task Send_Digest_PutsTheTendersOfASlotIntoOneMail()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("digest@m.example", trade, frequency: AlertFrequency.Daily);
        var first = await portal.Tenders.PublishAsync(portal.Call(trade, "First"));
        await RunAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await portal.Tenders.PublishAsync(portal.Call(trade, "Second"));
        await RunAsync();
        Assert.Empty(SentMail.In(portal.MailFolder, "digest@m.example"));
        portal.Clock.Set(portal.Clock.GetUtcNow().Date.AddDays(1).AddHours(6));
        await RunAsync();
        var mail = Assert.Single(SentMail.In(portal.MailFolder, "digest@m.example"));
        Assert.Equal(new[] { first, second }.Order(), mail.Tenders.Order());
        Assert.EndsWith(", and 1 more tender", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("2 tenders fit what you asked for.", mail.Text, StringComparison.Ordinal);

        // What is published after the slot began waits for the next one.
        var third = await portal.Tenders.PublishAsync(portal.Call(trade, "Third"));
        await RunAsync();
        Assert.Single(SentMail.In(portal.MailFolder, "digest@m.example"));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Equal([third], SentMail.In(portal.MailFolder, "digest@m.example").Single(m => m["Message-ID"] != mail["Message-ID"]).Tenders);
    }

    [Fact]
    public async Task Send_RowThatCameTooLateForItsSlot_IsAMailOfItsOwn()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("tardy@m.example", trade, frequency: AlertFrequency.Daily);
        var first = await portal.Tenders.PublishAsync(portal.Call(trade, "First"));
        var second = await portal.Tenders.PublishAsync(portal.Call(trade, "Second"));
        await portal.FanOutAsync();
        await portal.ExecuteAsync("UPDATE alerts SET due_at = @later WHERE tender_id = @second", new { second, later = portal.Clock.GetUtcNow().AddDays(9) });
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await portal.ExecuteAsync("UPDATE alerts SET due_at = @now WHERE tender_id = @second", new { second, now = DapperTypes.Cut(portal.Clock.GetUtcNow()) });
        await RunAsync();
        var mails = SentMail.In(portal.MailFolder, "tardy@m.example");
        Assert.Equal(2, mails.Select(m => m["Message-ID"]).Distinct().Count());
        Assert.Equal(new[] { first, second }.Order(), mails.SelectMany(m => m.Tenders).Order());
    }

    [Fact]
    public async Task Send_Changed_ListsWhatChangedSinceThePersonWasLastTold()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("changed@m.example", trade);
        var deadline = portal.Clock.GetUtcNow().AddDays(20);
        var call = TestTenders.Call(cpv: trade, deadline: deadline, value: 100_000m);
        var tender = await portal.Tenders.PublishAsync(call);
        await SendOneAsync("changed@m.example");
        var second = TestTenders.NextVersion(call) with { Value = new Money(90_000m, "EUR") };
        await portal.Tenders.PublishAsync(second);
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(second) with { Lots = [TestTenders.Lot("LOT-0001", cpv: trade, deadline: deadline.AddDays(7), value: 100_000m)] });
        await RunAsync();
        Assert.Equal(["changed 1 new accepted", "changed 2 changed suppressed superseded", "changed 3 changed accepted"], await portal.LedgerAsync(tender));
        var mail = SentMail.In(portal.MailFolder, "changed@m.example").Single(m => m.Subject.EndsWith(": something changed", StringComparison.Ordinal));
        Assert.Contains("Estimated value: 100,000\u00a0EUR → 90,000\u00a0EUR", mail.Text, StringComparison.Ordinal);
        Assert.Contains("- Deadline: ", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_CancelledAfterBeingTold_SaysSo()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("off@m.example", trade);
        var call = portal.Call(trade);
        await portal.Tenders.PublishAsync(call);
        await SendOneAsync("off@m.example");
        await portal.Tenders.PublishAsync(TestTenders.NextVersion(call) with { ChangedNotice = $"{call.NoticeId}-01", ChangeReason = "cancel" });
        await RunAsync();
        Assert.Contains(SentMail.In(portal.MailFolder, "off@m.example"), m => m.Subject.EndsWith(": called off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_AfterNineDaysWithoutAnyWorker_TellsEverybodyOnce()
    {
        var trade = AlertFixture.NewTrade();
        foreach (var (name, frequency) in new[] { ("instant", AlertFrequency.Instant), ("daily", AlertFrequency.Daily), ("weekly", AlertFrequency.Weekly) })
        {
            await portal.SubscribeAsync($"nine-{name}@m.example", trade, frequency: frequency);
        }

        var one = await portal.Tenders.PublishAsync(portal.Call(trade, "One"));
        await portal.FanOutAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var two = await portal.Tenders.PublishAsync(portal.Call(trade, "Two"));
        portal.Clock.Advance(TimeSpan.FromDays(9));
        for (var i = 0; i < 10; i++)
        {
            await RunAsync();
            portal.Clock.Advance(TimeSpan.FromDays(1));
        }

        foreach (var name in new[] { "instant", "daily", "weekly" })
        {
            var mails = SentMail.In(portal.MailFolder, $"nine-{name}@m.example");
            Assert.Equal(new[] { one, two }.Order(), mails.SelectMany(m => m.Tenders).Order());
        }
    }

    [Fact]
    public async Task Send_WithdrawnBetweenFanOutAndSending_IsNotSent()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("withdrawn@m.example", trade);
        var tender = await portal.Tenders.PublishAsync(portal.Call(trade));
        await portal.FanOutAsync();
        await portal.ExecuteAsync("UPDATE tenders SET withdrawn_at = @now WHERE tender_id = @tender", new { tender, now = DapperTypes.Cut(portal.Clock.GetUtcNow()) });
        await RunAsync();
        Assert.Equal(["withdrawn 1 new suppressed withdrawn"], await portal.LedgerAsync(tender));
    }

    [Fact]
    public async Task Send_EveryReason_IsNamedOnceInTheMail()
    {
        var trade = AlertFixture.NewTrade();
        await portal.SubscribeAsync("why@m.example", trade, "DE2");
        await portal.SubscribeAsync("why@m.example", "", words: "zebra");
        await portal.SubscribeAsync("why@m.example", "", "DE2", "zebra");
        await portal.Tenders.PublishAsync(portal.Call(trade, "Zebra crossings"));
        var mail = await SendOneAsync("why@m.example");
        var reasons = mail.Text.Split("Why you get this mail\n")[1].Split("\n\n")[0].Split('\n');
        Assert.Equal(3, reasons.Length);
        Assert.Contains(reasons, r => r.Contains("“zebra”", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Contains("DE212", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Contains(trade, StringComparison.Ordinal));
    }

    private async Task<SentMail> SendOneAsync(string address)
    {
        await RunAsync();
        return Assert.Single(SentMail.In(portal.MailFolder, address));
    }

    private Task<JobCount> RunAsync() => JobList.RunDueAsync(portal.Services, untilIdle: true, CancellationToken.None);
}
