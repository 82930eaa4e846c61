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

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private const string Erase = "DELETE FROM bid_barriers WHERE tender_id = @TenderId AND supplier_id = @SupplierId";

    private const string EraseOld = "DELETE FROM bid_barriers WHERE said_at < @Before";

    private const string Add =
        """
        INSERT INTO bid_barriers (answer_id, tender_id, supplier_id, said_at, sealed, seal_key)
        VALUES (@Id, @TenderId, @SupplierId, @Now, @Bytes, @Key)
        """;

    private const string Find = "SELECT answer_id, sealed, seal_key FROM bid_barriers WHERE tender_id = @TenderId AND supplier_id = @SupplierId";

    /// <summary>What can be chosen; the words are <c>bids.barriers.…</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["time", "papers", "turnover", "references", "size", "language", "price", "rules", "other"];

    /// <summary>Keeps an answer in place of the one before; choosing nothing erases it.</summary>
    public Task SayAsync(string tenderId, Guid supplierId, IReadOnlyList<string> chosen, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(Erase, new { TenderId = tenderId, SupplierId = supplierId }, transaction);
            if (chosen.Count > 0)
            {
                var id = Guid.CreateVersion7();
                var value = background.Seal.CloseJson(Kind, id, chosen);
                await connection.ExecuteAsync(Add, new { Id = id, TenderId = tenderId, SupplierId = supplierId, Now = DapperTypes.Cut(clock.GetUtcNow()), value.Bytes, value.Key }, transaction);
            }
        },
        ct);

    /// <summary>What a firm said about a tender, for the sums of the barriers report; null: nothing.</summary>
    public async Task<IReadOnlyList<string>?> FindAsync(string tenderId, Guid supplierId, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        var row = await connection.QuerySingleOrDefaultAsync<SealedRow>(new CommandDefinition(Find, new { TenderId = tenderId, SupplierId = supplierId }, cancellationToken: ct));
        return row is null ? null : background.Seal.OpenJson<List<string>>(Kind, row.AnswerId, new(row.Sealed, row.SealKey));
    }

    /// <summary>Erases what is older than a year.</summary>
    public Task EraseOldAsync(CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work, (connection, transaction) => connection.ExecuteAsync(EraseOld, new { Before = DapperTypes.Cut(clock.GetUtcNow() - Kept) }, transaction), ct);

    private sealed record SealedRow
    {
        public required Guid AnswerId { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}
