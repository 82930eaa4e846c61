using System.Data.Common;
using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Features.Notices;

/// <summary>What is looked up before notices are published or withdrawn.</summary>
internal static class PublicationSql
{
    // Ids are hashes, so rows land all over the file: with SQLite's 2 MB of cache and a checkpoint every 4 MB each
    // chunk would read and write the same pages again.
    private const string RoomForMany = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;";

    // Everything here is looked up and checked by key, foreign keys too: a plan by index is right however full the
    // tables are, so that it can be made once and kept.
    private const string Lock =
        """
        SELECT pg_advisory_xact_lock(20100519), set_config('plan_cache_mode', 'force_generic_plan', TRUE),
            set_config('enable_seqscan', 'off', TRUE), set_config('jit', 'off', TRUE)
        """;

    private const string NoticeColumns =
        """
        SELECT notice_key, sha256, notice_id, version, tender_id, kind, publication_number, order_key, own_procedure,
               names_notice, names_version, replaces, cancels, result_lots, imported_at
          FROM notices
        """;

    /// <summary>
    /// One publication at a time on PostgreSQL, as SQLite has it anyway: two could each make the same tender from half
    /// of its notices.
    /// </summary>
    public static Task TakeTurnAsync(Db db, DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(db.Choose(RoomForMany, Lock), transaction: transaction);

    /// <summary>Which files are known, and which tenders hold a notice that is named, names one, or has the same id.</summary>
    public static string FindRelated(Db db) =>
        $"""
        SELECT notice_key, sha256, tender_id, withdrawn_at FROM notices WHERE {db.In("sha256", "@shas")};
        SELECT tender_id FROM notices WHERE withdrawn_at IS NULL AND {db.In("notice_id", "@ids")}
        UNION SELECT tender_id FROM notices WHERE withdrawn_at IS NULL AND {db.In("publication_number", "@numbers")}
        UNION SELECT tender_id FROM notices WHERE withdrawn_at IS NULL AND names_notice IS NOT NULL AND {db.In("names_notice", "@names")};
        """;

    /// <summary>All there is of some tenders: live notices, the tender itself, its last edition, where its results are from.</summary>
    public static string LoadTenders(Db db) =>
        $"""
        {NoticeColumns} WHERE withdrawn_at IS NULL AND {db.In("tender_id", "@tenders")};
        SELECT tender_id, shown_notice_key, published_at, changed_at, cancelled_at, result_at, withdrawn_at FROM tenders WHERE {db.In("tender_id", "@tenders")};
        SELECT e.tender_id, e.number, e.facts_json, e.withdrawn_at FROM editions e WHERE {db.In("e.tender_id", "@tenders")} ORDER BY e.number;
        SELECT DISTINCT tender_id, notice_key, lot_id FROM lot_results WHERE {db.In("tender_id", "@tenders")};
        """;

    /// <summary>Documents of notices that a tender is to be shown from.</summary>
    public static string LoadDocuments(Db db) => $"SELECT notice_key, document_json FROM notices WHERE {db.In("notice_key", "@keys")}";

    /// <summary>Buyers by what they are known by.</summary>
    public static string FindBuyers(Db db) => $"SELECT buyer_id, match_key, known_from FROM buyers WHERE {db.In("match_key", "@keys")}";
}
