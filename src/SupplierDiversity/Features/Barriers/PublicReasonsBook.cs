using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Barriers;

namespace SupplierDiversity.Features.Barriers;

/// <summary>What firms said kept them out, for everybody. Reading it never opens the wall: it was made behind it and carried out once.</summary>
public sealed class PublicReasonsBook(Db db, AuditLog audit, TimeProvider clock)
{
    private const string Find = "SELECT year, made_at, published_at, release_json FROM public_reasons WHERE city_id = @CityId ORDER BY year DESC";

    private const string Add =
        """
        INSERT INTO public_reasons (city_id, year, made_at, published_at, release_json) VALUES (@CityId, @Year, @MadeAt, @Now, @Json)
        ON CONFLICT (city_id, year) DO NOTHING
        """;

    /// <summary>All that a city has published, the newest year first.</summary>
    public async Task<IReadOnlyList<PublicReasons>> AllAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        var rows = await db.ListAsync<ReasonsRow>(Find, new { city.CityId }, ct);
        return [.. rows.Select(r => new PublicReasons(new(r.Year, r.MadeAt, JsonSerializer.Deserialize<ReleasedReasons>(r.ReleaseJson, ReportGate.Json)!), r.PublishedAt))];
    }

    /// <summary>Publishes a year for good. False: it was published before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="reasons">The year as everybody may read it (<see cref="ReasonsGate.PublicAsync"/>).</param>
    /// <param name="ct">Stops the work.</param>
    public Task<bool> PublishAsync(City city, YearReasons reasons, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(reasons);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { city.CityId, reasons.Year, reasons.MadeAt, Now = DapperTypes.Cut(clock.GetUtcNow()), Json = JsonSerializer.Serialize(reasons.Released, ReportGate.Json) };
                if (await connection.ExecuteAsync(Add, values, transaction) == 0)
                {
                    audit.NothingChanged();
                    return false;
                }

                await audit.AddAsync(connection, transaction, new AuditEntry("reasons-published", "report", $"{city.Slug}-{reasons.Year}") { Name = $"{city.Name} {reasons.Year}", City = city.CityId });
                return true;
            },
            ct);
    }

    private sealed record ReasonsRow
    {
        public required int Year { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string ReleaseJson { get; init; }
    }
}

/// <summary>A year's answers that everybody may read.</summary>
/// <param name="Reasons">The year, with noise.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
public sealed record PublicReasons(YearReasons Reasons, DateTimeOffset PublishedAt);
