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
         WHERE t.withdrawn_at IS NULL AND t.kind IN ('call', 'result') AND {db.In("t.tender_id", "@tenders")}
        """;

    public static string Publications(Db db) =>
        $"""
        SELECT n.notice_key, n.notice_id, n.tender_id, n.kind, n.published_on, n.dispatched_at, n.imported_at
          FROM notices n
         WHERE n.withdrawn_at IS NULL AND n.kind IN ('call', 'result') AND {db.In("n.tender_id", "@tenders")}
        """;

    public static string Results(Db db) =>
        $"""
        SELECT r.lot_result_id, r.tender_id, r.notice_key, r.status, r.not_awarded_reason,
               MAX(CASE WHEN b.kind = 'tenders' THEN b.bids END) AS bids,
               MAX(CASE WHEN b.kind = 't-sme' THEN b.bids END) AS sme_bids,
               MAX(CASE WHEN b.kind = 't-oth-eea' THEN b.bids END) AS other_eea_bids,
               MAX(CASE WHEN b.kind = 't-no-eea' THEN b.bids END) AS outside_eea_bids
          FROM lot_results r
          JOIN notices n ON n.notice_key = r.notice_key AND n.kind = 'result' AND n.withdrawn_at IS NULL
          LEFT JOIN lot_result_bids b ON b.lot_result_id = r.lot_result_id
         WHERE {db.In("r.tender_id", "@tenders")}
         GROUP BY r.lot_result_id, r.tender_id, r.notice_key, r.status, r.not_awarded_reason
        """;

    /// <summary>One row a winning bid: its bidder, or the leader of a consortium.</summary>
    public static string Wins(Db db) =>
        $"""
        SELECT w.lot_result_id, w.size, w.value_cents, w.currency
          FROM lot_results r JOIN lot_winners w ON w.lot_result_id = r.lot_result_id AND w.role = 'tenderer' AND w.position = 0
         WHERE {db.In("r.tender_id", "@tenders")}
        """;

    /// <summary>
    /// What is kept of some buyers' tenders, added up, and the tenders that are not counted yet. One statement: between
    /// two, a tender could be counted and so be missed or counted twice.
    /// </summary>
    public static string Kept(Db db) =>
        $"""
        SELECT COALESCE(c.year, 0) AS year, {Added},
               CAST(COALESCE(SUM(c.cents), 0) AS bigint) AS cents, SUM(c.value_lots) AS value_lots, c.currency,
               string_agg(CASE WHEN c.tender_id IS NULL THEN b.tender_id END, ' ') AS uncounted
          FROM (SELECT DISTINCT tb.tender_id FROM tender_buyers tb WHERE {db.In("tb.buyer_id", "@buyers")}) b
          LEFT JOIN tender_counts c ON c.tender_id = b.tender_id
         GROUP BY c.year, c.currency
        """;

    /// <summary>Some tenders, after a given one, that are not counted yet.</summary>
    public const string Uncounted =
        """
        SELECT t.tender_id FROM tenders t
         WHERE t.tender_id > @after AND NOT EXISTS (SELECT 1 FROM tender_counts c WHERE c.tender_id = t.tender_id)
         ORDER BY t.tender_id LIMIT @most
        """;

    /// <summary>A tender that was written has to be counted again.</summary>
    public const string Forget = "DELETE FROM tender_counts WHERE tender_id = @tender_id";

    public const string Keep =
        """
        INSERT INTO tender_counts (tender_id, year, currency, cents, value_lots, tenders, lots, duty_by_code, duty_in_text,
            results, bids_known, bids, no_bid, one_bid, sme_known, sme_bids, sme_of, other_eea_known, other_eea_bids, other_eea_of,
            outside_eea_known, outside_eea_bids, outside_eea_of, awarded, wins, micro_wins, small_wins, medium_wins, sme_wins, large_wins)
        VALUES (@TenderId, @Year, @Currency, @Cents, @ValueLots, @Tenders, @Lots, @DutyByCode, @DutyInText,
            @Results, @BidsKnown, @Bids, @NoBid, @OneBid, @SmeKnown, @SmeBids, @SmeOf, @OtherEeaKnown, @OtherEeaBids, @OtherEeaOf,
            @OutsideEeaKnown, @OutsideEeaBids, @OutsideEeaOf, @Awarded, @Wins, @MicroWins, @SmallWins, @MediumWins, @SmeWins, @LargeWins)
        """;

    private const string Added =
        """
        SUM(c.tenders) AS tenders, SUM(c.lots) AS lots, SUM(c.duty_by_code) AS duty_by_code, SUM(c.duty_in_text) AS duty_in_text,
        SUM(c.results) AS results, SUM(c.bids_known) AS bids_known, SUM(c.bids) AS bids, SUM(c.no_bid) AS no_bid, SUM(c.one_bid) AS one_bid,
        SUM(c.sme_known) AS sme_known, SUM(c.sme_bids) AS sme_bids, SUM(c.sme_of) AS sme_of,
        SUM(c.other_eea_known) AS other_eea_known, SUM(c.other_eea_bids) AS other_eea_bids, SUM(c.other_eea_of) AS other_eea_of,
        SUM(c.outside_eea_known) AS outside_eea_known, SUM(c.outside_eea_bids) AS outside_eea_bids, SUM(c.outside_eea_of) AS outside_eea_of,
        SUM(c.awarded) AS awarded, SUM(c.wins) AS wins, SUM(c.micro_wins) AS micro_wins, SUM(c.small_wins) AS small_wins,
        SUM(c.medium_wins) AS medium_wins, SUM(c.sme_wins) AS sme_wins, SUM(c.large_wins) AS large_wins
        """;
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
    public required string TenderId { get; init; }
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

/// <summary>Awarded value of a group of kept rows, and what is not counted yet.</summary>
internal sealed record KeptCountRow
{
    public required long Cents { get; init; }
    public int? ValueLots { get; init; }
    public string? Currency { get; init; }
    public string? Uncounted { get; init; }

    public IReadOnlyList<CurrencyValue> Values => string.IsNullOrEmpty(Currency) ? [] : [new(Currency, Cents, ValueLots!.Value)];
}
