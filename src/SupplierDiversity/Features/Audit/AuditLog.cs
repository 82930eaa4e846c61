using System.Data.Common;
using System.Globalization;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Audit;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// The one log of who did what. Records are chained by hash and never changed; a record is written in the transaction of
/// what it tells, so neither exists without the other.
/// </summary>
public sealed class AuditLog(Db db, TimeProvider clock, IHttpContextAccessor http)
{
    /// <summary>Set on a request once something was recorded in it.</summary>
    internal static readonly object Recorded = new();

    /// <summary>For a form that changes nothing, such as one that asks for figures: the net lets it pass.</summary>
    public static void ChangesNothing(HttpContext http) => http.Items[Recorded] = true;

    /// <summary>Writes down what the transaction does. Call it last: other writers wait from here to the commit.</summary>
    public async Task AddAsync(DbConnection connection, DbTransaction transaction, AuditEntry entry)
    {
        var visitor = http.HttpContext?.RequestServices.GetRequiredService<Visitor>();
        var roles = visitor is null ? [] : await visitor.RolesAsync();
        var counting = roles.Where(r => r.City is null || r.City.CityId == entry.City).Select(r => RoleCode.Of(r.Role)).Distinct().Order(StringComparer.Ordinal).ToList();
        var head = await connection.QuerySingleAsync<AuditHead>(AuditSql.TakeHead, transaction: transaction);
        var record = new AuditRecord
        {
            Number = head.Number,
            At = DapperTypes.Cut(clock.GetUtcNow()),
            AccountId = visitor?.AccountId ?? entry.Account,
            Roles = counting.Count > 0 ? string.Join(' ', counting) : visitor is null ? "portal" : "anybody",
            CityId = entry.City,
            Action = entry.Action,
            Kind = entry.Kind,
            ObjectId = entry.ObjectId,
            Name = entry.Name,
            Purpose = entry.Purpose,
            ChangesJson = entry.ChangesJson(),
            PreviousHash = head.Hash,
            Hash = "",
        };
        await connection.ExecuteAsync(AuditSql.Add, record with { Hash = record.Computed() }, transaction);
        http.HttpContext?.Items[Recorded] = true;
    }

    /// <summary>Writes down a read, or what another part has just carried out.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken ct = default) =>
        db.InTransactionAsync((connection, transaction) => AddAsync(connection, transaction, entry), ct);

    /// <summary>Says that a form was taken which changed nothing, so that nothing is written down of it.</summary>
    public void NothingChanged() => http.HttpContext?.Items[Recorded] = true;

    /// <summary>The end of the chain: number and hash of the newest record, to be published or kept elsewhere.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QuerySingleAsync<AuditHead>(new CommandDefinition(AuditSql.Head, cancellationToken: ct));
    }

    /// <summary>The hash a record has now, for comparing with one that was kept elsewhere; null when there is no such record.</summary>
    public async Task<AuditHead?> HashOfAsync(long number, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<AuditHead>(new CommandDefinition(AuditSql.HashOf, new { Number = number }, cancellationToken: ct));
    }

    /// <summary>Looks through the chain; null when it is whole, else the number of the first record that is not as it was written.</summary>
    public async Task<long?> FirstBrokenAsync(CancellationToken ct)
    {
        const int Most = 5000;
        await using var connection = await db.OpenAsync(ct);
        var before = await connection.QueryFirstOrDefaultAsync<AuditHead>(new CommandDefinition(AuditSql.LastSegment, cancellationToken: ct)) ?? new() { Number = 0, Hash = AuditHash.Start };
        // Read before the records: what is written meanwhile lies behind it.
        var head = await HeadAsync(ct);
        List<AuditRecord> batch;
        do
        {
            batch = (await connection.QueryAsync<AuditRecord>(new CommandDefinition(AuditSql.Next, new { before.Number, Most }, cancellationToken: ct))).AsList();
            foreach (var record in batch)
            {
                if (record.Number != before.Number + 1 || record.PreviousHash != before.Hash || record.Hash != record.Computed() || (record.Number == head.Number && record.Hash != head.Hash))
                {
                    return before.Number + 1;
                }

                before = new() { Number = record.Number, Hash = record.Hash };
            }
        }
        while (batch.Count == Most);

        return before.Number < head.Number ? before.Number + 1 : null;
    }
}

/// <summary>The place of a record in the chain.</summary>
public sealed record AuditHead
{
    /// <summary>Number of the record; 0 before the first.</summary>
    public required long Number { get; init; }

    /// <summary>Its hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Reads <c>17:3f…</c>, as it stands in the letter of the week; null when it is something else.</summary>
    public static AuditHead? Read(string? text) =>
        text?.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && hash.All(char.IsAsciiHexDigit)
            ? new() { Number = place, Hash = hash.ToLowerInvariant() } : null;
}
