using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Jobs;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.Audit;

/// <summary>One portal a test: each breaks its log.</summary>
public sealed class AuditChainTests : PortalFixture
{
    private AuditLog Log => Services.GetRequiredService<AuditLog>();

    [Fact]
    public async Task FirstBroken_AnyFieldOfAnyRecordChanged_IsNamed()
    {
        await WriteAsync(6);
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
        await DropGuardsAsync();
        string[] changes =
        [
            "at = '2001-01-01 00:00:00.000'", "account_id = NULL", "roles = 'auditor'", "city_id = NULL", "action = 'x'", "kind = 'x'", "object_id = 'x'", "name = 'x'",
            "purpose = 'x'", "changes_json = '[]'", $"previous_hash = '{new string('1', 64)}'", $"hash = '{new string('1', 64)}'", "number = 77",
        ];
        foreach (var change in changes)
        {
            await using var connection = await Db.OpenAsync(CancellationToken.None);
            var kept = await connection.QuerySingleAsync<AuditRecord>("SELECT number, at, account_id, roles, city_id, action, kind, object_id, name, purpose, changes_json, previous_hash, hash FROM audit_records WHERE number = 4");
            await connection.ExecuteAsync($"UPDATE audit_records SET {change} WHERE number = 4");
            Assert.True(await Log.FirstBrokenAsync(CancellationToken.None) == 4, $"{change} was not found.");
            await connection.ExecuteAsync(
                """
                DELETE FROM audit_records WHERE number IN (4, 77);
                INSERT INTO audit_records VALUES (@Number, @At, @AccountId, @Roles, @CityId, @Action, @Kind, @ObjectId, @Name, @Purpose, @ChangesJson, @PreviousHash, @Hash);
                """,
                kept);
            Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("DELETE FROM audit_records WHERE number = 3", 3)]
    [InlineData("DELETE FROM audit_records WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit_records WHERE number > 4", 5)]
    [InlineData("DELETE FROM audit_records", 1)]
    [InlineData("UPDATE audit_records SET number = CASE number WHEN 2 THEN 1003 ELSE 1002 END WHERE number IN (2, 3); UPDATE audit_records SET number = number - 1000 WHERE number > 1000", 2)]
    public async Task FirstBroken_RecordsTakenOutOrSwapped_IsNamed(string sql, long broken)
    {
        await WriteAsync(6);
        await DropGuardsAsync();
        await ExecuteAsync(sql);
        Assert.Equal(broken, await Log.FirstBrokenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task HashOf_TailCutOffWithItsHead_DiffersFromWhatWasPublished()
    {
        await WriteAsync(6);
        using var published = await NewVisitor().Http.GetAsync("/api/audit/head.json");
        var head = System.Text.Json.JsonDocument.Parse(await published.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(6, head.GetProperty("number").GetInt64());
        await DropGuardsAsync();
        await ExecuteAsync("DELETE FROM audit_records WHERE number > 4; UPDATE audit_head SET number = 4, hash = (SELECT hash FROM audit_records WHERE number = 4)");
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
        await WriteAsync(2);
        using var now = await NewVisitor().Http.GetAsync("/api/audit/head.json?number=6");
        Assert.DoesNotContain(head.GetProperty("hash").GetString()!, await now.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE audit_records SET name = 'x' WHERE number = 2")]
    [InlineData("DELETE FROM audit_records WHERE number = 2")]
    [InlineData("DELETE FROM audit_records")]
    public async Task Database_ChangeOfTheLog_Refuses(string sql)
    {
        await WriteAsync(3);
        var error = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));
        Assert.Contains("audit records are never", error.Message, StringComparison.Ordinal);
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Add_ManyWritersAtOnce_KeepOneUnbrokenChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
            {
                await Log.AddAsync(new AuditEntry("job-run", "job", $"{writer}-{n}"));
            }
        })));
        Assert.Equal(80, (await Log.HeadAsync(CancellationToken.None)).Number);
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Add_TransactionRolledBack_LeavesNoRecordAndNoGap()
    {
        await WriteAsync(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await Log.AddAsync(connection, transaction, new AuditEntry("job-run", "job", "never"));
                throw new InvalidOperationException("The change failed.");
            },
            CancellationToken.None));
        Assert.Equal(2, (await Log.HeadAsync(CancellationToken.None)).Number);
        await WriteAsync(1);
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Retention_OldRecords_GoAsAWholeAndTheChainGoesOn()
    {
        await WriteAsync(4);
        var fourth = (await Log.HeadAsync(CancellationToken.None)).Hash;
        Clock.Advance(RetentionList.Audit + TimeSpan.FromDays(1));
        await WriteAsync(2);
        await RetentionList.RunAsync(Services, CancellationToken.None);
        await RetentionList.RunAsync(Services, CancellationToken.None);
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        Assert.Equal([5L, 6L], await connection.QueryAsync<long>("SELECT number FROM audit_records ORDER BY number"));
        Assert.Null(await Log.FirstBrokenAsync(CancellationToken.None));
        Assert.Equal(fourth, (await Log.HashOfAsync(4, CancellationToken.None))?.Hash);
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync("UPDATE audit_segments SET through_number = 100"));
    }

    [Fact]
    public void Changes_SensitiveFields_KeepOnlyThatTheyChanged()
    {
        var entry = new AuditEntry("city-changed", "city", "1")
        {
            Changes = [new("name", "Alt", "Größe"), new("same", "a", "a"), new("password", "old", "new") { Sensitive = true }],
        };
        Assert.Equal("""[["name","Alt","Größe"],["password"]]""", entry.ChangesJson());
        Assert.Equal([new("name", "Alt", "Größe"), new("password", null, null) { Sensitive = true }], AuditEntry.Read(entry.ChangesJson()));
    }

    private async Task WriteAsync(int records)
    {
        for (var n = 0; n < records; n++)
        {
            await Log.AddAsync(new AuditEntry("city-changed", "city", Guid.CreateVersion7())
            {
                Name = "Würzburg – مدينة",
                City = Guid.CreateVersion7(),
                Account = Guid.CreateVersion7(),
                Purpose = "why",
                Changes = [new("name", "Alt", "Neu")],
            });
        }
    }

    // Whoever owns the database can take the guards away; the chain is what tells.
    private Task DropGuardsAsync() => ExecuteAsync(Db.Choose(
        "DROP TRIGGER audit_records_stay; DROP TRIGGER audit_records_kept",
        "DROP TRIGGER audit_records_stay ON audit_records; DROP TRIGGER audit_records_kept ON audit_records"));

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
