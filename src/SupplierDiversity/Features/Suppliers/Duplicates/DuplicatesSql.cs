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
        """
        INSERT INTO supplier_merges (merge_id, kept_id, gone_id, merged_by, merged_at, city_id, undo_until, undo_json)
        VALUES (@MergeId, @Kept, @Gone, @By, @Now, @City, @UndoUntil, @Memory)
        """;

    public const string Unfinished = $"{Merges} WHERE moved_at IS NULL ORDER BY merged_at, merge_id";

    private const string Merges = "SELECT merge_id, kept_id AS kept, gone_id AS gone, merged_at, undo_until FROM supplier_merges";

    public const string Finish = "UPDATE supplier_merges SET moved_at = @Now WHERE merge_id = @MergeId";

    public const string People =
        "SELECT supplier_id, account_id, language, hears, joined_at, let_in_by, left_at FROM supplier_people WHERE supplier_id IN (@Kept, @Gone)";

    public const string CitiesOf = "SELECT supplier_id, city_id, listed, diversity, chosen_at FROM supplier_cities WHERE supplier_id = @Kept";

    public const string CitiesOfBoth = "SELECT supplier_id, city_id, listed, diversity, chosen_at FROM supplier_cities WHERE supplier_id IN (@Kept, @Gone)";

    public const string KeptBefore = "SELECT email, origin FROM suppliers WHERE supplier_id = @Kept";

    public const string Followers = "SELECT supplier_id FROM suppliers WHERE merged_into = @Gone";

    // Behind the wall; a merge that was broken off and finished later keeps what it remembered first.
    public const string AddMoves =
        "INSERT INTO merge_moves (merge_id, undo_until, undo_json) VALUES (@MergeId, @Until, @Memory) ON CONFLICT (merge_id) DO NOTHING";

    public const string MostLists = "SELECT coalesce(max(number), 0) FROM ownership_versions WHERE supplier_id = @Gone";

    public const string MostCounts = "SELECT year, max(number) AS most FROM workforce_counts WHERE supplier_id = @Gone GROUP BY year";

    public const string CanBeUndone =
        $"{Merges} WHERE undone_at IS NULL AND moved_at IS NOT NULL AND undo_json IS NOT NULL AND undo_until > @Now ORDER BY merged_at DESC, merge_id";

    public const string CanBeUndoneByCity =
        $"{Merges} WHERE undone_at IS NULL AND moved_at IS NOT NULL AND undo_json IS NOT NULL AND undo_until > @Now AND city_id = @City ORDER BY merged_at DESC, merge_id";

    // Numbers were counted on by each merge, so the last one is undone first.
    public const string LaterMerges =
        """
        SELECT count(*) FROM supplier_merges l JOIN supplier_merges m ON m.merge_id = @MergeId
        WHERE l.merge_id <> m.merge_id AND l.undone_at IS NULL AND l.merged_at >= m.merged_at AND (l.kept_id = m.kept_id OR l.gone_id = m.kept_id)
        """;

    public const string Undo =
        """
        UPDATE supplier_merges SET undone_at = @Now, undone_by = @By
        WHERE merge_id = @MergeId AND undone_at IS NULL AND moved_at IS NOT NULL AND undo_json IS NOT NULL AND undo_until > @Now
        RETURNING undo_json
        """;

    public const string Part =
        """
        UPDATE suppliers SET changed_at = @Now, origin = @Origin,
            email = CASE WHEN @Email = '' AND email = (SELECT g.email FROM suppliers g WHERE g.supplier_id = @Gone) THEN '' ELSE email END
        WHERE supplier_id = @Kept;
        UPDATE suppliers SET merged_into = NULL, changed_at = @Now WHERE supplier_id = @Gone AND merged_into = @Kept;
        """;

    public static string Unfollow(string isOneOf) => $"UPDATE suppliers SET merged_into = @Gone WHERE merged_into = @Kept AND {isOneOf}";

    public const string PersonBack = "UPDATE supplier_people SET supplier_id = @Gone WHERE supplier_id = @Kept AND account_id = @AccountId";

    public const string IsStillThere = "SELECT count(*) FROM supplier_people WHERE supplier_id = @Kept AND account_id = @AccountId";

    public const string PersonAgain =
        """
        INSERT INTO supplier_people (supplier_id, account_id, language, hears, joined_at, let_in_by, left_at)
        VALUES (@SupplierId, @AccountId, @Language, @Hears, @JoinedAt, @LetInBy, @LeftAt) ON CONFLICT (supplier_id, account_id) DO NOTHING
        """;

    public const string PersonLeft = "UPDATE supplier_people SET left_at = @Left WHERE supplier_id = @Kept AND account_id = @AccountId AND left_at IS NULL";

    public const string CityAgain =
        """
        INSERT INTO supplier_cities (supplier_id, city_id, listed, diversity, chosen_at)
        VALUES (@SupplierId, @CityId, @Listed, @Diversity, @ChosenAt) ON CONFLICT (supplier_id, city_id) DO NOTHING
        """;

    public const string CityAway = "DELETE FROM supplier_cities WHERE supplier_id = @Kept AND city_id = @CityId";

    public const string NotBackYet = $"{Merges} WHERE undone_at IS NOT NULL AND back_at IS NULL ORDER BY undone_at, merge_id";

    public const string Back = "UPDATE supplier_merges SET back_at = @Now, undo_json = NULL WHERE merge_id = @MergeId";

    public const string Forget = "UPDATE supplier_merges SET undo_json = NULL WHERE undo_json IS NOT NULL AND undo_until <= @Now AND undone_at IS NULL";

    public const string TakeMoves = "DELETE FROM merge_moves WHERE merge_id = @MergeId RETURNING undo_json";

    public const string ForgetMoves = "DELETE FROM merge_moves WHERE undo_until <= @Now";

    public const string ListsBack =
        """
        UPDATE ownership_versions SET number = @Lists - number WHERE supplier_id = @Kept AND number > @Lists;
        UPDATE ownership_versions SET number = -number WHERE supplier_id = @Kept AND number < 0;
        UPDATE evidence_documents SET ownership_number = ownership_number - @Lists WHERE supplier_id = @Kept AND about = 'Owners' AND ownership_number > @Lists;
        """;

    public const string CountsBack =
        """
        UPDATE workforce_counts SET number = @By - number WHERE supplier_id = @Kept AND year = @Year AND number > @By;
        UPDATE workforce_counts SET number = -number WHERE supplier_id = @Kept AND year = @Year AND number < 0;
        """;

    public const string OfOtherCities = "SELECT DISTINCT supplier_id FROM supplier_cities WHERE city_id <> @City";

    public const string OfTheCity = "SELECT supplier_id FROM supplier_cities WHERE city_id = @City";
}
