using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Rules.Quotations;

namespace SupplierDiversity.Features.Quotations;

/// <summary>
/// Draws whom a city asks, and has them told. It reads the main database alone: what is known about owners or staff lies in
/// another database, which this class has no way to open.
/// </summary>
public sealed class QuotationBook
{
    private const int SeedDigits = 32;
    private readonly Db db;
    private readonly KeptFirms firms;
    private readonly QuotationLetters letters;
    private readonly AuditLog audit;
    private readonly TimeProvider clock;

    internal QuotationBook(Db db, KeptFirms firms, QuotationLetters letters, AuditLog audit, TimeProvider clock) =>
        (this.db, this.firms, this.letters, this.audit, this.clock) = (db, firms, letters, audit, clock);

    /// <summary>The draw of a tender, or null.</summary>
    public async Task<KeptDraw?> FindAsync(City city, string tenderId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        await using var connection = await db.OpenAsync(ct);
        return await FindAsync(connection, null, city, tenderId);
    }

    /// <summary>How many firms fit a tender now: all that is told before the draw.</summary>
    public async Task<int> CountAsync(City city, AuthoredTender tender, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(tender);
        await using var connection = await db.OpenAsync(ct);
        return QuotationDraw.Line(new(tender.Draft.Cpv, tender.Draft.Nuts, ""), await AskableAsync(connection, null, city)).Count(f => f.Place > 0);
    }

    /// <summary>Draws, once for a tender; false when it was done before.</summary>
    public Task<bool> DrawAsync(City city, AuthoredTender tender, int wanted, Guid by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(tender);
        var call = new QuotationCall(tender.Draft.Cpv, tender.Draft.Nuts, RandomNumberGenerator.GetHexString(SeedDigits, lowercase: true));
        return InTurnAsync(city, async (connection, transaction) =>
        {
            var id = Guid.CreateVersion7();
            var draw = new
            {
                DrawId = id,
                city.CityId,
                tender.TenderId,
                QuotationDraw.Version,
                Wanted = wanted,
                Cpv = string.Join(';', call.Cpv),
                Nuts = string.Join(';', call.Nuts),
                call.Seed,
                By = by,
                Now = Now(),
            };
            if (await connection.ExecuteAsync(QuotationsSql.AddDraw, draw, transaction) == 0)
            {
                return false;
            }

            var line = QuotationDraw.Line(call, await AskableAsync(connection, transaction, city));
            var asked = QuotationDraw.Asked(line, new HashSet<Guid>(), wanted);
            await connection.ExecuteAsync(QuotationsSql.AddFirm, line.Select(f => new
            {
                DrawId = id,
                f.Firm.SupplierId,
                Cpv = string.Join(';', f.Firm.Cpv),
                Nuts = string.Join(';', f.Firm.Nuts),
                f.Firm.LastAskedAt,
                f.Firm.TimesAsked,
                f.Place,
                Asked = asked.Contains(f.Firm.SupplierId),
            }), transaction);
            await RecordAsync(connection, transaction, "quotations-drawn", city, tender, call.Seed);
            return true;
        }, ct);
    }

    /// <summary>Leaves a firm out for a written reason; the next in the line comes in. False: it is not asked, or the firms were told.</summary>
    public Task<bool> LeaveOutAsync(City city, AuthoredTender tender, Guid supplierId, string reason, Guid by, CancellationToken ct) => InTurnAsync(
        city,
        async (connection, transaction) =>
        {
            if (await FindAsync(connection, transaction, city, tender.TenderId) is not { Row: var row }
                || await connection.ExecuteAsync(QuotationsSql.LeaveOut, new { row.DrawId, SupplierId = supplierId, Reason = reason, By = by, Now = Now() }, transaction) == 0)
            {
                return false;
            }

            var draw = (await FindAsync(connection, transaction, city, tender.TenderId))!;
            foreach (var firm in QuotationDraw.Asked(draw.Line, draw.LeftOut, row.Wanted).Except(draw.Firms.Where(f => f.Asked).Select(f => f.SupplierId)))
            {
                await connection.ExecuteAsync(QuotationsSql.Ask, new { row.DrawId, SupplierId = firm }, transaction);
            }

            await RecordAsync(connection, transaction, "quotation-left-out", city, tender, reason);
            return true;
        },
        ct);

