using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Alerts;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>What somebody asks for, before it is theirs.</summary>
/// <param name="Email">Address, already checked.</param>
/// <param name="EmailKey">The same address as it is compared.</param>
/// <param name="Name">Name of the person; may be empty.</param>
/// <param name="Organisation">Network, business or medium; may be empty.</param>
/// <param name="Languages">BCP 47 tags in order.</param>
/// <param name="Filter">What about.</param>
/// <param name="Frequency">How soon.</param>
public sealed record SubscriptionWish(
    string Email, string EmailKey, string Name, string Organisation, IReadOnlyList<string> Languages, AlertFilter Filter, AlertFrequency Frequency);

/// <summary>What became of a row of an import.</summary>
public enum SubscriptionImport
{
    /// <summary>A new subscription.</summary>
    Added,

    /// <summary>The person has these wishes already: details were brought up to date.</summary>
    Updated,

    /// <summary>The person ended these alerts after the consent in the file.</summary>
    Ended,
}

/// <summary>Keeps subscriptions. Nothing is sent for one before its person agreed, and nobody changes another's by typing an address.</summary>
public sealed class SubscriptionBook(Db db, TimeProvider clock)
{
    /// <summary>The most unconfirmed wishes of one address in a day that get a letter; more is somebody flooding it.</summary>
    public const int MostLettersADay = 5;

    /// <summary>Keeps a wish until its person confirms it. Null: this address got enough letters today, so none goes out.</summary>
    public async Task<Subscription?> AskAsync(DbConnection connection, DbTransaction transaction, SubscriptionWish wish)
    {
        var now = Now();
        var recipient = await RecipientAsync(connection, transaction, wish, now);
        var waiting = await connection.ExecuteScalarAsync<long>(
            SubscriptionsSql.CountUnconfirmed, new { recipient.RecipientId, Since = now.AddDays(-1) }, transaction);
        return waiting >= MostLettersADay ? null : await AddAsync(connection, transaction, wish, recipient.RecipientId, now, null, null);
    }

    /// <summary>
    /// The person followed the link: from now on alerts go out. Repeating it changes nothing. Where the person has the
    /// same wishes already, those are brought up to date instead of sending everything twice.
    /// </summary>
    /// <returns>The subscription that now runs; null when it ended or never was.</returns>
    public async Task<Subscription?> ConfirmAsync(DbConnection connection, DbTransaction transaction, Guid subscriptionId)
    {
        var asked = await FindAsync(connection, subscriptionId, transaction);
        if (asked is null or { EndedAt: not null } or { ConfirmedAt: not null })
        {
            return asked is { EndedAt: null } ? asked : null;
        }

        var same = await SameAsync(connection, transaction, asked.RecipientId, asked.Filter);
        if (same is { EndedAt: null })
        {
            await EndAsync(connection, transaction, asked.SubscriptionId, "merged");
            return await ChangeAsync(connection, transaction, same with { Name = asked.Name, Organisation = asked.Organisation, Languages = asked.Languages, Frequency = asked.Frequency })
                ? same : null;
        }

        var now = Now();
        await connection.ExecuteAsync(SubscriptionsSql.Confirm, new { SubscriptionId = subscriptionId, Now = now }, transaction);
        await FileAsync(connection, transaction, asked);
        return asked with { ConfirmedAt = now };
    }

    /// <summary>Takes over a wish the operator vouches for. The same wishes of the same person are brought up to date.</summary>
    public async Task<SubscriptionImport> ImportAsync(DbConnection connection, DbTransaction transaction, SubscriptionWish wish, DateTimeOffset confirmedAt)
    {
        var now = Now();
        var recipient = await RecipientAsync(connection, transaction, wish, now);
        var same = await SameAsync(connection, transaction, recipient.RecipientId, wish.Filter);
        if (same is { EndedAt: null })
        {
            await ChangeAsync(connection, transaction, same with { Name = wish.Name, Organisation = wish.Organisation, Languages = wish.Languages, Frequency = wish.Frequency });
            return SubscriptionImport.Updated;
        }

        // Consent is used up when the person ends the alerts it was given for: an old list brings nobody back.
        if (same?.EndedAt >= confirmedAt || recipient.StoppedAt >= confirmedAt)
        {
            return SubscriptionImport.Ended;
        }

        var added = await AddAsync(connection, transaction, wish, recipient.RecipientId, now, confirmedAt, "import");
        await FileAsync(connection, transaction, added);
        return SubscriptionImport.Added;
    }

    /// <summary>Changes a running subscription and files it anew. False: the person has another one with the same wishes.</summary>
    public async Task<bool> ChangeAsync(DbConnection connection, DbTransaction transaction, Subscription changed)
    {
        var same = await SameAsync(connection, transaction, changed.RecipientId, changed.Filter);
        if (same is { EndedAt: null } && same.SubscriptionId != changed.SubscriptionId)
        {
            return false;
        }

        await connection.ExecuteAsync(SubscriptionsSql.Change, Values(changed, changed.SubscriptionId), transaction);
        if (same?.SubscriptionId != changed.SubscriptionId)
        {
            await connection.ExecuteAsync(SubscriptionsSql.RemoveKeys, new { changed.SubscriptionId }, transaction);
            await FileAsync(connection, transaction, changed);
        }

        return true;
    }

    /// <summary>Ends one subscription; repeating it changes nothing.</summary>
    public async Task EndAsync(DbConnection connection, DbTransaction transaction, Guid subscriptionId, string reason)
    {
        await connection.ExecuteAsync(SubscriptionsSql.End, new { SubscriptionId = subscriptionId, Reason = reason, Now = Now() }, transaction);
        await connection.ExecuteAsync(SubscriptionsSql.RemoveKeys, new { SubscriptionId = subscriptionId }, transaction);
    }

