using System.Data.Common;
using Dapper;
using SupplierDiversity.Commands;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Suppliers;

namespace SupplierDiversity.Features.Bids;

/// <summary>
/// <c>import-bids FILE.csv</c>: bids and outcomes from a city's e-tendering system. Safe to repeat: a bid is known again by
/// notice, lot and bidder. Bidders are matched to the register by their number; the others wait for a person to say who they are.
/// </summary>
internal static class ImportBidsVerb
{
    public static Verb Verb { get; } = CsvImport.Verb("import-bids", "bids and outcomes from the city's e-tendering system", BidRow.Columns, mayMiss: ["reason"], call =>
    {
        var clock = call.Get<TimeProvider>();
        return async (connection, transaction, line) =>
        {
            var now = DapperTypes.Cut(clock.GetUtcNow());
            return BidRow.Read(line, now) switch
            {
                ({ } row, _) => await TakeAsync(connection, transaction, row, now),
                var (_, problem) => TakenRow.Refused(problem!),
            };
        };
    });

    /// <summary>Takes one bid into the database.</summary>
    internal static async Task<TakenRow> TakeAsync(DbConnection connection, DbTransaction transaction, BidRow row, DateTimeOffset now)
    {
        if (await NoticeNames.FindAsync(connection, transaction, row.NoticeId) is not { } tender)
        {
            return TakenRow.Refused($"notice_id '{CsvRow.Short(row.NoticeId)}' is no notice of the portal; import the notice first");
        }

        if (row.LotId.Length > 0 && !(await NoticeNames.LotsAsync(connection, transaction, tender.TenderId)).Contains(row.LotId))
        {
            return TakenRow.Refused($"lot_id '{CsvRow.Short(row.LotId)}' is no lot of the notice");
        }

        var firm = await SupplierRegister.FindAsync(connection, transaction, row.Scheme, row.RegistrationKey);
        var place = new { NoticeId = tender.TenderId, row.LotId, row.Scheme, row.RegistrationKey };
        var known = await connection.ExecuteScalarAsync<long>(ImportSql.Known, place, transaction) > 0;
        await connection.ExecuteAsync(
            ImportSql.Keep,
            new
            {
                BidId = Guid.CreateVersion7(),
                tender.CityId,
                tender.TenderId,
                place.NoticeId,
                row.LotId,
                SupplierId = firm,
                row.Scheme,
                row.RegistrationId,
                row.RegistrationKey,
                row.Name,
                row.Country,
                row.State,
                row.AmountCents,
                row.Currency,
                SubmittedAt = DapperTypes.Cut(row.SubmittedAt),
                WithdrawnAt = row.State == "withdrawn" ? now : (DateTimeOffset?)null,
                row.Reason,
                Now = now,
            },
            transaction);
        return known ? TakenRow.Updated : TakenRow.Added;
    }
}
