using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// Years that a city has published for good, in a table of the feature that calls this: city_id, year, made_at, published_at and
/// release_json. Reading them never opens the wall: they were made behind it and carried out once.
/// </summary>
/// <typeparam name="T">The figures of a year.</typeparam>
internal sealed class PublishedYears<T>(Db db, AuditLog audit, TimeProvider clock, string table)
{
    private readonly string _find = $"SELECT year, made_at, published_at, release_json FROM {table} WHERE city_id = @CityId ORDER BY year DESC";

    private readonly string _add =
        $"""
        INSERT INTO {table} (city_id, year, made_at, published_at, release_json) VALUES (@CityId, @Year, @MadeAt, @Now, @Json)
        ON CONFLICT (city_id, year) DO NOTHING
        """;

    /// <summary>All of a city, the newest first.</summary>
    public async Task<IReadOnlyList<PublishedYear<T>>> AllAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        var rows = await db.ListAsync<YearRow>(_find, new { city.CityId }, ct);
        return [.. rows.Select(r => new PublishedYear<T>(r.Year, r.MadeAt, JsonSerializer.Deserialize<T>(r.ReleaseJson, ReportGate.Json)!, r.PublishedAt))];
    }

    /// <summary>Publishes a year. False: it was published before; nothing is changed.</summary>
    public Task<bool> PublishAsync(City city, int year, DateTimeOffset madeAt, T released, AuditEntry entry, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var values = new { city.CityId, Year = year, MadeAt = madeAt, Now = DapperTypes.Cut(clock.GetUtcNow()), Json = JsonSerializer.Serialize(released, ReportGate.Json) };
            if (await connection.ExecuteAsync(_add, values, transaction) == 0)
            {
                audit.NothingChanged();
                return false;
            }

            await audit.AddAsync(connection, transaction, entry);
            return true;
        },
        ct);

    private sealed record YearRow
    {
        public required int Year { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string ReleaseJson { get; init; }
    }
}

/// <summary>A year that was published.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="MadeAt">When it was counted (UTC).</param>
/// <param name="Released">The figures.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <typeparam name="T">The figures of a year.</typeparam>
internal sealed record PublishedYear<T>(int Year, DateTimeOffset MadeAt, T Released, DateTimeOffset PublishedAt);
