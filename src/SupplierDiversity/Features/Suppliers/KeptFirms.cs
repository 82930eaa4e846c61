using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>Firms by ids that other features kept. An entry that was put together with another stands for the one that stayed.</summary>
public sealed class KeptFirms(Db db)
{
    /// <summary>The firms by the ids asked for; ids that stand for none are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Firm>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null, ids);
    }

    /// <summary>The same inside a transaction.</summary>
    public async Task<IReadOnlyDictionary<Guid, Firm>> FindAsync(DbConnection connection, DbTransaction? transaction, IReadOnlyCollection<Guid> ids)
    {
        var kept = (await connection.QueryAsync<KeptRow>(FirmsSql.KeptIds(db.In("supplier_id", "@Ids")), new { Ids = ids.ToArray() }, transaction)).AsList();
        var wanted = new { Ids = kept.Select(k => k.KeptId).Distinct().ToArray() };
        var firms = (await connection.QueryAsync<Firm>(FirmsSql.Those(db.In("s.supplier_id", "@Ids")), wanted, transaction)).ToDictionary(f => f.SupplierId);
        return kept.Where(k => firms.ContainsKey(k.KeptId)).ToDictionary(k => k.SupplierId, k => firms[k.KeptId]);
    }

    private sealed record KeptRow
    {
        public required Guid SupplierId { get; init; }
        public required Guid KeptId { get; init; }
    }
}
