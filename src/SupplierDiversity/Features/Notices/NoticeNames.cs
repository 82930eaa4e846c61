using System.Data.Common;
using Dapper;

namespace SupplierDiversity.Features.Notices;

/// <summary>Which tender a city's own system means by the name of a notice.</summary>
internal static class NoticeNames
{
    // A notice id with or without its version, a publication number, or the tender's own id or procedure.
    private const string Find =
        """
        SELECT t.tender_id, b.city_id, t.currency FROM tenders t JOIN buyers b ON b.buyer_id = t.buyer_id
        WHERE t.tender_id IN (
            SELECT tender_id FROM notices WHERE notice_id = @Name OR notice_id = @Bare OR publication_number = @Number
            UNION SELECT tender_id FROM tenders WHERE tender_id = @Name OR procedure_id = @Name)
        ORDER BY t.tender_id LIMIT 1
        """;

    public static Task<NamedTender?> FindAsync(DbConnection connection, DbTransaction transaction, string name) =>
        connection.QuerySingleOrDefaultAsync<NamedTender?>(
            Find, new { Name = name, Bare = name.Length == 39 && name[36] == '-' ? name[..36] : name, Number = name.TrimStart('0') }, transaction);

    /// <summary>The lots of a tender.</summary>
    public static async Task<IReadOnlyList<string>> LotsAsync(DbConnection connection, DbTransaction transaction, string tenderId) =>
        (await connection.QueryAsync<string>("SELECT lot_id FROM lots WHERE tender_id = @TenderId", new { TenderId = tenderId }, transaction)).AsList();
}

/// <summary>A tender that was named.</summary>
internal sealed record NamedTender
{
    public required string TenderId { get; init; }

    /// <summary>Null: its buyer is no city of the portal.</summary>
    public required Guid? CityId { get; init; }

    public required string? Currency { get; init; }
}
