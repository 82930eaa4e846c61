using System.Text.Json;
using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Integrity;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Integrity;

public sealed class CheckTests : PortalFixture
{
    [Fact]
    public async Task Check_WorkingPortal_FindsNothing()
    {
        await new TestTenders(Services).PublishAsync(TestTenders.Call());
        var (exit, found) = await CheckAsync();
        Assert.Empty(found);
        Assert.Equal(Exit.Success, exit);
        Assert.True(IntegritySql.Rules.Count > 10);
    }

    [Fact]
    public async Task Check_EveryRule_HasItsOwnNameAndAWholeSentence()
    {
        Assert.Equal(IntegritySql.Rules.Count, IntegritySql.Rules.Select(r => r.Name).Distinct().Count());
        Assert.All(IntegritySql.Rules, rule => Assert.Matches("^[A-Z].*[.?]$", rule.Meaning));
        await using var connection = await Db.OpenAsync(TestContext.Current.CancellationToken);
        var now = new { Now = Clock.GetUtcNow(), HourAgo = Clock.GetUtcNow(), DayAgo = Clock.GetUtcNow() };
        foreach (var rule in IntegritySql.Rules)
        {
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>(rule.Sql, now));
        }
    }

    [Fact]
    public async Task Check_BrokenRows_AreFoundByName()
    {
        var tender = await new TestTenders(Services).PublishAsync(TestTenders.Call());
        var values = new { Tender = tender, Now = Clock.GetUtcNow(), Person = Guid.CreateVersion7(), Alert = Guid.CreateVersion7(), Subscription = Guid.CreateVersion7() };
        await ExecuteAsync("UPDATE notices SET withdrawn_at = @Now", values);
        await ExecuteAsync("INSERT INTO recipients (recipient_id, email, email_key, created_at) VALUES (@Person, 'a@b.example', 'a@b.example', @Now)", values);
        await ExecuteAsync(
            """
            INSERT INTO subscriptions (subscription_id, recipient_id, name, organisation, languages, cpv, nuts, words, filter_key, frequency, created_at, confirmed_at, confirmed_by)
            VALUES (@Subscription, @Person, '', '', 'en', '', '', '', 'x', 'instant', @Now, @Now, 'import')
            """,
            values);
        await ExecuteAsync(
            """
            INSERT INTO alerts (alert_id, recipient_id, tender_id, edition, channel, kind, state, state_at, reasons_json, language, due_at, mail_id, created_at, claimed_until)
            VALUES (@Alert, @Person, @Tender, 99, 'mail', 'new', 'queued', @Now, '[]', 'en', @Now, @Alert, @Now, @Now)
            """,
            values);
        Clock.Advance(TimeSpan.FromDays(2));
        var (exit, found) = await CheckAsync();
        Assert.Equal(["ledger-edition", "subscription-keys", "tender-live", "stuck-editions", "stuck-alerts"], found);
        Assert.Equal(Exit.SomeRefused, exit);
    }

    [Fact]
    public async Task Check_SchemaOfAnotherVersion_IsNamed()
    {
        await ExecuteAsync("INSERT INTO schema_migrations (name, hash, applied_at) VALUES ('9999_later.sql', 'x', @Now)", new { Now = Clock.GetUtcNow() });
        await ExecuteAsync("DROP TABLE job_runs", null);
        Assert.Equal(["schema-newer", "schema-table"], (await CheckAsync()).Found);
    }

    [Fact]
    public async Task Check_KeyThatCannotBeRead_IsFound()
    {
        await NewVisitor().GetAsync("/en/sign-in");
        await ExecuteAsync("UPDATE data_protection_keys SET xml = replace(replace(xml, '<descriptor ', '<nothing '), '</descriptor>', '</nothing>')", null);
        Assert.Equal(["secret"], (await CheckAsync()).Found);
    }

    [Fact]
    public async Task Check_RolesThatDoNotGoTogether_AreFound()
    {
        var people = new TestPeople(this);
        var (city, other) = (await people.CityAsync("pruefau"), await people.CityAsync("anderau"));
        var person = await people.PersonAsync("both@pruefau.example");
        await people.GiveAsync(person, city, Role.Evaluator);
        await people.GiveAsync(person, other, Role.Verifier);
        Assert.Empty((await CheckAsync()).Found);
        await people.GiveAsync(person, city, Role.MonitoringOfficer);
        Assert.Equal(["role-conflict"], (await CheckAsync()).Found);
    }

    [Fact]
    public async Task Check_AuditLogCutOff_IsFound()
    {
        await Services.GetRequiredService<AuditLog>().AddAsync(new AuditEntry("job-run", "job", "send"));
        Assert.Empty((await CheckAsync()).Found);
        await ExecuteAsync("UPDATE audit_head SET number = 2", null);
        Assert.Equal(["audit-chain"], (await CheckAsync()).Found);
    }

    private async Task ExecuteAsync(string sql, object? values)
    {
        await using var connection = await Db.OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(sql, values);
    }

    private async Task<(int Exit, IReadOnlyList<string> Found)> CheckAsync()
    {
        using var output = new StringWriter();
        var exit = await CheckVerb.Verb.RunAsync(new VerbCall([], Json: true, Services, TestContext.Current.CancellationToken) { Out = output });
        using var json = JsonDocument.Parse(output.ToString());
        return (exit, [.. json.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("check").GetString()!)]);
    }
}
