using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>Keeps, behind the wall and sealed, where each firm stands and the cubes they make together.</summary>
public sealed class CubeBook(BackgroundDatabase background, YearPairBook pairs, TimeProvider clock)
{
    /// <summary>Kind of the sealed years of a firm.</summary>
    public const string FirmKind = "report-firm";

    /// <summary>Kind of a sealed cube.</summary>
    public const string CubeKind = "report-cube";

    private const string TakeTurn =
        "INSERT INTO report_turns (city_id, taken_at) VALUES (@CityId, @Now) ON CONFLICT (city_id) DO UPDATE SET taken_at = excluded.taken_at";

    private const string Cube = "SELECT cube_id AS id, sealed, seal_key FROM report_cubes WHERE city_id = @CityId AND year = @Year";

    private const string PutCube =
        """
        INSERT INTO report_cubes (cube_id, city_id, year, sealed, seal_key) VALUES (@Id, @CityId, @Year, @Bytes, @Key)
        ON CONFLICT (city_id, year) DO UPDATE SET sealed = excluded.sealed, seal_key = excluded.seal_key
        """;

    private const string PutFirm =
        """
        INSERT INTO report_firms (row_id, city_id, firm, sealed, seal_key) VALUES (@Id, @CityId, @Firm, @Bytes, @Key)
        ON CONFLICT (city_id, firm) DO UPDATE SET sealed = excluded.sealed, seal_key = excluded.seal_key
        """;

    private const string Clear = "DELETE FROM report_firms WHERE city_id = @CityId; DELETE FROM report_cubes WHERE city_id = @CityId; DELETE FROM report_year_pairs WHERE city_id = @CityId;";

    /// <summary>
    /// Waits for its turn in the city and holds it to the end of the transaction: what is read of bids from here on is not
    /// older than what anybody wrote before.
    /// </summary>
    internal Task TakeTurnAsync(DbConnection connection, DbTransaction transaction, Guid cityId) =>
        connection.ExecuteAsync(TakeTurn, new { CityId = cityId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction);

    /// <summary>The cube of a city and year; an empty one where there is none.</summary>
    internal Task<ReportCube> ReadAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, int year) => ReadAsync(connection, transaction, cityId, year, null);

