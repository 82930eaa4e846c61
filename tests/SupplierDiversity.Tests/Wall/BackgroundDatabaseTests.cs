using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Tests.Wall;

public sealed class BackgroundDatabaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    private const string PostgresTables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BackgroundDatabase Background => portal.Services.GetRequiredService<BackgroundDatabase>();

    [Fact]
    public async Task OrdinaryConnection_AsksForTheKeysBehindTheWall_IsRefused()
    {
        await using var ordinary = await portal.Db.OpenAsync(Ct);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ordinary.ExecuteScalarAsync<long>("SELECT count(*) FROM background.seal_keys"));
        Assert.Equal(portal.Db.Choose("1", "42501"), refused is SqliteException sqlite ? $"{sqlite.SqliteErrorCode}" : refused.SqlState);
        await using var own = await Background.OpenAsync(BackgroundReason.Work, Ct);
        Assert.True(await own.ExecuteScalarAsync<long>("SELECT count(*) FROM seal_keys") >= 0);
    }

    [Fact]
    public async Task OrdinaryConnection_Schema_HoldsNoTableFromBehindTheWall()
    {
        var (ordinary, behind) = (await TablesAsync(portal.Db), await TablesAsync(Background.Db));
        Assert.Contains("seal_keys", behind);
        string[] ofTheMachinery = ["schema_migrations", "audit_records", "audit_head", "audit_segments"];
        Assert.Equal(ofTheMachinery.Order(), ordinary.Intersect(behind).Order());
        Assert.NotEqual(portal.Db.ConnectionString, Background.Db.ConnectionString);
    }

    [Fact]
    public async Task Open_ByStaff_IsRecordedWithItsPurposeOnlyBehindTheWall()
    {
        var (city, firm) = (Guid.CreateVersion7(), Guid.CreateVersion7().ToString());
        await using (await Background.OpenAsync(BackgroundReason.Staff("Checking the certificate", "supplier", firm, city), Ct))
        {
        }

        await using var connection = await Background.OpenAsync(BackgroundReason.Work, Ct);
        Assert.Equal("Checking the certificate", await connection.QuerySingleAsync<string>(
            "SELECT purpose FROM audit_records WHERE action = 'background-read' AND object_id = @Firm AND city_id = @City", new { Firm = firm, City = city }));
        Assert.Null(await Background.Audit.FirstBrokenAsync(Ct));
        await using var ordinary = await portal.Db.OpenAsync(Ct);
        Assert.Equal(0, await ordinary.ExecuteScalarAsync<long>("SELECT count(*) FROM audit_records WHERE object_id = @Firm", new { Firm = firm }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Open_ByStaffWithoutPurpose_IsNotPossible(string purpose) =>
        Assert.Throws<ArgumentException>(() => BackgroundReason.Staff(purpose, "supplier", "x", Guid.Empty));

    [Fact]
    public async Task Seal_OpenedAsItWasClosed_GivesThePayloadBack()
    {
        var id = Guid.CreateVersion7();
        var closed = await CloseAsync(id, "Grüße, مرحبا");
        Assert.Equal("Grüße, مرحبا", Background.Seal.OpenJson<string>("test", id, closed));
        Assert.DoesNotContain("Gr", System.Text.Encoding.Latin1.GetString(closed.Bytes), StringComparison.Ordinal);
        Assert.NotEqual(closed.Bytes, (await CloseAsync(id, "Grüße, مرحبا")).Bytes);
    }

    [Fact]
    public async Task Seal_MovedChangedOrWithoutItsKey_DoesNotOpenAndSaysWhy()
    {
        var id = Guid.CreateVersion7();
        var closed = await CloseAsync(id, "said");
        Assert.Contains("moved", Broken(Guid.CreateVersion7(), closed), StringComparison.Ordinal);
        Assert.Contains("moved", Broken(id, closed, "other"), StringComparison.Ordinal);
        Assert.Contains("damaged", Broken(id, closed with { Bytes = [.. closed.Bytes[..^1], (byte)(closed.Bytes[^1] ^ 1)] }), StringComparison.Ordinal);
        Assert.Contains("damaged", Broken(id, closed with { Bytes = [1, 2, 3] }), StringComparison.Ordinal);
        Assert.Contains("Key 99", Broken(id, closed with { Key = 99 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_ReadWithThePortalKeysOfAnother_CannotBeOpened()
    {
        await CloseAsync(Guid.Empty, "said");
        await using var stranger = TestDatabase.Background(portal.Services.GetRequiredService<DatabaseSettings>(), portal.Db);
        var broken = await Assert.ThrowsAsync<SealBrokenException>(() => stranger.Keys.ReadyAsync(Ct));
        Assert.Contains("belongs to another portal database", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SealedTables_TheSchema_AreAllListed()
    {
        await using var connection = await Background.OpenAsync(BackgroundReason.Work, Ct);
        var tables = new List<string>();
        foreach (var table in await TablesAsync(Background.Db))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} LIMIT 0";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            if (Enumerable.Range(0, reader.FieldCount).Any(i => reader.GetName(i) == "seal_key"))
            {
                tables.Add(table);
            }
        }

        Assert.Equal(tables.Order(), SealedTables.All.Select(t => t.Name).Order());
        Assert.Equal(SealedTables.All.Count, SealedTables.All.Select(t => t.Kind).Distinct().Count());
        Assert.All(SealedTables.All, t => Assert.InRange(t.Kind.Length, 1, 40));
    }

    private Task<SealedValue> CloseAsync(Guid id, string text) =>
        Background.InTransactionAsync(BackgroundReason.Work, (_, _) => Task.FromResult(Background.Seal.CloseJson("test", id, text)), Ct);

    private string Broken(Guid id, SealedValue value, string kind = "test") =>
        Assert.Throws<SealBrokenException>(() => Background.Seal.Open(kind, id, value)).Message;

    private static async Task<IReadOnlyList<string>> TablesAsync(Db db)
    {
        await using var connection = await db.OpenAsync(Ct);
        return (await connection.QueryAsync<string>(db.Choose(SqliteTables, PostgresTables))).AsList();
    }
}
