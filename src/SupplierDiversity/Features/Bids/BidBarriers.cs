using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// What kept firms from winning or from bidding, as they chose to say. It lies behind the wall: a city sees sums only, and
/// nobody who judges sees anything. Pages write here and never read back.
/// </summary>
public sealed class BidBarriers(BackgroundDatabase background, TimeProvider clock)
{
    /// <summary>Kind of the sealed payload.</summary>
    public const string Kind = "bid-barriers";

    /// <summary>The longest words of its own that a firm can add, in characters.</summary>
    public const int LongestWords = 500;

    // A year is counted after it ended, some months later.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    // Longer than any standstill of the jobs.
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(14);

    private const string Erase = "DELETE FROM bid_barriers WHERE tender_id = @TenderId AND supplier_id = @SupplierId";

    private const string EraseOld = "DELETE FROM bid_barriers WHERE said_at < @Before";

    private const string Add =
        """
        INSERT INTO bid_barriers (answer_id, city_id, tender_id, supplier_id, said_at, sealed, seal_key)
        VALUES (@Id, @CityId, @TenderId, @SupplierId, @Now, @Bytes, @Key)
        """;

    private const string Find = "SELECT answer_id, tender_id, supplier_id, said_at, sealed, seal_key FROM bid_barriers WHERE tender_id = @TenderId AND supplier_id = @SupplierId";

    private const string Recent = "SELECT tender_id, supplier_id, said_at AS at FROM bid_barriers WHERE said_at >= @From";

    private const string Between =
        "SELECT answer_id, tender_id, supplier_id, said_at, sealed, seal_key FROM bid_barriers WHERE city_id = @CityId AND said_at >= @From AND said_at < @Until ORDER BY said_at, answer_id";

    /// <summary>Words as they are kept: trimmed, and never longer than may be.</summary>
    public static string Cut(string? words) => (words ?? "").Trim() is var trimmed && trimmed.Length > LongestWords ? trimmed[..LongestWords] : trimmed;

    /// <summary>Keeps an answer in place of the one before; choosing and writing nothing erases it.</summary>
    public Task SayAsync(CalledTender tender, Guid supplierId, SaidBarriers said, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tender);
        ArgumentNullException.ThrowIfNull(said);
        return background.InTransactionAsync(
            BackgroundReason.OwnData,
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Erase, new { TenderId = tender.Id, SupplierId = supplierId }, transaction);
                if (said.Reasons.Count > 0 || said.Words.Length > 0)
                {
                    var id = Guid.CreateVersion7();
                    var value = background.Seal.CloseJson(Kind, id, said);
                    await connection.ExecuteAsync(
                        Add, new { Id = id, tender.City.CityId, TenderId = tender.Id, SupplierId = supplierId, Now = DapperTypes.Cut(clock.GetUtcNow()), value.Bytes, value.Key }, transaction);
                }
            },
            ct);
    }

    /// <summary>What a firm said about a tender; null: nothing.</summary>
    public async Task<SaidBarriers?> FindAsync(string tenderId, Guid supplierId, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        var row = await connection.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(Find, new { TenderId = tenderId, SupplierId = supplierId }, cancellationToken: ct));
        return row is null ? null : Open(row);
    }

    /// <summary>All that was said about a city's tenders in a time, the oldest first, on an open connection behind the wall.</summary>
    internal async Task<IReadOnlyList<PastBarriers>> BetweenAsync(DbConnection connection, DbTransaction? transaction, Guid cityId, DateTimeOffset from, DateTimeOffset until)
    {
        var rows = await connection.QueryAsync<SealedRow>(Between, new { CityId = cityId, From = DapperTypes.Cut(from), Until = DapperTypes.Cut(until) }, transaction);
        return [.. rows.Select(r => new PastBarriers(r.TenderId, r.SupplierId, r.SaidAt, Open(r)))];
    }

    /// <summary>Who said something in the last days, of which tender and when: how these firms count is frozen while it is known.</summary>
    internal async Task<IReadOnlyList<PastInterest>> RecentAsync(CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        return (await connection.QueryAsync<PastInterest>(new CommandDefinition(Recent, new { From = DapperTypes.Cut(clock.GetUtcNow() - LookedBack) }, cancellationToken: ct))).AsList();
    }

    /// <summary>Erases what is older than two years.</summary>
    public Task EraseOldAsync(CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work, (connection, transaction) => connection.ExecuteAsync(EraseOld, new { Before = DapperTypes.Cut(clock.GetUtcNow() - Kept) }, transaction), ct);

    private SaidBarriers Open(SealedRow row) => background.Seal.OpenJson<SaidBarriers>(Kind, row.AnswerId, new(row.Sealed, row.SealKey));

    private sealed record SealedRow
    {
        public required Guid AnswerId { get; init; }

        public required string TenderId { get; init; }

        public required Guid SupplierId { get; init; }

        public required DateTimeOffset SaidAt { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}

/// <summary>The question, as it stands on a page.</summary>
/// <param name="Situation">One of <see cref="Rules.Barriers.BarrierReasons.Situations"/>.</param>
/// <param name="Action">Where the answer is sent.</param>
public sealed record BarrierQuestion(string Situation, string Action);

/// <summary>What a firm said.</summary>
/// <param name="Situation">One of <see cref="Rules.Barriers.BarrierReasons.Situations"/>.</param>
/// <param name="Reasons">Of <see cref="Rules.Barriers.BarrierReasons.All"/>.</param>
/// <param name="Words">Its own words; they are never counted.</param>
public sealed record SaidBarriers(string Situation, IReadOnlyList<string> Reasons, string Words);

/// <summary>What a firm said about a tender.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="SupplierId">The firm.</param>
/// <param name="SaidAt">When (UTC).</param>
/// <param name="Said">What.</param>
internal sealed record PastBarriers(string TenderId, Guid SupplierId, DateTimeOffset SaidAt, SaidBarriers Said);
