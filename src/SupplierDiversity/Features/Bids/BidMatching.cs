using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Bids;

/// <summary>Imported bids whose bidder the register does not know by its number, for a person to decide.</summary>
public sealed class BidMatching(Db db, AuditLog audit)
{
    private const int Most = 100;

    /// <summary>The oldest of a city, each with the firms that may be meant.</summary>
    public async Task<IReadOnlyList<UnmatchedBid>> OfCityAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        var bids = (await connection.QueryAsync<UnmatchedBid>(new CommandDefinition(ImportSql.Unmatched, new { city.CityId, Most }, cancellationToken: ct))).AsList();
        List<UnmatchedBid> found = [];
        foreach (var bid in bids)
        {
            found.Add(bid with { Alike = await SupplierRegister.AlikeAsync(connection, bid.RegistrationKey, bid.Name, ct) });
        }

        return found;
    }

    /// <summary>Says which firm it is; null: none of the register.</summary>
    public Task<bool> MatchAsync(City city, Guid bidId, Guid? supplierId, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            var done = await connection.ExecuteAsync(ImportSql.Match, new { BidId = bidId, city.CityId, SupplierId = supplierId, NoFirm = supplierId is null }, transaction) > 0;
            if (done)
            {
                await audit.AddAsync(connection, transaction, new AuditEntry("bid-matched", "bid", bidId) { City = city.CityId });
            }

            return done;
        },
        ct);
}

/// <summary>An imported bid of a bidder nobody knows yet.</summary>
public sealed record UnmatchedBid
{
    /// <summary>Key.</summary>
    public required Guid BidId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>The register its number is from.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number as written.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>The number as compared.</summary>
    public required string RegistrationKey { get; init; }

    /// <summary>As the city's system calls it.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Firms that may be meant.</summary>
    public IReadOnlyList<AlikeFirm> Alike { get; init; } = [];
}
