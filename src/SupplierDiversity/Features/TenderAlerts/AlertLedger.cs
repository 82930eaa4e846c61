using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Subscriptions;

namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>The ledger for other features: what became of alerts, and stopping those that are not to go out.</summary>
public sealed class AlertLedger(Db db, SubscriptionBook book)
{
    /// <summary>
    /// Stops whatever is not on its way for these tenders, in the caller's transaction. Rows stay, with the reason
    /// ("withdrawn"), as proof.
    /// </summary>
    /// <returns>How many people will not hear.</returns>
    public Task<int> SuppressAsync(DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> tenderIds, string reason, DateTimeOffset now) =>
        connection.ExecuteAsync(
            AlertsSql.SuppressTenders(db.In("tender_id", "@TenderIds")), new { TenderIds = tenderIds.ToArray(), Reason = reason, Now = DapperTypes.Cut(now) }, transaction);

    /// <summary>Stops whatever is not on its way to a recipient, in the caller's transaction.</summary>
    public static Task<int> SuppressRecipientAsync(DbConnection connection, DbTransaction transaction, Guid recipientId, string reason, DateTimeOffset now) =>
        connection.ExecuteAsync(AlertsSql.SuppressRecipient, new { RecipientId = recipientId, Reason = reason, Now = DapperTypes.Cut(now) }, transaction);

    /// <summary>What became of a tender's alerts, by edition.</summary>
    public async Task<IReadOnlyList<AlertSummary>> ForTenderAsync(DbConnection connection, string tenderId) =>
        [.. (await connection.QueryAsync<SummaryRow>(AlertsSql.Summary, new { TenderId = tenderId }))
            .GroupBy(r => (r.Edition, r.Kind))
            .Select(g => new AlertSummary(
                g.Key.Edition, g.Key.Kind,
                g.Where(r => r.State != "suppressed").Sum(r => r.People), Of(g, "accepted"), Of(g, "queued"), Of(g, "failed"), Of(g, "parked"),
                g.Where(r => r.State == "suppressed").GroupBy(r => r.Reason ?? "").ToDictionary(r => r.Key, r => r.Sum(x => x.People))))];

    /// <summary>A language that fewer read is not named: it could point at somebody.</summary>
    public const int LeastReaders = 10;

    /// <summary>The languages in which mails about a tender were or are to be written to many; not how many in each.</summary>
    public static async Task<IReadOnlyList<string>> LanguagesAsync(DbConnection connection, string tenderId) =>
        [.. await connection.QueryAsync<string>(AlertsSql.LanguagesOfTender, new { TenderId = tenderId, Least = LeastReaders })];

    /// <summary>By language, how many mails about a city's tenders a server accepted in a time, and to how many people. True figures: a reader sees them put together only.</summary>
    internal async Task<IReadOnlyList<(string Language, long Mails, long People)>> ReachedAsync(Guid cityId, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        await db.ListAsync<(string, long, long)>(AlertsSql.Reached, new { CityId = cityId, From = DapperTypes.Cut(from), Until = DapperTypes.Cut(until) }, ct);

    /// <summary>The last alerts of a recipient, newest first.</summary>
    public static async Task<IReadOnlyList<SentAlert>> ForRecipientAsync(DbConnection connection, Guid recipientId, int most = 50) =>
        [.. await connection.QueryAsync<SentAlert>(AlertsSql.OfRecipient, new { RecipientId = recipientId, Most = most })];

    /// <summary>Alerts that were given up or will be tried again, oldest first, with their addresses.</summary>
    public async Task<IReadOnlyList<(TroubledAlert Alert, string Email)>> TroubledAsync(DbConnection connection, int most = 100)
    {
        var rows = (await connection.QueryAsync<TroubledAlert>(AlertsSql.Troubled, new { Most = most })).ToList();
        var addresses = await book.AddressesAsync(connection, [.. rows.Select(r => r.RecipientId).Distinct()]);
        return [.. rows.Select(r => (r, addresses[r.RecipientId]))];
    }

    /// <summary>Lets a parked alert be tried again from the start. False: it is not parked.</summary>
    public static async Task<bool> RetryAsync(DbConnection connection, DbTransaction transaction, Guid alertId, DateTimeOffset now) =>
        await connection.ExecuteAsync(AlertsSql.Retry, new { AlertId = alertId, Now = DapperTypes.Cut(now) }, transaction) > 0;

    private static long Of(IEnumerable<SummaryRow> rows, string state) => rows.Where(r => r.State == state).Sum(r => r.People);

    private sealed record SummaryRow
    {
        public required int Edition { get; init; }

        public required string Kind { get; init; }

        public required string State { get; init; }

        public required string? Reason { get; init; }

        public required long People { get; init; }
    }
}

/// <summary>What became of one edition's alerts, counted in people. "Accepted" is by the mail server, not yet delivered.</summary>
/// <param name="Edition">1, 2 …</param>
/// <param name="Kind">"new", "changed" or "cancelled".</param>
/// <param name="Due">All who were or are to be told.</param>
/// <param name="Accepted">Taken over by the mail server.</param>
/// <param name="Queued">Not tried yet.</param>
/// <param name="Failed">Tried, and will be again.</param>
/// <param name="Parked">Given up; an administrator may let them be tried again.</param>
/// <param name="Suppressed">Not to be told, by reason: "superseded", "withdrawn", "cancelled", "deadline passed", "ended", "stopped".</param>
public sealed record AlertSummary(
    int Edition, string Kind, long Due, long Accepted, long Queued, long Failed, long Parked, IReadOnlyDictionary<string, long> Suppressed);

/// <summary>One alert of a recipient.</summary>
public sealed record SentAlert
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }
    /// <summary>1, 2 …</summary>
    public required int Edition { get; init; }
    /// <summary>"new", "changed" or "cancelled".</summary>
    public required string Kind { get; init; }
    /// <summary>"accepted", "queued" or "failed".</summary>
    public required string State { get; init; }
    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset StateAt { get; init; }
    /// <summary>Language of the mail.</summary>
    public required string Language { get; init; }
}

/// <summary>An alert an administrator should see.</summary>
public sealed record TroubledAlert
{
    /// <summary>Key.</summary>
    public required Guid AlertId { get; init; }
    /// <summary>The person.</summary>
    public required Guid RecipientId { get; init; }
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }
    /// <summary>1, 2 …</summary>
    public required int Edition { get; init; }
    /// <summary>"parked" or "failed".</summary>
    public required string State { get; init; }
    /// <summary>The server's last answer.</summary>
    public required string? Reason { get; init; }
    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset StateAt { get; init; }
    /// <summary>Attempts so far.</summary>
    public required int Attempts { get; init; }
}
