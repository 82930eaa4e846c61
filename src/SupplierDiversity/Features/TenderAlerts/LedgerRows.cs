using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>Single rows of the ledger for administrators, and what was given up. Addresses are for showing in part.</summary>
public sealed class LedgerRows(Db db, SubscriptionBook book, TimeProvider clock)
{
    private const string Columns = "SELECT alert_id, recipient_id, tender_id, edition, kind, state, reason, state_at, attempts, language FROM alerts";

    private const string OfTender = Columns + " WHERE tender_id = @TenderId AND (CAST(@State AS text) IS NULL OR state = @State) ORDER BY edition, state_at, alert_id LIMIT @Most OFFSET @Skip";

    private const string Parked = Columns + " WHERE state = 'parked' ORDER BY state_at, alert_id LIMIT @Most";

    private const string ParkedEditions =
        """
        SELECT edition_id, tender_id, number, parked_reason AS reason, published_at
        FROM editions WHERE parked_reason IS NOT NULL AND fanned_out_at IS NULL AND withdrawn_at IS NULL
        ORDER BY published_at, edition_id LIMIT @Most
        """;

    private const string AgainEdition =
        """
        UPDATE editions SET parked_reason = NULL, attempts = 0, due_at = @Now
        WHERE edition_id = @EditionId AND parked_reason IS NOT NULL AND fanned_out_at IS NULL
        """;

    /// <summary>The states a row can have, in the order in which they come about.</summary>
    public static IReadOnlyList<string> States { get; } = ["queued", "accepted", "failed", "parked", "suppressed"];

    /// <summary>Rows of a tender, by edition and time; of one state or of all.</summary>
    public async Task<IReadOnlyList<LedgerRow>> OfTenderAsync(string tenderId, string? state, int skip, int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await WithAddressesAsync(connection, OfTender, new { TenderId = tenderId, State = state, Skip = skip, Most = most });
    }

    /// <summary>What was given up anywhere: alerts of people and editions whose readers could not be found, oldest first.</summary>
    public async Task<ParkedAlerts> ParkedAsync(int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await WithAddressesAsync(connection, Parked, new { Most = most });
        return new(rows, [.. await connection.QueryAsync<ParkedEdition>(ParkedEditions, new { Most = most })]);
    }

    /// <summary>Lets a parked edition find its readers again, in the caller's transaction. False: it is not parked.</summary>
    public async Task<bool> RetryEditionAsync(DbConnection connection, DbTransaction transaction, Guid editionId) =>
        await connection.ExecuteAsync(AgainEdition, new { EditionId = editionId, Now = DapperTypes.Cut(clock.GetUtcNow()) }, transaction) > 0;

    private async Task<IReadOnlyList<LedgerRow>> WithAddressesAsync(DbConnection connection, string sql, object values)
    {
        var rows = (await connection.QueryAsync<LedgerRow>(sql, values)).ToList();
        var addresses = await book.AddressesAsync(connection, [.. rows.Select(r => r.RecipientId).Distinct()]);
        return [.. rows.Select(r => r with { Email = addresses.GetValueOrDefault(r.RecipientId, "") })];
    }
}

/// <summary>One row of the ledger: one person and one edition.</summary>
public sealed record LedgerRow
{
    /// <summary>Key.</summary>
    public required Guid AlertId { get; init; }

    /// <summary>The person.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>1, 2 …</summary>
    public required int Edition { get; init; }

    /// <summary>"new", "changed" or "cancelled".</summary>
    public required string Kind { get; init; }

    /// <summary>One of <see cref="LedgerRows.States"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why suppressed or parked, or the server's last answer.</summary>
    public required string? Reason { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset StateAt { get; init; }

    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>Language of the mail.</summary>
    public required string Language { get; init; }

    /// <summary>The whole address; pages show it in part. Empty when the person was forgotten.</summary>
    public string Email { get; init; } = "";
}

/// <summary>An edition whose readers could not be found in several tries.</summary>
public sealed record ParkedEdition
{
    /// <summary>Key.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>1, 2 …</summary>
    public required int Number { get; init; }

    /// <summary>The exception's words.</summary>
    public required string Reason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>What was given up.</summary>
/// <param name="Alerts">Of single people.</param>
/// <param name="Editions">Whole editions.</param>
public sealed record ParkedAlerts(IReadOnlyList<LedgerRow> Alerts, IReadOnlyList<ParkedEdition> Editions);
