using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Database;

public class MigrationTests
{
    private static readonly MigrationFile One = new("0001_one.sql", "CREATE TABLE one (one_id uuid PRIMARY KEY);");
    private static readonly MigrationFile Three = new("0003_three.sql", "CREATE TABLE three (three_id uuid PRIMARY KEY);");

    [Fact]
    public async Task Apply_EightStartersAtOnce_OneAppliesAndTheOthersFindNothing()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var db = new Db(database.Settings);
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => new Migrations(db, TimeProvider.System).ApplyAsync([One, Three], CancellationToken.None))));
        Assert.Single(applied, a => a.Count == 2);
        Assert.Equal(7, applied.Count(a => a.Count == 0));
    }

    [Fact]
    public async Task Apply_FileEditedAfterItRan_IsRefusedByName()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var db = new Db(database.Settings);
        var migrations = new Migrations(db, TimeProvider.System);
        await migrations.ApplyAsync([One], CancellationToken.None);
        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() =>
            migrations.ApplyAsync([One with { Text = "CREATE TABLE other (x integer);" }], CancellationToken.None));
        Assert.Contains("0001_one.sql was edited", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await migrations.ApplyAsync([One with { Text = One.Text.Replace("\n", "\r\n", StringComparison.Ordinal) }], CancellationToken.None));
    }

    [Fact]
    public async Task Apply_FileThatComesTooLate_IsRefusedByName()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var db = new Db(database.Settings);
        var migrations = new Migrations(db, TimeProvider.System);
        await migrations.ApplyAsync([One, Three], CancellationToken.None);
        var late = new MigrationFile("0002_late.sql", "CREATE TABLE late (x integer);");
        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => migrations.ApplyAsync([One, late, Three], CancellationToken.None));
        Assert.Contains("0002_late.sql comes before 0003_three.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_FileThatFails_LeavesNeitherTablesNorJournal()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var db = new Db(database.Settings);
        var migrations = new Migrations(db, TimeProvider.System);
        var broken = new MigrationFile("0002_broken.sql", "CREATE TABLE good (x integer); CREATE TABL bad (x integer);");
        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => migrations.ApplyAsync([One, broken], CancellationToken.None));
        Assert.Contains("0002_broken.sql failed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await migrations.ApplyAsync([One, Three], CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Types_WrittenAndRead_AreTheSameOnEitherEngine()
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var db = new Db(database.Settings);
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("CREATE TABLE kinds (id uuid PRIMARY KEY, at timestamptz NULL, day date NULL, yes boolean NOT NULL)");
        var row = new KindsRow { Id = Guid.CreateVersion7(), At = new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.FromHours(2)), Day = new(2026, 2, 28), Yes = true };
        await connection.ExecuteAsync("INSERT INTO kinds (id, at, day, yes) VALUES (@Id, @At, @Day, @Yes)", row);
        var read = await connection.QuerySingleAsync<KindsRow>(
            $"SELECT id, at, day, yes FROM kinds WHERE {db.In("id", "@Ids")} AND yes = TRUE", new { Ids = new[] { row.Id } });
        Assert.Equal(row, read);
        Assert.Equal(TimeSpan.Zero, read.At!.Value.Offset);
    }

    private sealed record KindsRow
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset? At { get; init; }
        public required DateOnly? Day { get; init; }
        public required bool Yes { get; init; }
    }
}
