using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.BidReports.Counting;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports;

/// <summary>
/// The one way out for figures about bidders by group: page, CSV, JSON and XLSX all show what it gives. A year is counted
/// once from its cube, after it ended, and kept; whoever asks again, in whichever form, gets the same figures.
/// </summary>
public sealed class ReportGate(CubeKeeper keeper, CubeBook book, ReportSurroundings surroundings, TakenBackAnswers takenBack, LeastCounts least, BackgroundDatabase background, TimeProvider clock)
{
    private const string Purpose = "report on bidders";

    private const string Find = "SELECT year, made_at, release_json FROM report_releases WHERE city_id = @CityId ORDER BY year DESC";

    private const string Add =
        """
        INSERT INTO report_releases (city_id, year, made_at, release_json, public_json) VALUES (@CityId, @Year, @Now, @Json, @Public)
        ON CONFLICT (city_id, year) DO NOTHING
        """;

    private const string FindPublic = "SELECT year, made_at, public_json AS release_json FROM report_releases WHERE city_id = @CityId AND public_json <> '' ORDER BY year DESC";

    private const string Newest = "SELECT max(year) FROM report_releases WHERE city_id = @CityId";

    /// <summary>How releases are kept.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>All years that were told, the newest first. The reading is recorded.</summary>
    public Task<IReadOnlyList<YearReport>> AllAsync(City city, CancellationToken ct) => AllAsync(Find, city, ct);

    /// <summary>The same years as everybody may read them, with noise. The reading is recorded.</summary>
    public Task<IReadOnlyList<YearReport>> PublicAsync(City city, CancellationToken ct) => AllAsync(FindPublic, city, ct);

    /// <summary>The newest year that was told, for a mail that carries no figure; null: none.</summary>
    internal async Task<int?> NewestYearAsync(City city, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Newest, new { city.CityId }, cancellationToken: ct));
    }

    private async Task<IReadOnlyList<YearReport>> AllAsync(string sql, City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await background.OpenAsync(Reason(city), ct);
        return await ReadAsync(connection, null, sql, city);
    }

    private static async Task<IReadOnlyList<YearReport>> ReadAsync(DbConnection connection, DbTransaction? transaction, string sql, City city)
    {
        var rows = await connection.QueryAsync<ReleaseRow>(sql, new { city.CityId }, transaction);
        return [.. rows.Select(r => new YearReport(r.Year, r.MadeAt, JsonSerializer.Deserialize<ReleasedFunnel>(r.ReleaseJson, Json)!))];
    }

    /// <summary>Counts and keeps a year that ended. False: it has not ended, k is too small, or it was told before; nothing is changed.</summary>
    /// <param name="city">The city.</param>
    /// <param name="year">A calendar year.</param>
    /// <param name="leastCount">k; at least <see cref="LeastCounts.FloorAsync"/>.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<bool> MakeAsync(City city, int year, int leastCount, CancellationToken ct)
    {
        if (year < ReportYear.First || year >= city.DayAt(clock.GetUtcNow()).Year || leastCount < await least.FloorAsync(city, ct) || (await AllAsync(city, ct)).Any(r => r.Year == year))
        {
            background.Audit.NothingChanged();
            return false;
        }

        await keeper.CountAsync(city, ct);
        var gone = await takenBack.OfAsync(city, year, leastCount, ct);
        var around = await surroundings.OfAsync(city, year, leastCount, ct);
        return await background.InTransactionAsync(
            Reason(city),
            async (connection, transaction) =>
            {
                // One year after the other: two that are made at once would not know of each other.
                await book.TakeTurnAsync(connection, transaction, city.CityId);
                var cube = await book.ReadToTellAsync(connection, transaction, city.CityId, year);
                var others = (await ReadAsync(connection, transaction, Find, city)).Where(r => !r.Released.IsWithheld && !r.Released.IsEmpty).Select(r => r.Year).ToList();
                var told = await book.CompareAsync(connection, transaction, city.CityId, year, cube, others, leastCount);
                var released = ReleasedFunnel.Of(cube, leastCount, told) with { Reach = around.Reach, Pool = around.Pool, TakenBack = gone };
                var values = new { city.CityId, Year = year, Now = DapperTypes.Cut(clock.GetUtcNow()), Json = JsonSerializer.Serialize(released, Json), Public = JsonSerializer.Serialize(PublicFunnel.Of(released, cube), Json) };
                if (await connection.ExecuteAsync(Add, values, transaction) == 0)
                {
                    return false;
                }

                await background.Audit.AddAsync(connection, transaction, new AuditEntry("report-made", "report", $"{city.Slug}-{year}") { Name = $"{city.Name} {year}", City = city.CityId });
                return true;
            },
            ct);
    }

    private static BackgroundReason Reason(City city) => BackgroundReason.Staff(Purpose, "report", city.Slug, city.CityId);

    private sealed record ReleaseRow
    {
        public required int Year { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        public required string ReleaseJson { get; init; }
    }
}

/// <summary>A year's report as it was told.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="MadeAt">When it was counted (UTC).</param>
/// <param name="Released">The figures.</param>
public sealed record YearReport(int Year, DateTimeOffset MadeAt, ReleasedFunnel Released);
