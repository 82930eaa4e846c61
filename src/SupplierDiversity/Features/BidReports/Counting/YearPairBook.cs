using System.Data.Common;
using Dapper;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>Keeps, behind the wall and sealed, how many firms of two years stood where in both (<see cref="YearPair"/>).</summary>
public sealed class YearPairBook(BackgroundDatabase background)
{
    /// <summary>Kind of the sealed pairs of years.</summary>
    public const string Kind = "report-years";

    private const string Find = "SELECT pair_id AS id, sealed, seal_key FROM report_year_pairs WHERE city_id = @CityId AND earlier_year = @Earlier AND later_year = @Later";

    private const string Put =
        """
        INSERT INTO report_year_pairs (pair_id, city_id, earlier_year, later_year, sealed, seal_key) VALUES (@Id, @CityId, @Earlier, @Later, @Bytes, @Key)
        ON CONFLICT (city_id, earlier_year, later_year) DO UPDATE SET sealed = excluded.sealed, seal_key = excluded.seal_key
        """;

    /// <summary>Two years of a city; empty where no firm was in both.</summary>
    internal async Task<YearPair> ReadAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, int year, int other) =>
        (await FindAsync(connection, transaction, cityId, (Math.Min(year, other), Math.Max(year, other)))).Pair;

    /// <summary>Adds what changed.</summary>
    internal async Task AddAsync(DbConnection connection, DbTransaction transaction, Guid cityId, YearPairs changes)
    {
        foreach (var years in changes.Changed)
        {
            var (id, kept) = await FindAsync(connection, transaction, cityId, years);
            var value = background.Seal.Close(Kind, id, KeptPair.Of(changes.On(years, kept)));
            await connection.ExecuteAsync(Put, new { Id = id, CityId = cityId, years.Earlier, years.Later, value.Bytes, value.Key }, transaction);
        }
    }

    private async Task<(Guid Id, YearPair Pair)> FindAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, (int Earlier, int Later) years) =>
        await connection.QuerySingleOrDefaultAsync<SealedRow>(Find, new { CityId = cityId, years.Earlier, years.Later }, transaction) is { } row
            ? (row.Id, KeptPair.Open(background.Seal.Open(Kind, row.Id, new(row.Sealed, row.SealKey)))) : (Guid.CreateVersion7(), YearPair.Empty);

    private sealed record SealedRow
    {
        public required Guid Id { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
