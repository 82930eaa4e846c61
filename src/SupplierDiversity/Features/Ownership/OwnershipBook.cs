using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Ownership;

/// <summary>
/// The lists of owners, behind the wall. A list is never changed: what is saved is a new version, and the newest one
/// recorded before an instant is what was known then.
/// </summary>
public sealed class OwnershipBook(BackgroundDatabase background, OwnerLinks links, TimeProvider clock)
{
    /// <summary>What the payloads are bound to.</summary>
    public const string Kind = "ownership";

    private const string FindLast =
        """
        SELECT version_id, number, recorded_at, sealed, seal_key FROM ownership_versions
        WHERE supplier_id = @SupplierId AND recorded_at <= @At ORDER BY number DESC LIMIT 1
        """;

    /// <summary>The newest list of each firm of a range as known at an instant.</summary>
    internal const string FindMany =
        """
        SELECT supplier_id, version_id, number, recorded_at, sealed, seal_key FROM ownership_versions v
        WHERE supplier_id BETWEEN @First AND @Last AND recorded_at <= @At
          AND NOT EXISTS (SELECT 1 FROM ownership_versions n WHERE n.supplier_id = v.supplier_id AND n.number > v.number AND n.recorded_at <= @At)
        """;

    private const string FindOne =
        "SELECT version_id, number, recorded_at, sealed, seal_key FROM ownership_versions WHERE supplier_id = @SupplierId AND number = @Number";

    private const string Add =
        """
        INSERT INTO ownership_versions (version_id, supplier_id, number, recorded_at, sealed, seal_key)
        VALUES (@VersionId, @SupplierId, @Number, @Now, @Bytes, @Key)
        ON CONFLICT (supplier_id, number) DO NOTHING
        """;

    /// <summary>The list as it was known at an instant; an empty one with number 0 when nothing was.</summary>
    public async Task<OwnershipVersion> FindAsync(Guid supplierId, DateTimeOffset? at, BackgroundReason reason, CancellationToken ct)
    {
        await background.Keys.ReadyAsync(ct);
        await using var connection = await background.OpenAsync(reason, ct);
        return await FindAsync(connection, supplierId, at);
    }

    /// <summary>The same on a connection of the background database whose keys are ready.</summary>
    public async Task<OwnershipVersion> FindAsync(DbConnection connection, Guid supplierId, DateTimeOffset? at, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<Row>(FindLast, new { SupplierId = supplierId, At = DapperTypes.Cut(at ?? clock.GetUtcNow()) }, transaction) is { } row
            ? Open(row) : new(0, null, OwnershipSheet.Empty);

    /// <summary>The same of many firms, read at once; what is given opens the list of one of them when it is called.</summary>
    internal async Task<Func<Guid, OwnershipVersion>> FindAsync(DbConnection connection, FirmRange firms, DateTimeOffset at)
    {
        var rows = (await connection.QueryAsync<FirmRow>(FindMany, new { firms.First, firms.Last, At = DapperTypes.Cut(at) })).ToDictionary(r => r.SupplierId);
        return firm => rows.TryGetValue(firm, out var row) ? Open(row) : new(0, null, OwnershipSheet.Empty);
    }

    /// <summary>One version by its number, on a connection of the background database whose keys are ready.</summary>
    public async Task<OwnershipVersion> FindNumberAsync(DbConnection connection, Guid supplierId, int number) =>
        Open(await connection.QuerySingleAsync<Row>(FindOne, new { SupplierId = supplierId, Number = number }));

    private OwnershipVersion Open(Row row) =>
        new(row.Number, row.RecordedAt, SealedSheet.Open(background.Seal.OpenJson<SealedSheet>(Kind, row.VersionId, new(row.Sealed, row.SealKey))));

    /// <summary>
    /// Saves a list that was made from version <paramref name="basedOn"/>. The same list sent twice is saved once; a list
    /// somebody else has changed meanwhile is not overwritten.
    /// </summary>
    public Task<OwnershipSaved> SaveAsync(Guid supplierId, int basedOn, OwnershipSheet sheet, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var now = DapperTypes.Cut(clock.GetUtcNow());
            var newest = await FindAsync(connection, supplierId, DateTimeOffset.MaxValue, transaction);
            var wanted = SealedSheet.Of(sheet);
            if (wanted.Same(SealedSheet.Of(newest.Sheet)))
            {
                return OwnershipSaved.Saved;
            }

            if (newest.Number != basedOn)
            {
                return OwnershipSaved.ChangedMeanwhile;
            }

            var id = Guid.CreateVersion7();
            var closed = background.Seal.CloseJson(Kind, id, wanted);
            if (await connection.ExecuteAsync(Add, new { VersionId = id, SupplierId = supplierId, Number = basedOn + 1, Now = now, closed.Bytes, closed.Key }, transaction) == 0)
            {
                return OwnershipSaved.ChangedMeanwhile;
            }

            // Whoever is in no line any more is no owner the firm speaks of; what they said is erased.
            foreach (var gone in newest.Sheet.Lines.Select(l => l.Owner).Except(sheet.Lines.Select(l => l.Owner)))
            {
                await links.EndAsync(connection, transaction, gone);
            }

            await background.Audit.AddAsync(connection, transaction, new AuditEntry("ownership-changed", "supplier", supplierId));
            return OwnershipSaved.Saved;
        },
        ct);

    /// <summary>Lets each person of the newest list be asked for these cities, by a link of their own.</summary>
    public Task AskOwnersAsync(Guid supplierId, IReadOnlyList<Guid> cities, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var newest = await FindAsync(connection, supplierId, DateTimeOffset.MaxValue, transaction);
            foreach (var owner in newest.Sheet.Lines.Where(l => l.Kind == OwnerKind.Person).Select(l => l.Owner).Distinct())
            {
                await links.AskAsync(connection, transaction, owner, supplierId, cities);
            }

            await background.Audit.AddAsync(connection, transaction, new AuditEntry("owners-asked", "supplier", supplierId));
        },
        ct);

    private sealed record FirmRow : Row
    {
        public required Guid SupplierId { get; init; }
    }

    private record Row
    {
        public required Guid VersionId { get; init; }
        public required int Number { get; init; }
        public required DateTimeOffset RecordedAt { get; init; }
        public required byte[] Sealed { get; init; }
        public required int SealKey { get; init; }
    }
}

/// <summary>A list of owners as it was recorded.</summary>
/// <param name="Number">1, 2, 3 …; 0: nothing was entered yet.</param>
/// <param name="RecordedAt">UTC; null when nothing was.</param>
/// <param name="Sheet">The list.</param>
public sealed record OwnershipVersion(int Number, DateTimeOffset? RecordedAt, OwnershipSheet Sheet);

/// <summary>What became of a list that was sent.</summary>
public enum OwnershipSaved
{
    /// <summary>It is the newest version now, or was already.</summary>
    Saved,

    /// <summary>Somebody else changed the list since the page was opened.</summary>
    ChangedMeanwhile,
}
