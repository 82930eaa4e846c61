using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Wall;
using SupplierDiversity.Wall.Sealing;

namespace SupplierDiversity.Features.Statuses;

/// <summary>
/// Statuses as they were when a bid was recorded. Later edits never change them; when an owner takes answers back the
/// payload goes and the row stays, so that the next release is computed without it and says so.
/// </summary>
public sealed class StatusSnapshots(BackgroundDatabase background)
{
    private const string Kind = "status-snapshot";

    private const string Add =
        """
        INSERT INTO status_snapshots (snapshot_id, bid_key, supplier_id, taken_at, sealed, seal_key)
        VALUES (@Id, @BidKey, @SupplierId, @TakenAt, @Bytes, @Key)
        ON CONFLICT (bid_key, supplier_id) DO NOTHING
        """;

    private const string Find =
        "SELECT snapshot_id, taken_at, erased_at, sealed, seal_key FROM status_snapshots WHERE bid_key = @BidKey AND supplier_id = @SupplierId";

    private const string FindMany = "SELECT bid_key, supplier_id, snapshot_id, sealed, seal_key FROM status_snapshots";

    private const string Erased = "SELECT bid_key, supplier_id FROM status_snapshots WHERE erased_at IS NOT NULL";

    private const string OfFirm = "SELECT bid_key, snapshot_id, taken_at, sealed, seal_key FROM status_snapshots WHERE supplier_id = @SupplierId AND erased_at IS NULL";

    private const string Erase = "UPDATE status_snapshots SET sealed = @Nothing, erased_at = @Now WHERE snapshot_id = @Id AND erased_at IS NULL";

    private const string Replace = "UPDATE status_snapshots SET sealed = @Bytes, seal_key = @Key WHERE snapshot_id = @Id AND erased_at IS NULL";

    /// <summary>Freezes what holds at the bid's instant; a bid that is recorded again keeps the first snapshot.</summary>
    /// <param name="bidKey">Names the bid in the portal's own tables.</param>
    /// <param name="supplierId">The bidder.</param>
    /// <param name="snapshot">Statuses for each city.</param>
    /// <param name="at">When the bid was recorded (UTC).</param>
    /// <param name="ct">Stops the work.</param>
    public Task FreezeAsync(string bidKey, Guid supplierId, FrozenSnapshot snapshot, DateTimeOffset at, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work,
        async (connection, transaction) =>
        {
            var id = Guid.CreateVersion7();
            var value = background.Seal.CloseJson(Kind, id, snapshot);
            await connection.ExecuteAsync(
                Add, new { Id = id, BidKey = bidKey, SupplierId = supplierId, TakenAt = DapperTypes.Cut(at), value.Bytes, value.Key }, transaction);
        },
        ct);

    /// <summary>The snapshot of a bid on an open connection behind the wall; null: none was taken.</summary>
    public async Task<KeptSnapshot?> FindAsync(DbConnection connection, string bidKey, Guid supplierId, CancellationToken ct)
    {
        var row = await connection.QuerySingleOrDefaultAsync<SnapshotRow>(
            new CommandDefinition(Find, new { BidKey = bidKey, SupplierId = supplierId }, cancellationToken: ct));
        return row is null ? null : new(
            row.TakenAt, row.ErasedAt, row.ErasedAt is null ? background.Seal.OpenJson<FrozenSnapshot>(Kind, row.SnapshotId, new SealedValue(row.Sealed, row.SealKey)) : null);
    }

    /// <summary>Which of these were taken, erased ones included.</summary>
    internal async Task<IReadOnlySet<(string BidKey, Guid SupplierId)>> TakenAsync(IReadOnlyCollection<string> bidKeys, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        var sql = $"SELECT bid_key, supplier_id FROM status_snapshots WHERE {background.In("bid_key", "@Keys")}";
        return (await connection.QueryAsync<(string, Guid)>(new CommandDefinition(sql, new { Keys = bidKeys.ToArray() }, cancellationToken: ct))).ToHashSet();
    }

    /// <summary>The snapshots of many bids at once, by bid and bidder, on an open connection behind the wall; what was not taken or is erased is left out.</summary>
    internal async Task<Dictionary<(string BidKey, Guid SupplierId), FrozenSnapshot>> FindManyAsync(
        DbConnection connection, DbTransaction? transaction, IReadOnlyCollection<string> bidKeys, CancellationToken ct)
    {
        var sql = $"{FindMany} WHERE {background.In("bid_key", "@Keys")} AND erased_at IS NULL";
        var rows = await connection.QueryAsync<ManyRow>(new CommandDefinition(sql, new { Keys = bidKeys.ToArray() }, transaction, cancellationToken: ct));
        return rows.ToDictionary(r => (r.BidKey, r.SupplierId), r => background.Seal.OpenJson<FrozenSnapshot>(Kind, r.SnapshotId, new SealedValue(r.Sealed, r.SealKey)));
    }

