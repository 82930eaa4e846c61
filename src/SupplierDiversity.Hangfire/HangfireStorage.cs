using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using SupplierDiversity.Database;

namespace SupplierDiversity.Hangfire;

/// <summary>Where Hangfire keeps its jobs, by the portal's database.</summary>
internal static class HangfireStorage
{
    // Thousands of runs a day find nothing due; the portal's own list of runs is the one that is kept.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static JobStorage For(Db db) => db.Engine == DatabaseEngine.Postgres
        ? Postgres(db.ConnectionString)
        : new InMemoryStorage(new() { MaxExpirationTime = Kept }) { JobExpirationTimeout = Kept };

    private static PostgreSqlStorage Postgres(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            QueuePollInterval = TimeSpan.FromSeconds(1),
            // What a killed process held comes free after this; until then the next times run anyway.
            InvisibilityTimeout = TimeSpan.FromMinutes(1),
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = TimeSpan.FromSeconds(30),
            // A database that cannot be reached stops the start, as it does with Quartz.
            StartupConnectionMaxRetries = 0,
            AllowDegradedModeWithoutStorage = false,
        };
        return new(new NpgsqlConnectionFactory(connectionString, options), options) { JobExpirationTimeout = Kept };
    }
}
