using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Wall;

/// <summary>
/// The database behind the wall: ownership, background, workforce, survey answers, statuses. Only ids of firms lead here
/// from the portal's own database; no statement can join the two.
/// </summary>
public sealed class BackgroundDatabase : IAsyncDisposable
{
    private const string Folder = "background-migrations/";
    private const string Kind = "SELECT value FROM background_facts WHERE name = 'kind'";
    private const string SetKind = "INSERT INTO background_facts (name, value) VALUES ('kind', @Kind) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private readonly PostgresWall _wall;
    private long _opened;

    /// <summary>Opens nothing yet.</summary>
    public BackgroundDatabase(BackgroundSettings settings, Db main, IDataProtectionProvider protection, TimeProvider clock, IHttpContextAccessor http, ILoggerFactory logs)
    {
        Db = new Db(settings.Database);
        Migrations = new Migrations(Db, clock, Folder);
        Audit = new AuditLog(Db, clock, http);
        Keys = new SealKeys(Db, protection, clock);
        Seal = new Seal(Keys);
        _wall = new PostgresWall(main, settings, logs.CreateLogger<PostgresWall>());
    }

    /// <summary>The engine, the same as the portal's.</summary>
    public DatabaseEngine Engine => Db.Engine;

    /// <summary>
    /// The audit log of this database, a chain apart from the portal's: that somebody answered is itself a secret. Every
    /// write by a person adds its record in its transaction; a record names fields, never what they hold.
    /// </summary>
    public AuditLog Audit { get; }

    /// <summary>Seals and opens what people said.</summary>
    public Seal Seal { get; }

    /// <summary>The connections themselves, for migrations, backups and checks. Features open with a reason.</summary>
    internal Db Db { get; }

    internal Migrations Migrations { get; }

    internal SealKeys Keys { get; }

    /// <summary>How often it was opened, so that a test can see that pages before the wall never do: their answers cannot take longer for it either.</summary>
    internal long Opened => Interlocked.Read(ref _opened);

    /// <summary>An open connection for reading; dispose it after the query. A reading by staff is recorded first.</summary>
    public async Task<DbConnection> OpenAsync(BackgroundReason reason, CancellationToken ct)
    {
        Count(reason);
        if (reason is BackgroundReason.Reading reading)
        {
            await Audit.AddAsync(Entry(reading), ct);
        }

        return await Db.OpenAsync(ct);
    }

    /// <summary>Runs the work in one transaction and commits when it returns; a reading by staff is recorded in it.</summary>
    public async Task<T> InTransactionAsync<T>(BackgroundReason reason, Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct)
    {
        Count(reason);
        await Keys.ReadyAsync(ct);
        return await Db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var result = await work(connection, transaction);
                if (reason is BackgroundReason.Reading reading)
                {
                    await Audit.AddAsync(connection, transaction, Entry(reading));
                }

                return result;
            },
            ct);
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(BackgroundReason reason, Func<DbConnection, DbTransaction, Task> work, CancellationToken ct) =>
        InTransactionAsync(
            reason,
            async (connection, transaction) =>
            {
                await work(connection, transaction);
                return true;
            },
            ct);

    /// <summary>"column is one of the list parameter" (see <see cref="Db.In"/>).</summary>
    public string In(string column, string parameter) => Db.In(column, parameter);

    /// <summary>Makes the file, or role and schema, and applies pending migrations; returns their names.</summary>
    internal async Task<IReadOnlyList<string>> PrepareAsync(CancellationToken ct)
    {
        if (Engine == DatabaseEngine.Postgres)
        {
            await _wall.PrepareAsync(Db, ct);
        }

        return [.. (await Migrations.ApplyAsync(ct)).Select(name => "background/" + name)];
    }

    /// <summary>Role and schema without tables, for a backup to be put into.</summary>
    internal Task PrepareSchemaAsync(CancellationToken ct) => Engine == DatabaseEngine.Postgres ? _wall.PrepareAsync(Db, ct) : Task.CompletedTask;

    internal async Task<bool> IsEmptyAsync(CancellationToken ct) => await CountTablesAsync("", ct) == 0;

    internal async Task<bool> IsDemonstrationAsync(CancellationToken ct)
    {
        if (await CountTablesAsync("background_facts", ct) == 0)
        {
            return false;
        }

        await using var connection = await Db.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(Kind) == "demonstration";
    }

    internal Task MarkDemonstrationAsync(CancellationToken ct) => Db.ExecuteAsync(SetKind, new { Kind = "demonstration" }, ct);

    /// <summary>Takes everything away, for the next demonstration or after a restore that failed.</summary>
    internal async Task ThrowAwayAsync(CancellationToken ct)
    {
        if (Engine == DatabaseEngine.Postgres)
        {
            await _wall.PrepareAsync(Db, ct);
            await Db.ExecuteAsync($"DROP SCHEMA {BackgroundSettings.Schema} CASCADE", null, ct);
            return;
        }

        Db.LetGo();
        var file = new SqliteConnectionStringBuilder(Db.ConnectionString).DataSource;
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Keys.Dispose();
        return Db.DisposeAsync();
    }

    // What people do with what is their own is recorded behind the wall, or nowhere when it changed nothing: the net under
    // forms writes into the portal's own log, and "a form about a badge" is more than that log may tell.
    private void Count(BackgroundReason reason)
    {
        Interlocked.Increment(ref _opened);
        if (reason is BackgroundReason.Own)
        {
            Audit.NothingChanged();
        }
    }

    // On PostgreSQL before the role is there nothing can be asked, so an unknown role counts as nothing there.
    private async Task<long> CountTablesAsync(string name, CancellationToken ct)
    {
        try
        {
            await using var connection = await Db.OpenAsync(ct);
            return await connection.ExecuteScalarAsync<long>(
                Db.Choose(
                    "SELECT count(*) FROM sqlite_master WHERE @Name = '' OR name = @Name",
                    $"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{BackgroundSettings.Schema}' AND (@Name = '' OR table_name = @Name)"),
                new { Name = name });
        }
        catch (Npgsql.PostgresException e) when (e.SqlState is "22023" or Npgsql.PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }

    private static AuditEntry Entry(BackgroundReason.Reading reading) =>
        new("background-read", reading.Kind, reading.ObjectId) { Purpose = reading.Purpose, City = reading.City };
}
