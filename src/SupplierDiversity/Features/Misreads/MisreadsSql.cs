namespace SupplierDiversity.Features.Misreads;

/// <summary>The statements of misreads.</summary>
internal static class MisreadsSql
{
    private const string Columns =
        """
        SELECT misread_id, city_id, text_sha256, position, language, clause_text, rule, reason, state, asked_by, asked_at,
            decided_by, decided_at, decided_note, outcome, lesson, reviewed_by, reviewed_at
        FROM misreads
        """;

    public const string OfCity = Columns + "\nWHERE city_id = @CityId ORDER BY asked_at DESC, misread_id DESC";

    public const string Standing =
        """
        SELECT text_sha256, rule FROM misreads
        WHERE city_id = @CityId AND state = 'signed' AND (outcome IS NULL OR outcome <> 'guard-right')
        """;

    /// <summary>Asked again after a refusal, the question is open again with its new reason; a signature is never asked away.</summary>
    public const string Ask =
        """
        INSERT INTO misreads (misread_id, city_id, text_sha256, position, language, clause_text, rule, reason, state, asked_by, asked_at, decided_note, lesson)
        VALUES (@MisreadId, @CityId, @TextSha256, @Position, @Language, @ClauseText, @Rule, @Reason, 'asked', @By, @Now, '', '')
        ON CONFLICT (city_id, text_sha256, rule) DO UPDATE SET reason = excluded.reason, state = 'asked', asked_by = excluded.asked_by,
            asked_at = excluded.asked_at, decided_by = NULL, decided_at = NULL, decided_note = ''
        WHERE misreads.state = 'refused'
        """;

    public const string Decide =
        """
        UPDATE misreads SET state = @State, decided_by = @By, decided_at = @Now, decided_note = @Note
        WHERE misread_id = @MisreadId AND city_id = @CityId AND state = 'asked' AND asked_by <> @By
        """;

    public const string Review =
        """
        UPDATE misreads SET outcome = @Outcome, lesson = @Lesson, reviewed_by = @By, reviewed_at = @Now
        WHERE misread_id = @MisreadId AND city_id = @CityId AND state = 'signed' AND outcome IS NULL AND decided_by <> @By
        """;
}