    /// <summary>Ends everything of a recipient, also what waits for confirmation; repeating it changes nothing.</summary>
    /// <returns>How many subscriptions ended.</returns>
    public async Task<int> StopAsync(DbConnection connection, DbTransaction transaction, Guid recipientId, string reason)
    {
        var parameters = new { RecipientId = recipientId, Reason = reason, Now = Now() };
        await connection.ExecuteAsync(SubscriptionsSql.RemoveAllKeys, parameters, transaction);
        var ended = await connection.ExecuteAsync(SubscriptionsSql.EndAll, parameters, transaction);
        if (ended > 0)
        {
            await connection.ExecuteAsync(SubscriptionsSql.Stop, parameters, transaction);
        }

        return ended;
    }

    /// <summary>A subscription, or null.</summary>
    public async Task<Subscription?> FindAsync(DbConnection connection, Guid subscriptionId, DbTransaction? transaction = null) =>
        (await connection.QuerySingleOrDefaultAsync<SubscriptionRow>(SubscriptionsSql.Find, new { SubscriptionId = subscriptionId }, transaction))?.ToSubscription();

    /// <summary>The running subscriptions of a recipient, oldest first.</summary>
    public async Task<IReadOnlyList<Subscription>> RunningAsync(DbConnection connection, Guid recipientId, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<SubscriptionRow>(SubscriptionsSql.FindRunning, new { RecipientId = recipientId }, transaction)).Select(r => r.ToSubscription())];

    /// <summary>The running subscriptions of several recipients.</summary>
    public async Task<ILookup<Guid, Subscription>> RunningAsync(DbConnection connection, IReadOnlyCollection<Guid> recipientIds, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<SubscriptionRow>(SubscriptionsSql.FindRunningOf(db.In("s.recipient_id", "@ids")), new { ids = recipientIds.ToArray() }, transaction))
            .Select(r => r.ToSubscription()).ToLookup(s => s.RecipientId);

    /// <summary>The addresses of several recipients as their owners wrote them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AddressesAsync(DbConnection connection, IReadOnlyCollection<Guid> recipientIds, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<RecipientRow>(SubscriptionsSql.FindRecipients(db.In("recipient_id", "@ids")), new { ids = recipientIds.ToArray() }, transaction))
            .ToDictionary(r => r.RecipientId, r => r.Email);

    /// <summary>The address of a recipient as its owner wrote it, or null.</summary>
    public async Task<string?> AddressAsync(DbConnection connection, Guid recipientId) =>
        (await connection.QuerySingleOrDefaultAsync<RecipientRow>(SubscriptionsSql.FindRecipient, new { RecipientId = recipientId }))?.Email;

    /// <summary>The recipient of an address with its spelling, or null.</summary>
    public async Task<(Guid RecipientId, string Email)?> RecipientAsync(DbConnection connection, string emailKey, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<RecipientRow>(SubscriptionsSql.FindRecipientByAddress, new { EmailKey = emailKey }, transaction) is { } row
            ? (row.RecipientId, row.Email) : null;

    private static async Task<RecipientRow> RecipientAsync(DbConnection connection, DbTransaction transaction, SubscriptionWish wish, DateTimeOffset now) =>
        await connection.QuerySingleAsync<RecipientRow>(
            SubscriptionsSql.AddRecipient, new { RecipientId = Guid.CreateVersion7(), wish.Email, wish.EmailKey, Now = now }, transaction);

    private static async Task<Subscription?> SameAsync(DbConnection connection, DbTransaction transaction, Guid recipientId, AlertFilter filter) =>
        (await connection.QuerySingleOrDefaultAsync<SubscriptionRow>(
            SubscriptionsSql.FindSame, new { RecipientId = recipientId, FilterKey = filter.Key }, transaction))?.ToSubscription();

    private static async Task<Subscription> AddAsync(
        DbConnection connection, DbTransaction transaction, SubscriptionWish wish, Guid recipientId, DateTimeOffset now, DateTimeOffset? confirmedAt, string? confirmedBy)
    {
        var subscription = new Subscription
        {
            SubscriptionId = Guid.CreateVersion7(),
            RecipientId = recipientId,
            Name = wish.Name,
            Organisation = wish.Organisation,
            Languages = wish.Languages,
            Filter = wish.Filter,
            Frequency = wish.Frequency,
            ConfirmedAt = confirmedAt is { } at ? DapperTypes.Cut(at) : null,
        };
        var values = new DynamicParameters(Values(subscription, subscription.SubscriptionId));
        values.AddDynamicParams(new { subscription.RecipientId, Now = now, subscription.ConfirmedAt, ConfirmedBy = confirmedBy });
        await connection.ExecuteAsync(SubscriptionsSql.Add, values, transaction);
        return subscription;
    }

    private static Task<int> FileAsync(DbConnection connection, DbTransaction transaction, Subscription subscription) =>
        connection.ExecuteAsync(
            SubscriptionsSql.AddKeys, MatchKeys.Of(subscription.Filter).Select(k => new { MatchKey = k, subscription.SubscriptionId }), transaction);

    private static object Values(Subscription s, Guid id) => new
    {
        SubscriptionId = id,
        s.Name,
        s.Organisation,
        Languages = string.Join(';', s.Languages),
        Cpv = string.Join(';', s.Filter.Cpv),
        Nuts = string.Join(';', s.Filter.Nuts),
        Words = string.Join(';', s.Filter.Words),
        FilterKey = s.Filter.Key,
        Frequency = Subscription.WordOf(s.Frequency),
    };

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());
}
