namespace SupplierDiversity.Features.Clauses;

internal static class ClausesSql
{
    private const string Columns =
        "SELECT city_clause_id, clause_id, library_version, number, own, state, written_by, written_at, decided_at FROM city_clauses";

    public const string OfCity = Columns + " WHERE city_id = @CityId ORDER BY clause_id, number DESC";

    public const string Wordings = "SELECT language, clause_text, evidence, monitoring FROM city_clause_wordings WHERE city_clause_id = @CityClauseId ORDER BY language";

    // Of two who begin a draft at once, the second finds the first one's.
    public const string Begin =
        """
        INSERT INTO city_clauses (city_clause_id, city_id, clause_id, library_version, number, own, state, written_by, written_at, decided_by, decided_at)
        SELECT @CityClauseId, @CityId, @ClauseId, @LibraryVersion, coalesce(max(number), 0) + 1, @Own, @State, @By, @Now,
               CASE WHEN @State = 'approved' THEN @By END, CASE WHEN @State = 'approved' THEN @Now END
        FROM city_clauses WHERE city_id = @CityId AND clause_id = @ClauseId
        ON CONFLICT DO NOTHING
        """;

    public const string CopyWordings =
        """
        INSERT INTO city_clause_wordings (city_clause_id, language, clause_text, evidence, monitoring)
        SELECT @CityClauseId, language, clause_text, evidence, monitoring FROM city_clause_wordings WHERE city_clause_id = @From
        """;

    public const string Write =
        """
        INSERT INTO city_clause_wordings (city_clause_id, language, clause_text, evidence, monitoring)
        VALUES (@CityClauseId, @Language, @ClauseText, @Evidence, @Monitoring)
        ON CONFLICT (city_clause_id, language) DO UPDATE SET clause_text = excluded.clause_text, evidence = excluded.evidence, monitoring = excluded.monitoring
        """;

    public const string Touch = "UPDATE city_clauses SET written_by = @By, written_at = @Now WHERE city_clause_id = @CityClauseId AND state = 'draft'";

    public const string Replace =
        "UPDATE city_clauses SET state = 'replaced' WHERE city_id = @CityId AND clause_id = @ClauseId AND state = 'approved'";

    public const string Decide =
        "UPDATE city_clauses SET state = @State, decided_by = @By, decided_at = @Now WHERE city_clause_id = @CityClauseId AND state = 'draft' AND written_at = @WrittenAt";
}
