using System.Data.Common;
using System.Text.Json;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Workforces;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Workforces;

/// <summary>The head-counts of firms, behind the wall. A count is never changed: what is saved is a new version of its year.</summary>
public sealed class WorkforceBook(BackgroundDatabase background, TimeProvider clock)
{
    /// <summary>What the payloads are bound to.</summary>
    public const string Kind = "workforce";

    private DateTimeOffset Now => DapperTypes.Cut(clock.GetUtcNow());

    /// <summary>The counts of a firm for its own people, the newest year first.</summary>
    public async Task<IReadOnlyList<KeptStaff>> OwnAsync(Guid supplierId, CancellationToken ct)
    {
        await using var connection = await background.OpenAsync(BackgroundReason.OwnData, ct);
        return await OfFirmAsync(connection, supplierId, Now);
    }

    /// <summary>The counts of a firm as known at an instant, the newest year first; on an open connection behind the wall.</summary>
    public async Task<IReadOnlyList<KeptStaff>> OfFirmAsync(DbConnection connection, Guid supplierId, DateTimeOffset at, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<WorkforceRow>(WorkforceSql.OfSupplier, new { SupplierId = supplierId, At = DapperTypes.Cut(at) }, transaction)).Select(Opened)];

    /// <summary>The same of many firms, read at once; what is given opens the counts of one of them when it is called.</summary>
    internal async Task<Func<Guid, IReadOnlyList<KeptStaff>>> OfFirmsAsync(DbConnection connection, FirmRange firms, DateTimeOffset at)
    {
        var rows = (await connection.QueryAsync<FirmWorkforceRow>(WorkforceSql.OfMany, new { firms.First, firms.Last, At = DapperTypes.Cut(at) })).ToLookup(r => r.SupplierId);
        return firm => [.. rows[firm].Select(Opened)];
    }

    /// <summary>Keeps the count of a year that was made from version <paramref name="basedOn"/>; false: somebody else changed it meanwhile.</summary>
    /// <param name="supplierId">The firm.</param>
    /// <param name="basedOn">Number of the version that was shown; 0: none.</param>
    /// <param name="count">The count.</param>
    /// <param name="keptMonths">Months after which it is erased.</param>
    /// <param name="ct">Stops the work.</param>
    internal Task<bool> SaveAsync(Guid supplierId, int basedOn, StaffCount count, int keptMonths, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var newest = (await OfFirmAsync(connection, supplierId, DateTimeOffset.MaxValue, transaction)).FirstOrDefault(c => c.Year == count.Year);
            if (newest?.Count is { } kept && JsonSerializer.Serialize(kept) == JsonSerializer.Serialize(count))
            {
                // The button was pressed twice.
                return true;
            }

            var id = Guid.CreateVersion7();
            var closed = background.Seal.CloseJson(Kind, id, count);
            var saved = (newest?.Number ?? 0) == basedOn && await connection.ExecuteAsync(
                WorkforceSql.Add,
                new
                {
                    Id = id,
                    SupplierId = supplierId,
                    count.Year,
                    Number = basedOn + 1,
                    Now,
                    EraseOn = DateOnly.FromDateTime(Now.UtcDateTime).AddMonths(keptMonths),
                    closed.Bytes,
                    closed.Key,
                },
                transaction) > 0;
            if (saved)
            {
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("workforce-changed", "supplier", supplierId));
            }

            return saved;
        },
        ct);

    /// <summary>Erases all counts of a firm, for every city, and what was frozen from them.</summary>
    internal Task EraseAsync(Guid supplierId, CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.OwnData,
        async (connection, transaction) =>
        {
            var parameters = new { SupplierId = supplierId, Now, Nothing = Array.Empty<byte>() };
            if (await connection.ExecuteAsync(WorkforceSql.Erase, parameters, transaction) > 0)
            {
                await connection.ExecuteAsync(WorkforceSql.EraseSnapshots, parameters, transaction);
                await background.Audit.AddAsync(connection, transaction, new AuditEntry("workforce-erased", "supplier", supplierId));
            }
        },
        ct);

    /// <summary>Erases what was kept as long as its pack allows.</summary>
    internal Task EraseExpiredAsync(CancellationToken ct) => background.InTransactionAsync(
        BackgroundReason.Work,
        (connection, transaction) => connection.ExecuteAsync(
            WorkforceSql.EraseExpired, new { Now, Today = DateOnly.FromDateTime(Now.UtcDateTime), Nothing = Array.Empty<byte>() }, transaction),
        ct);

    private KeptStaff Opened(WorkforceRow row) => new(
        row.Year, row.Number, row.RecordedAt, row.ErasedAt, row.ErasedWhy == "expired",
        row.ErasedAt is null ? background.Seal.OpenJson<StaffCount>(Kind, row.CountId, new(row.Sealed, row.SealKey)) : null);
}

/// <summary>The count of a year as it was recorded.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">Version, from 1.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="ErasedAt">UTC; null: it is there.</param>
/// <param name="Expired">True: it was erased because its time was over; false: the firm wished it.</param>
/// <param name="Count">The figures; null once erased.</param>
public sealed record KeptStaff(int Year, int Number, DateTimeOffset RecordedAt, DateTimeOffset? ErasedAt, bool Expired, StaffCount? Count);
