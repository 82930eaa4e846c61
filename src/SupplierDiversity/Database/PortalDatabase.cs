using Dapper;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Database;

/// <summary>Brings both databases to this version's schema and the clock past what it holds; done once before anything else.</summary>
public sealed class PortalDatabase(Db db, Migrations migrations, BackgroundDatabase background, PortalClock clock)
{
    private const string LastInstant =
        """
        SELECT max(at) FROM (
            SELECT max(changed_at) AS at FROM tenders
            UNION ALL SELECT max(started_at) FROM imports
            UNION ALL SELECT max(published_at) FROM editions
            UNION ALL SELECT max(state_at) FROM letters
            UNION ALL SELECT max(started_at) FROM job_runs
        ) AS instants
        """;

    /// <summary>Applies pending migrations and returns their names.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(CancellationToken ct)
    {
        IReadOnlyList<string> applied = [.. await migrations.ApplyAsync(ct), .. await background.PrepareAsync(ct)];
        await using var connection = await db.OpenAsync(ct);
        if (await connection.ExecuteScalarAsync<DateTimeOffset?>(LastInstant) is { } last)
        {
            clock.NotBefore(last);
        }

        return applied;
    }
}

internal static class DatabaseFeature
{
    public static void AddDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(_ => DatabaseSettings.Read(configuration, contentRoot));
        services.AddSingleton<Db>();
        services.AddSingleton(s => new Migrations(s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PortalDatabase>();
    }
}