    /// <summary>The same with its breakdowns by each other, so that it can be told.</summary>
    internal async Task<ReportCube> ReadToTellAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, int year) =>
        await ReadAsync(connection, transaction, cityId, year, await pairs.ReadAsync(connection, transaction, cityId, year, year));

    /// <summary>What other years that were told tell of the firms of a year.</summary>
    internal async Task<ToldYears> CompareAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, int year, ReportCube cube, IReadOnlyCollection<int> told, int leastCount)
    {
        List<ToldYear> years = [];
        foreach (var other in told)
        {
            years.Add(new(await ReadAsync(connection, transaction, cityId, other), await pairs.ReadAsync(connection, transaction, cityId, year, other), other > year));
        }

        return ToldYears.Of(cube, years, leastCount);
    }

    /// <summary>Puts firms where they stand now, and moves them in the cubes by the difference. A firm without years leaves.</summary>
    internal async Task MoveAsync(DbConnection connection, DbTransaction transaction, Guid cityId, IReadOnlyDictionary<string, List<FirmYear>> firms, CancellationToken ct)
    {
        var sql = $"SELECT row_id AS id, firm, sealed, seal_key FROM report_firms WHERE city_id = @CityId AND {background.In("firm", "@Firms")}";
        var rows = (await connection.QueryAsync<SealedRow>(new CommandDefinition(sql, new { CityId = cityId, Firms = firms.Keys.ToArray() }, transaction, cancellationToken: ct))).ToDictionary(r => r.Firm);
        var before = rows.ToDictionary(r => r.Key, r => KeptFirm.Open(background.Seal.Open(FirmKind, r.Value.Id, new(r.Value.Sealed, r.Value.SealKey))));
        var (cubes, both) = (new Dictionary<int, ReportCube>(), new YearPairs());
        foreach (var year in before.Values.Concat(firms.Values).SelectMany(f => f).Select(y => y.Year).Distinct().Order())
        {
            cubes.Add(year, await ReadAsync(connection, transaction, cityId, year));
        }

        foreach (var years in before.Values)
        {
            years.ForEach(y => cubes[y.Year].Remove(y.Firm));
            both.Remove(years.Select(y => (y.Year, y.Firm)));
        }

        await using var batch = new RowBatch(connection, transaction);
        foreach (var (firm, years) in firms)
        {
            years.ForEach(y => cubes[y.Year].Add(y.Firm));
            both.Add(years.Select(y => (y.Year, y.Firm)));
            await PutFirmAsync(batch, cityId, firm, years, rows.GetValueOrDefault(firm)?.Id ?? Guid.CreateVersion7(), ct);
        }

        await batch.SendAsync(ct);
        await PutCubesAsync(connection, transaction, cityId, cubes);
        await pairs.AddAsync(connection, transaction, cityId, both);
        var gone = $"DELETE FROM report_firms WHERE city_id = @CityId AND {background.In("firm", "@Firms")}";
        await connection.ExecuteAsync(gone, new { CityId = cityId, Firms = firms.Where(f => f.Value.Count == 0).Select(f => f.Key).ToArray() }, transaction);
    }

    /// <summary>Writes all of a city anew.</summary>
    /// <returns>How many firms there are.</returns>
    internal async Task<int> ReplaceAsync(DbConnection connection, DbTransaction transaction, Guid cityId, IReadOnlyDictionary<string, List<FirmYear>> firms, CancellationToken ct)
    {
        await connection.ExecuteAsync(Clear, new { CityId = cityId }, transaction);
        var (cubes, both) = (new Dictionary<int, ReportCube>(), new YearPairs());
        await using var batch = new RowBatch(connection, transaction);
        foreach (var (firm, years) in firms)
        {
            foreach (var year in years)
            {
                (cubes.TryGetValue(year.Year, out var cube) ? cube : cubes[year.Year] = new()).Add(year.Firm);
            }

            both.Add(years.Select(y => (y.Year, y.Firm)));
            await PutFirmAsync(batch, cityId, firm, years, Guid.CreateVersion7(), ct);
        }

        await batch.SendAsync(ct);
        await PutCubesAsync(connection, transaction, cityId, cubes);
        await pairs.AddAsync(connection, transaction, cityId, both);
        return firms.Count;
    }

    private async Task<ReportCube> ReadAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, int year, YearPair? crossed) =>
        await connection.QuerySingleOrDefaultAsync<SealedRow>(Cube, new { CityId = cityId, Year = year }, transaction) is { } row
            ? background.Seal.OpenJson<KeptCube>(CubeKind, row.Id, new(row.Sealed, row.SealKey)).Open(crossed) : new() { Crossed = crossed };

    private ValueTask PutFirmAsync(RowBatch batch, Guid cityId, string firm, List<FirmYear> years, Guid row, CancellationToken ct)
    {
        var value = background.Seal.Close(FirmKind, row, KeptFirm.Of(years));
        return batch.AddAsync(PutFirm, ct, ("Id", row), ("CityId", cityId), ("Firm", firm), ("Bytes", value.Bytes), ("Key", value.Key));
    }

    private async Task PutCubesAsync(DbConnection connection, DbTransaction transaction, Guid cityId, Dictionary<int, ReportCube> cubes)
    {
        foreach (var (year, cube) in cubes)
        {
            var id = (await connection.QuerySingleOrDefaultAsync<SealedRow>(Cube, new { CityId = cityId, Year = year }, transaction))?.Id ?? Guid.CreateVersion7();
            var value = background.Seal.CloseJson(CubeKind, id, KeptCube.Of(cube));
            await connection.ExecuteAsync(PutCube, new { Id = id, CityId = cityId, Year = year, value.Bytes, value.Key }, transaction);
        }
    }

    private sealed record SealedRow
    {
        public required Guid Id { get; init; }

        public string Firm { get; init; } = "";

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
