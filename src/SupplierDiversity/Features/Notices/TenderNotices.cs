using Dapper;
using SupplierDiversity.Database;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Features.Notices;

/// <summary>All live notices of tenders, whole, for data that is given away.</summary>
public sealed class TenderNotices(Db db)
{
    private const string Columns =
        """
        SELECT t.tender_id, t.procedure_id, n.notice_id, n.version, n.imported_at, n.document_json
        FROM tenders t JOIN notices n ON n.tender_id = t.tender_id AND n.withdrawn_at IS NULL
        """;

    private const string OfOne = Columns + "\nWHERE t.tender_id = @tenderId ORDER BY n.order_key, n.notice_key";

    private const string OfCity =
        """
        AND c.tender_id IN (SELECT b.tender_id FROM tender_buyers b JOIN buyers o ON o.buyer_id = b.buyer_id WHERE o.city_id = @cityId)
        """;

    private const string LastChange = "SELECT max(c.changed_at) AS changed_at FROM tenders c WHERE c.withdrawn_at IS NULL ";

    private static string OfMany(Guid? cityId) =>
        $"""
        {Columns}
        WHERE t.tender_id IN (
            SELECT c.tender_id FROM tenders c WHERE c.withdrawn_at IS NULL AND c.tender_id > @after {(cityId is null ? "" : OfCity)}
            ORDER BY c.tender_id LIMIT @most)
        ORDER BY t.tender_id, n.order_key, n.notice_key
        """;

    /// <summary>The notices of one tender, oldest first; null without any.</summary>
    public async Task<NoticesOfTender?> FindAsync(string tenderId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return Group(await connection.QueryAsync<NoticeRow>(OfOne, new { tenderId })).SingleOrDefault();
    }

    /// <summary>The next tenders in the order of their ids, each with its notices.</summary>
    /// <param name="cityId">Those of the city's buyers; null: of all buyers.</param>
    /// <param name="after">Ids after this one; "" for the first.</param>
    /// <param name="most">How many tenders at most.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<NoticesOfTender>> NextAsync(Guid? cityId, string after, int most, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return Group(await connection.QueryAsync<NoticeRow>(OfMany(cityId), new { cityId, after, most }));
    }

    /// <summary>When one of these tenders last changed (UTC); null when there is none.</summary>
    public async Task<DateTimeOffset?> LastChangeAsync(Guid? cityId, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.QuerySingleAsync<ChangeRow>(LastChange + (cityId is null ? "" : OfCity), new { cityId })).ChangedAt;
    }

    private static List<NoticesOfTender> Group(IEnumerable<NoticeRow> rows) =>
        [.. rows.GroupBy(r => (r.TenderId, r.ProcedureId)).Select(g => new NoticesOfTender(
            g.Key.TenderId,
            g.Key.ProcedureId,
            // The same version published again (unmasked, say): the later publication counts.
            [.. g.Reverse().DistinctBy(r => (r.NoticeId, r.Version)).Reverse().Select(r => new TakenNotice(NoticeDocument.Read<Notice>(r.DocumentJson), r.ImportedAt))]))];

    private sealed record NoticeRow
    {
        public required string TenderId { get; init; }
        public required string ProcedureId { get; init; }
        public required string NoticeId { get; init; }
        public required int Version { get; init; }
        public required DateTimeOffset ImportedAt { get; init; }
        public required string DocumentJson { get; init; }
    }

    private sealed record ChangeRow
    {
        public required DateTimeOffset? ChangedAt { get; init; }
    }
}

/// <summary>A tender with all its live notices.</summary>
/// <param name="TenderId">The tender.</param>
/// <param name="ProcedureId">BT-04 it is kept under.</param>
/// <param name="Notices">Oldest first, each version once.</param>
public sealed record NoticesOfTender(string TenderId, string ProcedureId, IReadOnlyList<TakenNotice> Notices);

/// <summary>A notice and when the portal took it in (UTC).</summary>
/// <param name="Notice">The notice as read.</param>
/// <param name="TakenAt">UTC instant.</param>
public sealed record TakenNotice(Notice Notice, DateTimeOffset TakenAt);
