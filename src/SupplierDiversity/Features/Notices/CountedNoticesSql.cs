using SupplierDiversity.Database;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Notices;

/// <summary>What is counted of some buyers' tenders. Bids come as one row a lot result, each kind in its own column.</summary>
internal static class CountedNoticesSql
{
    public const string Stamp = "SELECT number FROM tender_stamp";

    public static string Tenders(Db db) =>
        $"""
        SELECT t.tender_id, t.kind, t.lot_count, t.duties, t.coded_duties, t.published_at
          FROM tenders t
         WHERE t.withdrawn_at IS NULL AND t.kind IN ('call', 'result') AND t.tender_id IN ({Bought(db)})
        """;

    public static string Publications(Db db) =>
        $"""
        SELECT n.notice_key, n.notice_id, n.tender_id, n.kind, n.published_on, n.dispatched_at, n.imported_at
          FROM notices n
         WHERE n.withdrawn_at IS NULL AND n.kind IN ('call', 'result') AND n.tender_id IN ({Bought(db)})
        """;

    public static string Results(Db db) =>
        $"""
        SELECT r.lot_result_id, r.notice_key, r.status, r.not_awarded_reason,
               MAX(CASE WHEN b.kind = 'tenders' THEN b.bids END) AS bids,
               MAX(CASE WHEN b.kind = 't-sme' THEN b.bids END) AS sme_bids,
               MAX(CASE WHEN b.kind = 't-oth-eea' THEN b.bids END) AS other_eea_bids,
               MAX(CASE WHEN b.kind = 't-no-eea' THEN b.bids END) AS outside_eea_bids
          FROM lot_results r
          JOIN notices n ON n.notice_key = r.notice_key AND n.kind = 'result' AND n.withdrawn_at IS NULL
          LEFT JOIN lot_result_bids b ON b.lot_result_id = r.lot_result_id
         WHERE r.tender_id IN ({Bought(db)})
         GROUP BY r.lot_result_id, r.notice_key, r.status, r.not_awarded_reason
        """;

    /// <summary>One row a winning bid: its bidder, or the leader of a consortium.</summary>
    public static string Wins(Db db) =>
        $"""
        SELECT w.lot_result_id, w.size, w.value_cents, w.currency
          FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id AND w.role = 'tenderer' AND w.position = 0
         WHERE r.tender_id IN ({Bought(db)})
        """;

    private static string Bought(Db db) => $"SELECT tb.tender_id FROM tender_buyers tb WHERE {db.In("tb.buyer_id", "@buyers")}";
}

internal sealed record TenderCountRow
{
    public required string TenderId { get; init; }
    public required string Kind { get; init; }
    public required int LotCount { get; init; }
    public required string Duties { get; init; }
    public required string CodedDuties { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    public DutyEvidence Duty => CodedDuties.Length > 0 ? DutyEvidence.Code : Duties.Length > 0 ? DutyEvidence.Text : DutyEvidence.None;
}

internal sealed record PublicationRow
{
    public required Guid NoticeKey { get; init; }
    public required string NoticeId { get; init; }
    public required string TenderId { get; init; }
    public required string Kind { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public DateTimeOffset? DispatchedAt { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }

    public DateOnly Day => PublishedOn ?? DateOnly.FromDateTime((DispatchedAt ?? ImportedAt).UtcDateTime);
}

internal sealed record ResultCountRow
{
    public required Guid LotResultId { get; init; }
    public required Guid NoticeKey { get; init; }
    public string? Status { get; init; }
    public string? NotAwardedReason { get; init; }
    public int? Bids { get; init; }
    public int? SmeBids { get; init; }
    public int? OtherEeaBids { get; init; }
    public int? OutsideEeaBids { get; init; }
}

internal sealed record WinRow
{
    public required Guid LotResultId { get; init; }
    public string? Size { get; init; }
    public long? ValueCents { get; init; }
    public string? Currency { get; init; }
}
