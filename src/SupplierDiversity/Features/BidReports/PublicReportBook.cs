using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports;

/// <summary>The reports a city has published. Reading them never opens the wall: they were made behind it and carried out once.</summary>
public sealed class PublicReportBook(Db db, AuditLog audit, TimeProvider clock)
{
    private const string Find = "SELECT year, made_at, published_at, release_json FROM public_reports WHERE city_id = @CityId ORDER BY year DESC";

    private const string Add =
        """
        INSERT INTO public_reports (city_id, year, made_at, published_at, release_json) VALUES (@CityId, @Year, @MadeAt, @Now, @Json)
        ON CONFLICT (city_id, year) DO NOTHING
        """;

    /// <summary>All that a city has published, the newest year first.</summary>
    public async Task<IReadOnlyList<PublicReport>> AllAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<ReportRow>(new CommandDefinition(Find, new { city.CityId }, cancellationToken: ct));
        return [.. rows.Select(r => new PublicReport(new(r.Year, r.MadeAt, JsonSerializer.Deserialize<ReleasedFunnel>(r.ReleaseJson, ReportGate.Json)!), r.PublishedAt))];
    }

    /// <summary>Publishes a year for good. False: it was published before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="report">The year as everybody may read it (<see cref="ReportGate.PublicAsync"/>).</param>
    /// <param name="ct">Stops the work.</param>
    public Task<bool> PublishAsync(City city, YearReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(report);
        return db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var values = new { city.CityId, report.Year, report.MadeAt, Now = DapperTypes.Cut(clock.GetUtcNow()), Json = JsonSerializer.Serialize(report.Released, ReportGate.Json) };
                if (await connection.ExecuteAsync(Add, values, transaction) == 0)
                {
                    audit.NothingChanged();
                    return false;
                }

                await audit.AddAsync(connection, transaction, new AuditEntry("report-published", "report", $"{city.Slug}-{report.Year}") { Name = $"{city.Name} {report.Year}", City = city.CityId });
                return true;
            },
            ct);
    }

    private sealed record ReportRow
    {
        public required int Year { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string ReleaseJson { get; init; }
    }
}

/// <summary>A year that everybody may read.</summary>
/// <param name="Report">The year, with noise.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
public sealed record PublicReport(YearReport Report, DateTimeOffset PublishedAt);
