using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Bids;

/// <summary>What firms did in a city's tenders, for its report: imports and bids of the portal together.</summary>
public sealed class BidHistory(Db db)
{
    private const string Bids =
        """
        SELECT bid_id, tender_id, lot_id, supplier_id, scheme, registration_key,
               CASE WHEN state = 'rejected' AND shortlisted_at IS NOT NULL THEN 'shortlisted' ELSE state END AS state, received_at AS at, amount_cents, currency,
               source = 'portal' AND number IS NOT NULL AS opened
        FROM bids WHERE city_id = @CityId AND received_at IS NOT NULL AND state <> 'draft' AND replaced_by IS NULL
        """;

    private const string Interests =
        """
        SELECT i.tender_id, i.supplier_id, i.shown_at AS at FROM bid_interests i JOIN tender_cities c ON c.tender_id = i.tender_id
        WHERE c.city_id = @CityId AND i.ended_at IS NULL
        """;

    private const string Cities =
        """
        SELECT city_id FROM bids WHERE supplier_id = @SupplierId AND city_id IS NOT NULL AND state <> 'draft'
        UNION
        SELECT c.city_id FROM bid_interests i JOIN tender_cities c ON c.tender_id = i.tender_id WHERE i.supplier_id = @SupplierId
        UNION
        SELECT city_id FROM subcontracts WHERE supplier_id = @SupplierId
        """;

    /// <summary>The bids of some bidders in a city, without drafts and those a later bid replaced.</summary>
    public async Task<IReadOnlyList<PastBid>> BidsAsync(Guid cityId, IReadOnlyCollection<Bidder> bidders, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bidders);
        var values = new { CityId = cityId, Ids = Ids(bidders), Keys = bidders.Where(b => b.SupplierId is null).Select(b => b.RegistrationKey).Distinct().ToArray() };
        await using var connection = await db.OpenAsync(ct);
        var known = await connection.QueryAsync<PastBid>(new CommandDefinition($"{Bids} AND {db.In("supplier_id", "@Ids")}", values, cancellationToken: ct));
        var unknown = await connection.QueryAsync<PastBid>(new CommandDefinition($"{Bids} AND supplier_id IS NULL AND {db.In("registration_key", "@Keys")}", values, cancellationToken: ct));
        var wanted = bidders.ToHashSet();
        return [.. known, .. unknown.Where(b => wanted.Contains(b.Bidder))];
    }

    /// <summary>All bids of a city, one after the other and in no order.</summary>
    public async IAsyncEnumerable<PastBid> AllBidsAsync(Guid cityId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        // By hand: there may be ten million, and most of the time of a mapper is spent on what is not needed here. Not
        // "await using": Dapper's reader forgets its command then, and a forgotten SQLite command keeps the finalizer busy.
        using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Bids, new { CityId = cityId }, commandTimeout: 0, cancellationToken: ct));
        while (await reader.ReadAsync(ct))
        {
            var known = !reader.IsDBNull(3);
            yield return new PastBid
            {
                BidId = reader.GetGuid(0),
                TenderId = reader.GetString(1),
                LotId = reader.GetString(2),
                SupplierId = known ? reader.GetGuid(3) : null,
                Scheme = known ? "" : reader.GetString(4),
                RegistrationKey = known ? "" : reader.GetString(5),
                State = reader.GetString(6),
                At = DapperTypes.ToInstant(reader.GetValue(7)),
                AmountCents = reader.IsDBNull(8) ? null : reader.GetInt64(8),
                Currency = reader.IsDBNull(9) ? null : reader.GetString(9),
                Opened = reader.GetBoolean(10),
            };
        }
    }

    /// <summary>Interest that firms showed in a city's tenders and did not take back; null: of all firms.</summary>
    public async Task<IReadOnlyList<PastInterest>> InterestsAsync(Guid cityId, IReadOnlyCollection<Bidder>? bidders, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var sql = bidders is null ? Interests : $"{Interests} AND {db.In("i.supplier_id", "@Ids")}";
        return (await connection.QueryAsync<PastInterest>(new CommandDefinition(sql, new { CityId = cityId, Ids = Ids(bidders ?? []) }, cancellationToken: ct))).AsList();
    }

    /// <summary>Those of some bids that name subcontractors.</summary>
    public async Task<IReadOnlySet<Guid>> WithSubcontractorsAsync(IReadOnlyCollection<Guid> bidIds, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var sql = $"SELECT DISTINCT bid_id FROM bid_partners WHERE role = 'subcontractor' AND {db.In("bid_id", "@Ids")}";
        return bidIds.Count == 0 ? new HashSet<Guid>() : (await connection.QueryAsync<Guid>(new CommandDefinition(sql, new { Ids = bidIds.ToArray() }, cancellationToken: ct))).ToHashSet();
    }

    /// <summary>The cities in whose tenders a firm took part.</summary>
    public Task<IReadOnlyList<Guid>> CitiesOfAsync(Guid supplierId, CancellationToken ct) =>
        db.ListAsync<Guid>(Cities, new { SupplierId = supplierId }, ct);

    private static Guid[] Ids(IReadOnlyCollection<Bidder> bidders) => [.. bidders.Select(b => b.SupplierId).OfType<Guid>().Distinct()];
}

/// <summary>Who bid: a firm of the register, or one that is known by its number only.</summary>
/// <param name="SupplierId">The firm of the register; null while nobody knows which it is.</param>
/// <param name="Scheme">The scheme of its number; empty for a firm of the register.</param>
/// <param name="RegistrationKey">Its number as it is compared; empty for a firm of the register.</param>
public readonly record struct Bidder(Guid? SupplierId, string Scheme, string RegistrationKey)
{
    /// <summary>A firm of the register.</summary>
    public static Bidder Of(Guid supplierId) => new(supplierId, "", "");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Bidder Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Guid.TryParseExact(text, "D", out var id) ? Of(id) : text.IndexOf(' ', StringComparison.Ordinal) is var blank and >= 0 ? new(null, text[..blank], text[(blank + 1)..]) : new(null, "", text);
    }

    /// <summary>The id in lower case, or scheme, blank, number: as the marks of the database spell it.</summary>
    public override string ToString() => SupplierId is { } id ? id.ToString("D") : $"{Scheme} {RegistrationKey}";
}

/// <summary>A bid of the past.</summary>
public sealed record PastBid
{
    /// <summary>Key; the frozen status of its bidder has the same.</summary>
    public required Guid BidId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot; empty where an import did not say.</summary>
    public required string LotId { get; init; }

    /// <summary>The firm of the register; null while nobody knows which it is.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>The scheme of the bidder's number.</summary>
    public required string Scheme { get; init; }

    /// <summary>The bidder's number as it is compared.</summary>
    public required string RegistrationKey { get; init; }

    /// <summary>As <see cref="Bid.State"/>; shortlisted also when it was on the short list and another was chosen.</summary>
    public required string State { get; init; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Price without VAT in cents; null where it is not known.</summary>
    public required long? AmountCents { get; init; }

    /// <summary>ISO 4217, with the price.</summary>
    public required string? Currency { get; init; }

    /// <summary>True: a bid of the portal that was opened, so that its partners are known.</summary>
    public required bool Opened { get; init; }

    /// <summary>Who bid.</summary>
    public Bidder Bidder => SupplierId is { } id ? Bidder.Of(id) : new(null, Scheme, RegistrationKey);
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

    /// <summary>Names what is frozen of the firm for it.</summary>
    public string SnapshotKey => $"interest {TenderId}";
}
