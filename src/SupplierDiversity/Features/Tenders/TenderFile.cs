using System.Data.Common;
using Dapper;
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

    /// <summary>The same with other deadlines.</summary>
    public TenderFile With(IReadOnlyList<LotDeadline> deadlines) => this with { Deadlines = deadlines };

    private static readonly ILookup<Guid, BidsRow> NoBids = Array.Empty<BidsRow>().ToLookup(b => b.LotResultId);
    private static readonly ILookup<Guid, WinnerRow> NoWinners = Array.Empty<WinnerRow>().ToLookup(w => w.LotResultId);

    private const string TenderAndHistory = TendersSql.FindTender + ";\n" + TendersSql.FindNotices + ";\n" + TendersSql.FindChanges;
    private const string AllOfResults = TendersSql.FindResults + ";\n" + TendersSql.FindBids + ";\n" + TendersSql.FindWinners;

    /// <summary>Loads a tender; null when there is none. A withdrawn one has a row and nothing else to show.</summary>
    public static async Task<TenderFile?> LoadAsync(DbConnection connection, KeptNotices kept, string id)
    {
        // One way to the database and back for most tenders: its row, its notices and its changes travel together.
        TenderRow? row;
        List<NoticeRow> notices;
        List<ChangeRow> changes;
        await using (var found = await connection.QueryMultipleAsync(TenderAndHistory, new { Id = id }))
        {
            row = await found.ReadSingleOrDefaultAsync<TenderRow>();
            notices = (await found.ReadAsync<NoticeRow>()).AsList();
            changes = (await found.ReadAsync<ChangeRow>()).AsList();
        }

        if (row is null)
        {
            return null;
        }

        var file = new TenderFile
        {
            Row = row,
            Shown = await kept.ReadAsync(connection, row.ShownNoticeKey),
            Deadlines = NoticeDocument.Read<List<LotDeadline>>(row.DeadlinesJson),
            Notices = notices,
            Changes = changes,
            Results = [],
            Bids = NoBids,
            Winners = NoWinners,
        };
        return row.Kind == "call" && row.ResultAt is null ? file : await WithResultsAsync(file, connection);
    }

    private static async Task<TenderFile> WithResultsAsync(TenderFile file, DbConnection connection)
    {
        await using var found = await connection.QueryMultipleAsync(AllOfResults, new { Id = file.Row.TenderId });
        return file with
        {
            Results = (await found.ReadAsync<ResultRow>()).AsList(),
            Bids = (await found.ReadAsync<BidsRow>()).ToLookup(b => b.LotResultId),
            Winners = (await found.ReadAsync<WinnerRow>()).ToLookup(w => w.LotResultId),
        };
    }
}
