using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Bids;

/// <summary>What firms did in a city's tenders in a time, for its report: imports and bids of the portal together.</summary>
public sealed class BidHistory(Db db)
{
    private const string Bids =
        """
        SELECT bid_id, tender_id, supplier_id, scheme, registration_key, state, received_at AS at FROM bids
        WHERE city_id = @CityId AND received_at >= @From AND received_at < @Until AND state <> 'draft' AND replaced_by IS NULL
        ORDER BY received_at, bid_id
        """;

    private const string Interests =
        """
        SELECT i.tender_id, i.supplier_id, i.shown_at AS at FROM bid_interests i JOIN bid_calls c ON c.tender_id = i.tender_id
        WHERE c.city_id = @CityId AND i.shown_at >= @From AND i.shown_at < @Until AND i.ended_at IS NULL
        ORDER BY i.shown_at, i.tender_id, i.supplier_id
        """;

    /// <summary>Bids that came in from an instant on and before another (UTC), without those a later bid replaced.</summary>
    public async Task<IReadOnlyList<PastBid>> BidsAsync(Guid cityId, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        await ListAsync<PastBid>(Bids, cityId, from, until, ct);

    /// <summary>Interest that was shown in tenders whose bids come in here, and not taken back.</summary>
    public async Task<IReadOnlyList<PastInterest>> InterestsAsync(Guid cityId, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        await ListAsync<PastInterest>(Interests, cityId, from, until, ct);

    private async Task<List<T>> ListAsync<T>(string sql, Guid cityId, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QueryAsync<T>(
            new CommandDefinition(sql, new { CityId = cityId, From = DapperTypes.Cut(from), Until = DapperTypes.Cut(until) }, cancellationToken: ct))).AsList();
    }
}

/// <summary>A bid of the past.</summary>
public sealed record PastBid
{
    /// <summary>Key; the frozen status of its bidder has the same.</summary>
    public required Guid BidId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The firm of the register; null while nobody knows which it is.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>The scheme of the bidder's number.</summary>
    public required string Scheme { get; init; }

    /// <summary>The bidder's number as it is compared.</summary>
    public required string RegistrationKey { get; init; }

    /// <summary>As <see cref="Bid.State"/>.</summary>
    public required string State { get; init; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Interest a firm showed.</summary>
public sealed record PastInterest
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
