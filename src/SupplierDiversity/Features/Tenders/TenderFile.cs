using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Features.Tenders;

/// <summary>Everything the portal holds of one tender.</summary>
internal sealed record TenderFile
{
    public required TenderRow Row { get; init; }

    /// <summary>The notice the tender is shown from.</summary>
    public required Notice Notice { get; init; }

    /// <summary>All live notices, newest first.</summary>
    public required IReadOnlyList<NoticeRow> Notices { get; init; }

    /// <summary>What changed in each edition, newest first.</summary>
    public required IReadOnlyList<ChangeRow> Changes { get; init; }

    public required IReadOnlyList<ResultRow> Results { get; init; }
    public required ILookup<Guid, BidsRow> Bids { get; init; }
    public required ILookup<Guid, WinnerRow> Winners { get; init; }

    public IReadOnlyList<LotDeadline> Deadlines { get; private init; } = [];

    /// <summary>Loads a tender with one trip to the database; null when there is none. A withdrawn one has a row and nothing else.</summary>
    public static async Task<TenderFile?> FindAsync(Db db, string id, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        await using var found = await connection.QueryMultipleAsync(Everything, new { Id = id });
        if (await found.ReadSingleOrDefaultAsync<TenderRow>() is not { } row)
        {
            return null;
        }

        return new TenderFile
        {
            Row = row,
            Deadlines = NoticeDocument.Read<List<LotDeadline>>(row.DeadlinesJson),
            Notice = NoticeDocument.Read<Notice>(await found.ReadSingleAsync<string>()),
            Notices = (await found.ReadAsync<NoticeRow>()).AsList(),
            Changes = (await found.ReadAsync<ChangeRow>()).AsList(),
            Results = (await found.ReadAsync<ResultRow>()).AsList(),
            Bids = (await found.ReadAsync<BidsRow>()).ToLookup(b => b.LotResultId),
            Winners = (await found.ReadAsync<WinnerRow>()).ToLookup(w => w.LotResultId),
        };
    }

    private const string Everything =
        TendersSql.FindTender + ";\n" + TendersSql.FindDocument + ";\n" + TendersSql.FindNotices + ";\n" + TendersSql.FindChanges + ";\n"
        + TendersSql.FindResults + ";\n" + TendersSql.FindBids + ";\n" + TendersSql.FindWinners;
}
