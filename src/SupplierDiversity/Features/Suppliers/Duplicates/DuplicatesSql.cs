namespace SupplierDiversity.Features.Suppliers.Duplicates;

internal static class DuplicatesSql
{
    public const string All = "SELECT supplier_id AS id, registration_key, name, trading_name, country, nuts FROM suppliers WHERE merged_into IS NULL";

    public const string Different = "SELECT one_id, other_id FROM supplier_differences";

    public const string AddDifference =
        "INSERT INTO supplier_differences (one_id, other_id, found_by, found_at) VALUES (@One, @Other, @By, @Now) ON CONFLICT (one_id, other_id) DO NOTHING";

    public const string CountPeople =
        "SELECT supplier_id, count(*) AS people FROM supplier_people WHERE left_at IS NULL GROUP BY supplier_id";

    // Locked by the change, so that of two merges of one entry the second finds it gone.
    public const string Close =
        "UPDATE suppliers SET merged_into = @Kept, changed_at = @Now WHERE supplier_id = @Gone AND merged_into IS NULL";

    public const string Keep =
        """
        UPDATE suppliers SET changed_at = @Now,
            email = CASE WHEN email = '' THEN (SELECT g.email FROM suppliers g WHERE g.supplier_id = @Gone) ELSE email END,
            origin = CASE WHEN origin = 'import' THEN (SELECT g.origin FROM suppliers g WHERE g.supplier_id = @Gone) ELSE origin END
        WHERE supplier_id = @Kept AND merged_into IS NULL
        """;

    public const string Follow = "UPDATE suppliers SET merged_into = @Kept WHERE merged_into = @Gone";

    public const string AddMerge =
        "INSERT INTO supplier_merges (merge_id, kept_id, gone_id, merged_by, merged_at) VALUES (@MergeId, @Kept, @Gone, @By, @Now)";

    public const string Unfinished = "SELECT merge_id, kept_id AS kept, gone_id AS gone FROM supplier_merges WHERE moved_at IS NULL ORDER BY merged_at, merge_id";

    public const string Finish = "UPDATE supplier_merges SET moved_at = @Now WHERE merge_id = @MergeId";
}
