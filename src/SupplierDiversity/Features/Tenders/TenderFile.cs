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

    /// <summary>The notice the tender is shown from, with its duties.</summary>
    public required KeptNotice Shown { get; init; }

    /// <summary>The notice the tender is shown from.</summary>
    public Notice Notice => Shown.Notice;

    /// <summary>All live notices, newest first.</summary>
    public required IReadOnlyList<NoticeRow> Notices { get; init; }

    /// <summary>What changed in each edition, newest first.</summary>
    public required IReadOnlyList<ChangeRow> Changes { get; init; }

    public required IReadOnlyList<ResultRow> Results { get; init; }
    public required ILookup<Guid, BidsRow> Bids { get; init; }
    public required ILookup<Guid, WinnerRow> Winners { get; init; }

    public IReadOnlyList<LotDeadline> Deadlines { get; private init; } = [];

    private const string History = TendersSql.FindNotices + ";\n" + TendersSql.FindChanges;

    private const string HistoryAndResults =
        History + ";\n" + TendersSql.FindResults + ";\n" + TendersSql.FindBids + ";\n" + TendersSql.FindWinners;

    /// <summary>Loads a tender; null when there is none. A withdrawn one has a row and nothing else to show.</summary>
    public static async Task<TenderFile?> FindAsync(Db db, KeptNotices kept, string id, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<TenderRow>(TendersSql.FindTender, new { Id = id }) is not { } row)
        {
            return null;
        }

        var shown = await kept.ReadAsync(connection, row.ShownNoticeKey);
        var hasResults = row.Kind != "call" || row.ResultAt is not null;
        await using var found = await connection.QueryMultipleAsync(hasResults ? HistoryAndResults : History, new { Id = id });
        return new TenderFile
        {
            Row = row,
            Shown = shown,
            Deadlines = NoticeDocument.Read<List<LotDeadline>>(row.DeadlinesJson),
            Notices = (await found.ReadAsync<NoticeRow>()).AsList(),
            Changes = (await found.ReadAsync<ChangeRow>()).AsList(),
            Results = hasResults ? (await found.ReadAsync<ResultRow>()).AsList() : [],
            Bids = (hasResults ? await found.ReadAsync<BidsRow>() : []).ToLookup(b => b.LotResultId),
            Winners = (hasResults ? await found.ReadAsync<WinnerRow>() : []).ToLookup(w => w.LotResultId),
        };
    }
}
