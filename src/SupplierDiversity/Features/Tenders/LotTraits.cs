using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Tenders;

/// <summary>What statistics need to know of lots, for many tenders at once.</summary>
public sealed class LotTraits(Db db)
{
    private const string Select =
        """
        SELECT t.tender_id, l.lot_id, coalesce(l.cpv_main, t.cpv_main) AS cpv, t.procedure_code AS procedure, l.value_cents, l.currency, l.duties
        FROM tenders t JOIN lots l ON l.tender_id = t.tender_id
        """;

    private const string Whole = "SELECT tender_id, '' AS lot_id, cpv_main AS cpv, procedure_code AS procedure, value_cents, currency, duties FROM tenders";

    /// <summary>The lots of some tenders, and each tender as a whole as the lot without a name.</summary>
    public async Task<IReadOnlyDictionary<(string TenderId, string LotId), LotTrait>> FindAsync(IReadOnlyCollection<string> tenderIds, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var values = new { Ids = tenderIds.ToArray() };
        var lots = await connection.QueryAsync<LotTrait>(new CommandDefinition($"{Select} WHERE {db.In("t.tender_id", "@Ids")}", values, cancellationToken: ct));
        var tenders = await connection.QueryAsync<LotTrait>(new CommandDefinition($"{Whole} WHERE {db.In("tender_id", "@Ids")}", values, cancellationToken: ct));
        return tenders.Concat(lots).ToDictionary(l => (l.TenderId, l.LotId));
    }
}

/// <summary>A lot as statistics see it.</summary>
public sealed record LotTrait
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>BT-137; empty for the tender as a whole.</summary>
    public required string LotId { get; init; }

    /// <summary>BT-262.</summary>
    public required string? Cpv { get; init; }

    /// <summary>BT-105.</summary>
    public required string? Procedure { get; init; }

    /// <summary>BT-27 in cents.</summary>
    public required long? ValueCents { get; init; }

    /// <summary>ISO 4217, with the value.</summary>
    public required string? Currency { get; init; }

    /// <summary>Equality tags and where they stand, each between blanks; empty for none.</summary>
    public required string Duties { get; init; }
}
