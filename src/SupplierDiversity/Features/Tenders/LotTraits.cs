using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Tenders;

/// <summary>What statistics need to know of lots, for many tenders at once.</summary>
public sealed class LotTraits(Db db)
{
    private const string Select =
        """
        SELECT t.tender_id, l.lot_id, coalesce(l.cpv_main, t.cpv_main) AS cpv, t.procedure_code AS procedure, l.value_cents, l.currency, l.duties, l.demands
        FROM tenders t JOIN lots l ON l.tender_id = t.tender_id
        """;

    // What all lots of a tender ask alike the tender asks.
    private const string Whole =
        """
        SELECT tender_id, '' AS lot_id, cpv_main AS cpv, procedure_code AS procedure, value_cents, currency, duties,
               coalesce((SELECT CASE WHEN min(l.demands) = max(l.demands) THEN min(l.demands) END FROM lots l WHERE l.tender_id = tenders.tender_id), '') AS demands
        FROM tenders
        """;

    /// <summary>Some lots; one that is not there, or has no name, is known by its tender as a whole. Without tenders that are gone.</summary>
    public async Task<IReadOnlyDictionary<(string TenderId, string LotId), LotTrait>> FindAsync(IReadOnlyCollection<(string TenderId, string LotId)> wanted, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var lots = (await ListAsync($"{Select} WHERE {db.In("l.tender_id", "@Ids")}", wanted)).ToDictionary(l => (l.TenderId, l.LotId));
        var missing = wanted.Where(w => !lots.ContainsKey(w)).ToList();
        var tenders = missing.Count == 0 ? [] : (await ListAsync($"{Whole} WHERE {db.In("tender_id", "@Ids")}", missing)).ToDictionary(l => l.TenderId);
        foreach (var lot in missing.Where(m => tenders.ContainsKey(m.TenderId)))
        {
            lots[lot] = tenders[lot.TenderId];
        }

        return lots;

        Task<IEnumerable<LotTrait>> ListAsync(string sql, IEnumerable<(string TenderId, string LotId)> of) =>
            connection.QueryAsync<LotTrait>(new CommandDefinition(sql, new { Ids = of.Select(w => w.TenderId).Distinct().ToArray() }, cancellationToken: ct));
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

    /// <summary>Ordinary requirements (<see cref="Rules.Tenders.LotDemands"/>); empty where none is stated.</summary>
    public required string Demands { get; init; }
}