    /// <summary>Tells the firms that are asked; false when that was done before.</summary>
    internal Task<bool> SendAsync(City city, AuthoredTender tender, CalledTender called, Guid by, CancellationToken ct) => InTurnAsync(
        city,
        async (connection, transaction) =>
        {
            if (await FindAsync(connection, transaction, city, tender.TenderId) is not { } draw
                || await connection.ExecuteAsync(QuotationsSql.Send, new { draw.Row.DrawId, By = by, Now = Now() }, transaction) == 0)
            {
                return false;
            }

            foreach (var firm in draw.Firms.Where(f => f.Asked))
            {
                var written = await letters.AskAsync(connection, transaction, called, firm.SupplierId, ct);
                await connection.ExecuteAsync(QuotationsSql.SetLetters, new { draw.Row.DrawId, firm.SupplierId, Letters = written }, transaction);
            }

            await RecordAsync(connection, transaction, "quotations-sent", city, tender, "");
            return true;
        },
        ct);

    private static async Task<KeptDraw?> FindAsync(DbConnection connection, DbTransaction? transaction, City city, string tenderId) =>
        await connection.QuerySingleOrDefaultAsync<QuotationDrawRow>(QuotationsSql.DrawOfTender, new { city.CityId, TenderId = tenderId }, transaction) is not { } row ? null
            : new(row, (await connection.QueryAsync<QuotationFirmRow>(QuotationsSql.Firms, new { row.DrawId }, transaction)).AsList());

    // An entry that was put together with another keeps the agreement and the turns of both.
    private async Task<IReadOnlyList<AskableFirm>> AskableAsync(DbConnection connection, DbTransaction? transaction, City city)
    {
        var agreed = (await connection.QueryAsync<Guid>(QuotationsSql.Agreed, new { city.CityId }, transaction)).AsList();
        var before = (await connection.QueryAsync<AskedBeforeRow>(QuotationsSql.AskedBefore, new { city.CityId }, transaction)).AsList();
        var kept = await firms.FindAsync(connection, transaction, [.. agreed.Concat(before.Select(b => b.SupplierId)).Distinct()]);
        var last = before.Where(b => kept.ContainsKey(b.SupplierId)).GroupBy(b => kept[b.SupplierId].SupplierId).ToDictionary(g => g.Key, g => (At: g.Max(b => b.DrawnAt), Times: g.Count()));
        return [.. agreed.Select(id => kept.GetValueOrDefault(id)).OfType<Firm>().DistinctBy(f => f.SupplierId).Select(f =>
            last.TryGetValue(f.SupplierId, out var turn) ? new AskableFirm(f.SupplierId, f.Filter.Cpv, f.Filter.Nuts, turn.At, turn.Times) : new AskableFirm(f.SupplierId, f.Filter.Cpv, f.Filter.Nuts, null, 0))];
    }

    private Task<bool> InTurnAsync(City city, Func<DbConnection, DbTransaction, Task<bool>> work, CancellationToken ct) => db.InTransactionAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync(QuotationsSql.TakeTurn, new { city.CityId, Now = Now() }, transaction);
            return await work(connection, transaction);
        },
        ct);

    private Task RecordAsync(DbConnection connection, DbTransaction transaction, string action, City city, AuthoredTender tender, string purpose) =>
        audit.AddAsync(connection, transaction, new AuditEntry(action, "tender", tender.TenderId) { Name = tender.Draft.Title, City = city.CityId, Purpose = purpose });

    private DateTimeOffset Now() => DapperTypes.Cut(clock.GetUtcNow());

    private sealed record AskedBeforeRow
    {
        public required Guid SupplierId { get; init; }
        public required DateTimeOffset DrawnAt { get; init; }
    }
}
