using Dapper;
using Microsoft.Data.Sqlite;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Database;

/// <summary>SQLite connections and statements that are used again must never show what an earlier use left behind.</summary>
public sealed class KeptConnectionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false, on: DatabaseEngine.Sqlite);
        _db = new Db(_database.Settings);
        await using var connection = await _db.OpenAsync(Ct);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL; CREATE TABLE things (id integer PRIMARY KEY, name text NULL);");
        await connection.ExecuteAsync("INSERT INTO things (id, name) VALUES (1, 'one'), (2, 'two'), (3, NULL)");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Open_AfterDisposal_GivesTheSameConnectionWithItsSettings()
    {
        var first = await _db.OpenAsync(Ct);
        await first.DisposeAsync();
        await using var second = await _db.OpenAsync(Ct);

        Assert.Same(first, second);
        Assert.Equal(1, await second.ExecuteScalarAsync<int>("PRAGMA synchronous"));
        Assert.Equal(30000, await second.ExecuteScalarAsync<int>("PRAGMA busy_timeout"));
        Assert.Equal(1, await second.ExecuteScalarAsync<int>("PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task Dispose_Twice_BringsTheConnectionBackOnce()
    {
        var first = await _db.OpenAsync(Ct);
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using var second = await _db.OpenAsync(Ct);
        await using var third = await _db.OpenAsync(Ct);

        Assert.NotSame(second, third);
    }

    [Fact]
    public async Task Query_WithOtherValues_FindsTheOtherRow()
    {
        await using var connection = await _db.OpenAsync(Ct);
        const string Sql = "SELECT name FROM things WHERE id = @Id";

        Assert.Equal("one", await connection.QuerySingleAsync<string>(Sql, new { Id = 1 }));
        Assert.Equal("two", await connection.QuerySingleAsync<string>(Sql, new { Id = 2 }));
        Assert.Null(await connection.QuerySingleAsync<string?>(Sql, new { Id = 3 }));
        // A value of the run before must not stand in for one that is missing.
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => connection.QuerySingleAsync<string>(Sql));
        Assert.Equal("one", await connection.QuerySingleAsync<string>(Sql, new { Id = 1 }));
    }

    [Fact]
    public async Task Query_AfterTheTableChanged_ReadsTheNewTable()
    {
        await using var kept = await _db.OpenAsync(Ct);
        const string Sql = "SELECT name FROM things WHERE id = 1";
        Assert.Equal("one", await kept.QuerySingleAsync<string>(Sql));
        await using (var other = await _db.OpenAsync(Ct))
        {
            await other.ExecuteAsync("DROP TABLE things; CREATE TABLE things (extra text, id integer PRIMARY KEY, name text NULL); INSERT INTO things (id, name) VALUES (1, 'new')");
        }

        Assert.Equal("new", await kept.QuerySingleAsync<string>(Sql));
    }

    [Fact]
    public async Task Read_OfTheSameTextWithinItself_SeesEachItsOwnRows()
    {
        await using var connection = await _db.OpenAsync(Ct);
        const string Sql = "SELECT id FROM things WHERE id >= @From ORDER BY id";
        var seen = new List<string>();
        foreach (var outer in connection.Query<long>(Sql, new { From = 2 }, buffered: false))
        {
            seen.AddRange(connection.Query<long>(Sql, new { From = outer }, buffered: false).Select(inner => $"{outer}{inner}"));
        }

        Assert.Equal(["22", "23", "33"], seen);
    }

    [Fact]
    public async Task Read_LeftHalfWay_StartsAnewAndHoldsNoLock()
    {
        await using var connection = await _db.OpenAsync(Ct);
        const string Sql = "SELECT id FROM things ORDER BY id";
        Assert.Equal(1, connection.Query<long>(Sql, buffered: false).First());
        Assert.Equal(1, connection.Query<long>(Sql, buffered: false).First());
        await _db.InTransactionAsync((c, t) => c.ExecuteAsync("DELETE FROM things WHERE id = 1", transaction: t), Ct);

        Assert.Equal([2, 3], await connection.QueryAsync<long>(Sql));
    }

    [Fact]
    public async Task Command_DisposedBeforeItsReader_IsNotUsedAgain()
    {
        await using var connection = await _db.OpenAsync(Ct);
        const string Sql = "SELECT id FROM things ORDER BY id";
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        var reader = await command.ExecuteReaderAsync(Ct);
        Assert.True(await reader.ReadAsync(Ct));
        Assert.Throws<InvalidOperationException>(() => command.ExecuteScalar());
        await command.DisposeAsync();

        Assert.Equal([1, 2, 3], await connection.QueryAsync<long>(Sql));
    }

    [Fact]
    public async Task Dispose_WithATransactionLeftOpen_UndoesIt()
    {
        var left = (SqliteConnection)await _db.OpenAsync(Ct);
        var transaction = left.BeginTransaction();
        await left.ExecuteAsync("DELETE FROM things", transaction: transaction);
        await left.DisposeAsync();
        var raw = await _db.OpenAsync(Ct);
        await raw.ExecuteAsync("BEGIN TRANSACTION");
        await raw.ExecuteAsync("DELETE FROM things");
        await raw.DisposeAsync();
        await using var connection = await _db.OpenAsync(Ct);

        Assert.Equal(3, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM things"));
    }

    [Fact]
    public async Task Execute_AfterAFailure_WorksAgain()
    {
        const string Sql = "INSERT INTO things (id, name) VALUES (@Id, 'x')";
        await _db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(Sql, new { Id = 1 }, transaction));
                Assert.Equal(1, await connection.ExecuteAsync(Sql, new { Id = 4 }, transaction));
                Assert.Equal(1, await connection.ExecuteAsync(Sql, new { Id = 5 }, transaction));
            },
            Ct);
        await using var after = await _db.OpenAsync(Ct);

        Assert.Equal(5, await after.ExecuteScalarAsync<int>("SELECT count(*) FROM things"));
    }

    [Fact]
    public async Task QueryMultiple_Repeated_ReadsAllResults()
    {
        await using var connection = await _db.OpenAsync(Ct);
        for (var i = 1; i <= 3; i++)
        {
            await using var both = await connection.QueryMultipleAsync("SELECT name FROM things WHERE id = @Id; SELECT count(*) FROM things WHERE id > @Id", new { Id = i });
            Assert.Equal(i == 1 ? "one" : i == 2 ? "two" : null, await both.ReadSingleAsync<string?>());
            Assert.Equal(3 - i, await both.ReadSingleAsync<int>());
        }
    }

    [Fact]
    public async Task Query_FromManyThreads_NeverMixesRows()
    {
        await Parallel.ForAsync(0, 2000, Ct, async (i, ct) =>
        {
            await using var connection = await _db.OpenAsync(ct);
            Assert.Equal(i % 2 == 0 ? "one" : "two", await connection.QuerySingleAsync<string>("SELECT name FROM things WHERE id = @Id", new { Id = (i % 2) + 1 }));
        });
    }

    [Fact]
    public async Task Query_OfMoreTextsThanAreKept_StillWorks()
    {
        await using var connection = await _db.OpenAsync(Ct);
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(i, await connection.ExecuteScalarAsync<int>($"SELECT {i}"));
        }
    }

    [Fact]
    public async Task Open_Cancelled_OpensNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _db.OpenAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task LetGo_WithAConnectionInUse_NeverGivesItOutAgain()
    {
        var before = await _db.OpenAsync(Ct);
        _db.LetGo();
        await before.DisposeAsync();
        await using var after = await _db.OpenAsync(Ct);

        Assert.NotSame(before, after);
        Assert.Equal(System.Data.ConnectionState.Closed, before.State);
    }
}