    /// <summary>
    /// A firm took back what a city used of it: snapshots of what it did in the city's tenders are erased, and in those of other
    /// cities nothing about this one stays. What other cities may use stays as it is.
    /// </summary>
    /// <param name="connection">Open behind the wall.</param>
    /// <param name="transaction">The one in which the rest goes.</param>
    /// <param name="supplierId">The firm.</param>
    /// <param name="cityId">The city.</param>
    /// <param name="there">Names of what the firm did in the city's tenders.</param>
    /// <param name="surveyedFrom">Only what counted answers to a survey, frozen from this instant on (UTC); null: everything.</param>
    /// <param name="now">UTC.</param>
    internal async Task TakeOutAsync(
        DbConnection connection, DbTransaction transaction, Guid supplierId, Guid cityId, IReadOnlySet<string> there, DateTimeOffset? surveyedFrom, DateTimeOffset now)
    {
        foreach (var row in (await connection.QueryAsync<FirmRow>(OfFirm, new { SupplierId = supplierId }, transaction)).AsList())
        {
            var frozen = Open(row);
            if (!frozen.Cities.Any(c => c.CityId == cityId && (surveyedFrom is null || (c.Survey is not null && row.TakenAt >= surveyedFrom))))
            {
                continue;
            }

            var rest = background.Seal.CloseJson(Kind, row.SnapshotId, frozen with { Cities = [.. frozen.Cities.Where(c => c.CityId != cityId)] });
            await connection.ExecuteAsync(
                there.Contains(row.BidKey) ? Erase : Replace, new { Nothing = Array.Empty<byte>(), Now = DapperTypes.Cut(now), rest.Bytes, rest.Key, Id = row.SnapshotId }, transaction);
        }
    }

    /// <summary>The same as all there is to do.</summary>
    internal Task WithdrawAsync(Guid supplierId, Guid cityId, IReadOnlySet<string> there, DateTimeOffset now, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work, (connection, transaction) => TakeOutAsync(connection, transaction, supplierId, cityId, there, null, now), ct);

    /// <summary>All that were erased, by bid and bidder: the next release says how many of its bidders they are.</summary>
    internal async Task<IReadOnlySet<(string BidKey, Guid SupplierId)>> ErasedAsync(CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.Work, ct);
        return (await connection.QueryAsync<(string, Guid)>(new CommandDefinition(Erased, cancellationToken: ct))).ToHashSet();
    }

    private FrozenSnapshot Open(FirmRow row) => background.Seal.OpenJson<FrozenSnapshot>(Kind, row.SnapshotId, new SealedValue(row.Sealed, row.SealKey));

    private sealed record FirmRow
    {
        public required string BidKey { get; init; }

        public required Guid SnapshotId { get; init; }

        public required DateTimeOffset TakenAt { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }

    private sealed record ManyRow
    {
        public required string BidKey { get; init; }

        public required Guid SupplierId { get; init; }

        public required Guid SnapshotId { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }

    private sealed record SnapshotRow
    {
        public required Guid SnapshotId { get; init; }

        public required DateTimeOffset TakenAt { get; init; }

        public required DateTimeOffset? ErasedAt { get; init; }

        public required byte[] Sealed { get; init; }

        public required int SealKey { get; init; }
    }
}

/// <summary>What is frozen with a bid.</summary>
/// <param name="Cities">One line a city.</param>
public sealed record FrozenSnapshot(IReadOnlyList<FrozenStatus> Cities)
{
    /// <summary>How large the firm was: micro, small, medium or large; null where it had not said.</summary>
    public string? Size { get; init; }
}

/// <summary>A firm's statuses for one city.</summary>
/// <param name="CityId">The city.</param>
/// <param name="Definition">Name and version of the definition.</param>
/// <param name="Population">Share of inhabitants that counted, in basis points; null where none did.</param>
/// <param name="MigrantOwned">Code of the result: <c>yes</c>, <c>no</c>, <c>undeclared</c>, <c>cannot-be-determined</c>.</param>
/// <param name="Diverse">Code of the result.</param>
/// <param name="Survey">Name and version of the survey whose answers counted; null: none.</param>
/// <param name="Consent">SHA-256 of each text the owners had agreed to or been told.</param>
/// <param name="Why">The reasons, as codes with their figures.</param>
public sealed record FrozenStatus(
    Guid CityId, string Definition, int? Population, string MigrantOwned, string Diverse, string? Survey, IReadOnlyList<string> Consent, IReadOnlyList<string> Why)
{
    /// <summary>What the first result rests on: <c>self-declared</c>, <c>seen</c> or <c>expired</c>.</summary>
    public string MigrantOwnedEvidence { get; init; } = "self-declared";

    /// <summary>What the second result rests on, in the same codes.</summary>
    public string DiverseEvidence { get; init; } = "self-declared";
}

/// <summary>A snapshot that was taken.</summary>
/// <param name="TakenAt">When the bid was recorded (UTC).</param>
/// <param name="ErasedAt">When it was erased (UTC); null: it is whole.</param>
/// <param name="Snapshot">What was frozen; null once erased.</param>
public sealed record KeptSnapshot(DateTimeOffset TakenAt, DateTimeOffset? ErasedAt, FrozenSnapshot? Snapshot);
