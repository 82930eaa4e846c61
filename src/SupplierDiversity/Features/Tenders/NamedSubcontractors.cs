using System.Data.Common;
using Dapper;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Subcontractors that notices of a tender's result name (OPT-301).</summary>
internal static class NamedSubcontractors
{
    // Without a day of decision (BT-1451) the day of the notice counts, or else when it came in.
    private const string Find =
        """
        SELECT r.lot_id, w.name, w.company_id, coalesce(r.decided_on, n.published_on) AS on_day, n.imported_at
        FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id JOIN notices n ON n.notice_key = r.notice_key
        WHERE r.tender_id = @TenderId AND w.role = 'subcontractor' AND n.withdrawn_at IS NULL
        """;

    /// <summary>Those of a tender.</summary>
    public static async Task<IReadOnlyList<NamedSubcontractor>> FindAsync(DbConnection connection, DbTransaction transaction, string tenderId) =>
        (await connection.QueryAsync<NamedSubcontractor>(Find, new { TenderId = tenderId }, transaction)).AsList();
}

/// <summary>A subcontractor of a notice.</summary>
internal sealed record NamedSubcontractor
{
    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>As written there.</summary>
    public required string Name { get; init; }

    /// <summary>Its number in a register (BT-501), or null.</summary>
    public required string? CompanyId { get; init; }

    /// <summary>The day of the decision, or else of the notice; null: neither is stated.</summary>
    public required DateOnly? OnDay { get; init; }

    /// <summary>When the notice came in (UTC).</summary>
    public required DateTimeOffset ImportedAt { get; init; }
}
