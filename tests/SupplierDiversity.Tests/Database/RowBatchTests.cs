using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Database;

public sealed class RowBatchTests : IAsyncLifetime
{
    private const string Insert = "INSERT INTO things (id, name, day, at, flag) VALUES (@id, @name, @day, @at, @flag) ON CONFLICT (id) DO UPDATE SET name = excluded.name";

    private TestDatabase _database = null!;
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        _db = new Db(_database.Settings);
        await using var connection = await _db.OpenAsync(Ct);
        await connection.ExecuteAsync("CREATE TABLE things (id bigint PRIMARY KEY, name text NULL, day date NULL, at timestamptz NULL, flag boolean NULL)");
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Add_ManyRowsWithAndWithoutValues_WritesThemAll()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        await WriteAsync(async batch =>
        {
            await Add(batch, 1, null, null, null, null);
            await Add(batch, 2, "zwei", new DateOnly(2026, 3, 4), at, true);
            await Add(batch, 3, "", null, at, false);
        });

        await using var connection = await _db.OpenAsync(Ct);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM things WHERE name IS NULL AND day IS NULL AND at IS NULL AND flag IS NULL"));
        Assert.Equal(at, await connection.ExecuteScalarAsync<DateTimeOffset>("SELECT at FROM things WHERE id = 2 AND name = 'zwei' AND flag = TRUE"));
        Assert.Equal(new DateOnly(2026, 3, 4), await connection.QuerySingleAsync<DateOnly>("SELECT day FROM things WHERE id = 2"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM things WHERE id = 3 AND name = '' AND flag = FALSE"));
    }

    [Fact]
    public async Task Add_StatementBetweenRows_KeepsItsPlace()
    {
        await WriteAsync(async batch =>
        {
            await Add(batch, 1, "before", null, null, null);
            await batch.AddAsync("DELETE FROM things WHERE id = @id", Ct, ("id", 1L));
            await Add(batch, 1, "after", null, null, null);
            await batch.AddAsync("UPDATE things SET flag = TRUE WHERE id = @id", Ct, ("id", 1L));
        });

        await using var connection = await _db.OpenAsync(Ct);
        Assert.Equal("after", await connection.QuerySingleAsync<string>("SELECT name FROM things WHERE flag = TRUE"));
    }

    [Fact]
    public void Rewrite_RowWithExpressions_SelectsThemFromArrays() =>
        Assert.Equal(
            "INSERT INTO t (a, b, c, d) SELECT r.a, lower(r.b), NULL, r.a FROM unnest(@a, @b) AS r (a, b) ON CONFLICT (a) DO NOTHING",
            ArrayInsert.Shape.Rewrite("INSERT INTO t (a, b, c, d) VALUES (@a, lower(@b), NULL, @a) ON CONFLICT (a) DO NOTHING"));

    private static async Task Add(RowBatch batch, long id, string? name, DateOnly? day, DateTimeOffset? at, bool? flag) =>
        await batch.AddAsync(Insert, Ct, ("id", id), ("name", name), ("day", day), ("at", at), ("flag", flag));

    private Task WriteAsync(Func<RowBatch, Task> write) => _db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await using var batch = new RowBatch(connection, transaction);
            await write(batch);
            await batch.SendAsync(Ct);
        },
        Ct);
}
