using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Jobs;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Statuses;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Pool;

/// <summary>
/// Counts the pool of each city for the last day of a year, and keeps what may be shown. The first edition does not wait for the
/// end of a year. Each edition has noise of its own: exact counts of two days tell what the few firms are that came in between.
/// </summary>
public sealed class PoolReleases(
    CityStatuses statuses, CityList cities, CityDefinitions definitions, CityPopulations populations, LeastCounts leastCounts, NoiseSecrets secrets, BackgroundDatabase background, TimeProvider clock)
{
    private const string Last = "SELECT day FROM pool_releases WHERE city_id = @CityId ORDER BY day DESC LIMIT 1";

    private const string Add =
        "INSERT INTO pool_releases (city_id, day, made_at, figures_json) VALUES (@CityId, @Day, @Now, @Figures) ON CONFLICT (city_id, day) DO NOTHING";

    private const string At = "SELECT figures_json FROM pool_releases WHERE city_id = @CityId AND day <= @Day ORDER BY day DESC LIMIT 1";

    private const string Newest = "SELECT figures_json FROM pool_releases WHERE city_id = @CityId ORDER BY day DESC LIMIT 1";

    /// <summary>The newest figures of a city for its staff; null: none yet. The reading is recorded.</summary>
    public async Task<PoolFigures?> NewestAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await background.OpenAsync(BackgroundReason.Staff("pool of suppliers", "pool", city.CityId.ToString("D"), city.CityId), ct);
        var json = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(Newest, new { city.CityId }, cancellationToken: ct));
        return json is null ? null : JsonSerializer.Deserialize<PoolFigures>(json, JsonSerializerOptions.Web);
    }

    /// <summary>The last figures up to a day, for a report that is made of what was told; the newest where none are as old, null: none at all.</summary>
    internal async Task<PoolFigures?> UpToAsync(City city, DateOnly day, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        var json = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(At, new { city.CityId, Day = day }, cancellationToken: ct))
            ?? await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(Newest, new { city.CityId }, cancellationToken: ct));
        return json is null ? null : JsonSerializer.Deserialize<PoolFigures>(json, JsonSerializerOptions.Web);
    }

    /// <summary>Makes the editions that are due: the first one for the month that is over, later ones for the year that is.</summary>
    public async Task<int> MakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var made = 0;
        foreach (var city in await cities.AllAsync(ct))
        {
            var today = city.DayAt(now);
            var last = await LastAsync(city, ct);
            var day = new DateOnly(today.Year, last is null ? today.Month : 1, 1).AddDays(-1);
            if ((last is null || last < day) && await definitions.FindAsync(city.CityId, day, now, ct) is not null)
            {
                var figures = JsonSerializer.Serialize(await CountAsync(city, day, ct), JsonSerializerOptions.Web);
                made += await background.InTransactionAsync(
                    BackgroundReason.Work,
                    (connection, transaction) => connection.ExecuteAsync(Add, new { city.CityId, Day = day, Now = DapperTypes.Cut(now), Figures = figures }, transaction),
                    ct);
            }
        }

        return made;
    }

    internal static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var made = await services.GetRequiredService<PoolReleases>().MakeAsync(ct);
        return new JobCount(DidSomething: made > 0);
    }

    /// <summary>Counts and protects.</summary>
    internal async Task<PoolFigures> CountAsync(City city, DateOnly day, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var at = day < city.DayAt(now) ? city.EndOf(day).AddMilliseconds(-1) : now;
        var least = await leastCounts.UsualAsync(city, ct);
        var table = new PoolTable(least);
        var secret = await background.InTransactionAsync(BackgroundReason.Work, (connection, transaction) => secrets.OfAsync(connection, transaction, city.CityId), ct);
        await foreach (var counted in statuses.OfAsync(city, day, at, ct))
        {
            table.Add(counted.Firm.Cpv, counted.Firm.Size, counted.Firm.Nuts, Of(counted.MigrantOwned), Of(counted.Diverse), CellKeyNoise.KeyOf(secret, $"{counted.Firm.SupplierId:D}", day.DayNumber));
        }

        var population = await populations.FindAsync(city.CityId, day, now, ct);
        return new(day, least, population?.Share, population?.Year, population?.Source, table.Protect()) { Noise = CellKeyNoise.Most };
    }

    private static int Of(StatusAnswer answer) => answer switch { StatusAnswer.Yes => 0, StatusAnswer.No => 1, _ => 2 };

    private async Task<DateOnly?> LastAsync(City city, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        return await connection.QuerySingleOrDefaultAsync<DateOnly?>(new CommandDefinition(Last, new { city.CityId }, cancellationToken: ct));
    }
}
