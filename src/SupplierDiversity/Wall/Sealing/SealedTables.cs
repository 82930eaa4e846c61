namespace SupplierDiversity.Wall.Sealing;

/// <summary>
/// Every table with a sealed payload, so that all of them are sealed anew when the key changes; a test compares the list
/// with the schema. Such a table has an id of its own (uuid), <c>sealed bytea</c> and <c>seal_key integer</c>;
/// an empty payload was erased.
/// </summary>
internal static class SealedTables
{
    public static IReadOnlyList<SealedTable> All { get; } =
    [
        new("ownership_versions", "version_id", "ownership"),
        new("survey_responses", "invitation_id", Features.Surveys.ResponseBook.Kind),
        new("owner_answers", "owner_id", "owner-answers"),
        new("workforce_counts", "count_id", Features.Workforces.WorkforceBook.Kind),
        new("status_snapshots", "snapshot_id", "status-snapshot"),
        new("report_firms", "row_id", Features.BidReports.Counting.CubeBook.FirmKind),
        // The figures of a large city and year have some hundred kilobytes.
        new("report_cubes", "cube_id", Features.BidReports.Counting.CubeBook.CubeKind) { AtOnce = 20 },
        new("report_year_pairs", "pair_id", Features.BidReports.Counting.YearPairBook.Kind) { AtOnce = 20 },
        new("report_secrets", "secret_id", Features.BidReports.Counting.NoiseSecrets.Kind),
        new("bid_barriers", "answer_id", Features.Bids.BidBarriers.Kind),
        new("evidence_documents", "document_id", Features.Statuses.Evidence.EvidenceBook.Kind),
        // A file has up to 5 MB, and all that is sealed anew at once is in memory.
        new("evidence_files", "document_id", Features.Statuses.Evidence.EvidenceBook.FileKind) { AtOnce = 4 },
        new("badges", "badge_id", Features.Statuses.Badges.BadgeBook.Kind),
        new("evidence_reviews", "review_id", Features.Statuses.Evidence.EvidenceBook.ReviewKind),
    ];
}

/// <summary>A table with a sealed payload.</summary>
/// <param name="Name">As in the migrations.</param>
/// <param name="Id">Its id column.</param>
/// <param name="Kind">The kind its payloads are bound to.</param>
internal sealed record SealedTable(string Name, string Id, string Kind)
{
    /// <summary>How many rows are sealed anew in one transaction.</summary>
    public int AtOnce { get; init; } = 500;

    public string OldOnes => $"SELECT {Id} AS id, sealed, seal_key FROM {Name} WHERE seal_key <> @Key AND length(sealed) > 0 LIMIT @Most";

    public string Replace => $"UPDATE {Name} SET sealed = @Bytes, seal_key = @Key WHERE {Id} = @Id AND seal_key = @Old";

    public string CountUsing => $"SELECT count(*) FROM {Name} WHERE seal_key = @Number AND length(sealed) > 0";

    public string CountUnreadable => $"SELECT count(*) FROM {Name} WHERE length(sealed) > 0 AND seal_key NOT IN (SELECT key_number FROM seal_keys)";
}
