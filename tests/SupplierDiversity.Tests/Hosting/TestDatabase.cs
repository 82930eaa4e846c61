using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Tests.Hosting;

/// <summary>
/// A migrated database of its own for each test class. The engine of the whole run is PORTAL_TEST_ENGINE (Sqlite by
/// default); PostgreSQL is reached through PORTAL_TEST_POSTGRES, the connection string of a server where databases may
/// be created. The schema is built once and copied, with the background database beside it. On PostgreSQL the portal signs
/// in as an ordinary login, so that the server itself refuses what it must refuse.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<DatabaseEngine, string> Templates = [];

    // Known to everybody: it signs in to throw-away databases only.
    private const string Login = "sd_tests";

    private readonly string? _folder;

    private TestDatabase(DatabaseSettings settings, string? folder) => (Settings, _folder) = (settings, folder);

    public static DatabaseEngine Engine { get; } =
        Enum.Parse<DatabaseEngine>(Environment.GetEnvironmentVariable("PORTAL_TEST_ENGINE") ?? "Sqlite");

    public DatabaseSettings Settings { get; }

    /// <summary>
    /// A copy of the migrated database, or an empty one; on the run's engine unless a test is about one engine. A test
    /// about PostgreSQL is skipped by name where no server is given.
    /// </summary>
    public static async Task<TestDatabase> CreateAsync(bool migrated = true, DatabaseEngine? on = null)
    {
        var engine = on ?? Engine;
        Assert.SkipWhen(on == DatabaseEngine.Postgres && Server is null, "not run on PostgreSQL: set PORTAL_TEST_POSTGRES");
        await Gate.WaitAsync();
        try
        {
            if (migrated && !Templates.ContainsKey(engine))
            {
                var made = engine == DatabaseEngine.Sqlite ? Path.Combine(Directory.CreateTempSubdirectory("sd-template").FullName, "t.db") : Name();
                await MigrateAsync(engine == DatabaseEngine.Sqlite ? Sqlite(made) : await NewPostgresAsync(made, null));
                Templates[engine] = made;
            }

            var template = migrated ? Templates[engine] : null;
            if (engine == DatabaseEngine.Postgres)
            {
                return new(await NewPostgresAsync(Name(), template), null);
            }

            var folder = Directory.CreateTempSubdirectory("sd-test").FullName;
            var file = Path.Combine(folder, "portal.db");
            if (template is not null)
            {
                File.Copy(template, file);
                File.Copy(Path.ChangeExtension(template, ".background.db"), Path.ChangeExtension(file, ".background.db"));
            }

            return new(Sqlite(file), folder);
        }
        finally
        {
            Gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
            return;
        }

        var database = new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Database;
        await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    private static string Name() => $"sd_{Guid.CreateVersion7():N}";

    private static DatabaseSettings Sqlite(string file) => DatabaseSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Portal", $"Data Source={file}")]).Build(), "/");

    private static async Task MigrateAsync(DatabaseSettings settings)
    {
        await using (var db = new Db(settings))
        {
            await new Migrations(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            await using var background = Background(settings, db);
            await background.PrepareAsync(CancellationToken.None);
            if (settings.Engine == DatabaseEngine.Sqlite)
            {
                await CheckpointAsync(db);
                await CheckpointAsync(background.Db);
            }
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>The background database of a test that hosts no application; its keys live as long as the object.</summary>
    internal static BackgroundDatabase Background(DatabaseSettings settings, Db main) => new(
        BackgroundSettings.Read(settings, new ConfigurationBuilder().Build(), "/"), main, new EphemeralDataProtectionProvider(), TimeProvider.System, new HttpContextAccessor(), NullLoggerFactory.Instance);

    private static async Task CheckpointAsync(Db db)
    {
        await using var connection = await db.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<DatabaseSettings> NewPostgresAsync(string name, string? template)
    {
        await ExecuteOnServerAsync(
            $"""
            DO $$ BEGIN
                CREATE ROLE {Login} LOGIN CREATEROLE PASSWORD '{Login}';
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """);
        await ExecuteOnServerAsync($"CREATE DATABASE {name} OWNER {Login}" + (template is null ? "" : $" TEMPLATE {template}"));
        return new(
            DatabaseEngine.Postgres,
            new NpgsqlConnectionStringBuilder(RequiredServer) { Database = name, MaxPoolSize = 20, Username = Login, Password = Login }.ToString());
    }

    private static string? Server => Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");

    private static string RequiredServer => Server
        ?? throw new InvalidOperationException("PORTAL_TEST_POSTGRES must name a PostgreSQL server when PORTAL_TEST_ENGINE is Postgres.");

    private static async Task ExecuteOnServerAsync(string sql)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(RequiredServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
