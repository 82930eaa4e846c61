using Dapper;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Jobs;

public sealed class RetentionTests : PortalFixture
{
    [Fact]
    public async Task Retention_RecordsOnBothSidesOfTheirLimit_DeletesOnlyTheOlder()
    {
        foreach (var (address, shift) in new[] { ("older", TimeSpan.FromMinutes(-1)), ("younger", TimeSpan.FromMinutes(1)) })
        {
            await LetterAsync(address, "accepted", Clock.GetUtcNow() - RetentionList.Letters + shift);
            await SubscriptionAsync($"unconfirmed-{address}", Clock.GetUtcNow() - RetentionList.Unconfirmed + shift, ended: null, confirmed: false);
            await SubscriptionAsync($"ended-{address}", Clock.GetUtcNow() - TimeSpan.FromDays(900), Clock.GetUtcNow() - RetentionList.Ledger + shift, confirmed: true);
        }

        await RunAsync();
        Assert.Equal(["younger"], await ListAsync("SELECT to_address FROM letters"));
        Assert.Equal(["ended-younger", "unconfirmed-younger"], await ListAsync("SELECT email FROM recipients ORDER BY email"));
    }

    [Fact]
    public async Task Retention_WhatStillWaitsOrIsInForce_IsKeptHoweverOld()
    {
        var longAgo = Clock.GetUtcNow() - TimeSpan.FromDays(2000);
        await LetterAsync("waiting", "queued", longAgo);
        await LetterAsync("again", "failed", longAgo);
        await SubscriptionAsync("reader", longAgo, ended: null, confirmed: true);
        await RunAsync();
        Assert.Equal(["again", "waiting"], await ListAsync("SELECT to_address FROM letters ORDER BY to_address"));
        Assert.Equal(["reader"], await ListAsync("SELECT email FROM recipients"));
    }

    [Fact]
    public async Task Retention_PersonWhoWasToldLately_IsKeptUntilTheLedgerIsOld()
    {
        var longAgo = Clock.GetUtcNow() - TimeSpan.FromDays(900);
        await SubscriptionAsync("told", longAgo, ended: longAgo, confirmed: true);
        var tender = await new TestTenders(Services).PublishAsync(TestTenders.Call());
        await ExecuteAsync(
            """
            INSERT INTO alerts (alert_id, recipient_id, tender_id, edition, channel, kind, state, state_at, reasons_json, language, due_at, mail_id, created_at)
            SELECT @Id, recipient_id, @Tender, 1, 'mail', 'new', 'accepted', @Now, '[]', 'en', @Now, @Id, @Now FROM recipients
            """,
            new { Id = Guid.CreateVersion7(), Tender = tender, Now = Clock.GetUtcNow() });
        await RunAsync();
        Assert.Equal(["told"], await ListAsync("SELECT email FROM recipients"));
        Clock.Advance(RetentionList.Ledger + TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Empty(await ListAsync("SELECT email FROM recipients"));
    }

    [Fact]
    public void Retention_Rules_KeepNothingThatNamesAPersonLongerThanAYear() =>
        Assert.All(RetentionList.Rules, rule => Assert.InRange(rule.Kept, TimeSpan.FromDays(1), rule.What is "audit records" or "decided bids" ? RetentionList.Audit : TimeSpan.FromDays(365)));

    private Task<JobCount> RunAsync() => RetentionList.RunAsync(Services, TestContext.Current.CancellationToken);

    private Task LetterAsync(string to, string state, DateTimeOffset at) => ExecuteAsync(
        """
        INSERT INTO letters (letter_id, to_address, language, kind, subject, body_text, body_html, message_id, state, reason, attempts, due_at, created_at, state_at)
        VALUES (@Id, @To, 'en', 'confirm', '', '', '', @To, @State, '', 1, @At, @At, @At)
        """,
        new { Id = Guid.CreateVersion7(), To = to, State = state, At = at });

    private async Task SubscriptionAsync(string person, DateTimeOffset created, DateTimeOffset? ended, bool confirmed)
    {
        var values = new
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            Created = created,
            Ended = ended,
            Confirmed = confirmed ? created : (DateTimeOffset?)null,
            By = confirmed ? "link" : null,
        };
        await ExecuteAsync("INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@Id, @Person, @Person, @Created)", values);
        await ExecuteAsync(
            """
            INSERT INTO subscriptions (subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, filter_key, frequency, created_at, confirmed_at, confirmed_by, ended_at)
            VALUES (@Id, @Id, '', '', 'en', '', '', '', 'x', 'instant', @Created, @Confirmed, @By, @Ended)
            """,
            values);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = await Db.OpenAsync(TestContext.Current.CancellationToken);
        return (await connection.QueryAsync<string>(sql)).AsList();
    }

    private async Task ExecuteAsync(string sql, object values)
    {
        await using var connection = await Db.OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(sql, values);
    }
}
