namespace SupplierDiversity.Mail.Letters;

/// <summary>Statements over <c>letters</c>.</summary>
internal static class LettersSql
{
    public const string Add = """
        INSERT INTO letters (letter_id, to_address, language, kind, subject, body_text, body_html, message_id,
            state, reason, attempts, due_at, created_at, state_at)
        VALUES (@Id, @To, @Language, @Kind, @Subject, @Text, @Html, @MessageId, 'queued', '', 0, @now, @now, @now)
        """;

    // The outer conditions are asked again after another sender's row lock is gone, so each letter is taken once.
    public const string Claim = """
        UPDATE letters SET claimed_until = @until
        WHERE letter_id IN (
            SELECT letter_id FROM letters
            WHERE state IN ('queued', 'failed') AND due_at <= @now AND (claimed_until IS NULL OR claimed_until <= @now)
            ORDER BY due_at, letter_id LIMIT @limit)
          AND state IN ('queued', 'failed') AND (claimed_until IS NULL OR claimed_until <= @now)
        RETURNING letter_id, to_address, language, subject, body_text, body_html, message_id, attempts, created_at
        """;

    public const string Held = """
        SELECT count(*) FROM letters
        WHERE state IN ('queued', 'failed') AND due_at <= @now AND claimed_until > @now
        """;

    public static string Keep(string thoseIds) =>
        $"UPDATE letters SET claimed_until = @until WHERE state IN ('queued', 'failed') AND {thoseIds}";

    public static string Release(string thoseIds) =>
        $"UPDATE letters SET claimed_until = NULL WHERE state IN ('queued', 'failed') AND {thoseIds}";

    // Most often one: nothing to join, nothing to plan.
    public static string RecordOne(string more) => $"""
        UPDATE letters SET state = @s0, reason = @r0, attempts = @a0, state_at = @t0, due_at = @d0, claimed_until = NULL,
            accepted_at = CASE WHEN @s0 = 'accepted' THEN @t0 ELSE accepted_at END
        {more} WHERE letter_id = @i0
        """;

    // Both engines name the columns of a list of values column1, column2 …
    public static string Record(string values, string more) => $"""
        UPDATE letters SET state = v.column2, reason = v.column3, attempts = v.column4, state_at = v.column5,
            due_at = v.column6, claimed_until = NULL,
            accepted_at = CASE WHEN v.column2 = 'accepted' THEN v.column5 ELSE accepted_at END
        FROM (VALUES {values}) AS v{more}
        WHERE letters.letter_id = v.column1
        """;
}
