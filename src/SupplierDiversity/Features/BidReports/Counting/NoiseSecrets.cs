using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>
/// A city's secret, from which its firms get their keys (<see cref="Rules.Disclosure.CellKeyNoise"/>): random, sealed behind
/// the wall, made when it is first needed and never changed, so that a year that is counted anew gets the same noise.
/// </summary>
public sealed class NoiseSecrets(BackgroundDatabase background)
{
    /// <summary>Kind of the sealed secret.</summary>
    public const string Kind = "report-secret";

    private const int Bytes = 32;

    private const string Find = "SELECT secret_id, sealed, seal_key FROM report_secrets WHERE city_id = @CityId";

    private const string Add =
        "INSERT INTO report_secrets (secret_id, city_id, sealed, seal_key) VALUES (@Id, @CityId, @Bytes, @Key) ON CONFLICT (city_id) DO NOTHING";

    /// <summary>The secret of a city.</summary>
    internal async Task<byte[]> OfAsync(DbConnection connection, DbTransaction? transaction, Guid cityId)
    {
        if (await FindAsync(connection, transaction, cityId) is { } found)
        {
            return found;
        }

        var id = Guid.CreateVersion7();
        var value = background.Seal.Close(Kind, id, RandomNumberGenerator.GetBytes(Bytes));
        await connection.ExecuteAsync(Add, new { Id = id, CityId = cityId, value.Bytes, value.Key }, transaction);
        return (await FindAsync(connection, transaction, cityId))!;
    }

    private async Task<byte[]?> FindAsync(DbConnection connection, DbTransaction? transaction, Guid cityId) =>
        await connection.QuerySingleOrDefaultAsync<SecretRow>(Find, new { CityId = cityId }, transaction) is { } row
            ? background.Seal.Open(Kind, row.SecretId, new(row.Sealed, row.SealKey)) : null;

    private sealed record SecretRow
    {
        public required Guid SecretId { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
