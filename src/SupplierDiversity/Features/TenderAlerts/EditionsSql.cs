namespace SupplierDiversity.Features.TenderAlerts;

/// <summary>The hand-over from publication to alerts.</summary>
internal static class EditionsSql
{
    private const string Due =
        """
        e.fanned_out_at IS NULL AND e.announce = TRUE AND e.withdrawn_at IS NULL AND e.parked_reason IS NULL
        AND e.due_at <= @Now AND (e.claimed_until IS NULL OR e.claimed_until <= @Now)
        """;

    // Editions of one tender go in order. The outer condition is asked again after another worker's row lock is gone.
    public const string Claim =
        $"""
        UPDATE editions AS e SET claimed_until = @Until, attempts = e.attempts + 1
        WHERE e.edition_id = (
            SELECT e.edition_id FROM editions e
            WHERE {Due} AND NOT EXISTS (
                SELECT 1 FROM editions o
                WHERE o.tender_id = e.tender_id AND o.number < e.number AND o.fanned_out_at IS NULL AND o.announce = TRUE
                    AND o.withdrawn_at IS NULL AND o.parked_reason IS NULL)
            ORDER BY e.due_at, e.edition_id
            LIMIT 1)
        AND {Due}
        RETURNING edition_id, tender_id, number, kind, published_at, due_at, attempts
        """;

    public const string AnyDue = $"SELECT count(*) FROM editions e WHERE {Due}";

    public const string Keep = "UPDATE editions SET claimed_until = @Until WHERE edition_id = @EditionId AND fanned_out_at IS NULL";

    // An edition that fell due again meanwhile (its tender was withdrawn and came back) is not finished: it is gone through once more.
    public const string Finish =
        """
        UPDATE editions SET fanned_out_at = CASE WHEN due_at = @DueAt THEN @Now END, claimed_until = NULL
        WHERE edition_id = @EditionId AND fanned_out_at IS NULL
        """;

    public const string Postpone =
        """
        UPDATE editions SET due_at = @DueAt, claimed_until = NULL, parked_reason = @ParkedReason WHERE edition_id = @EditionId AND fanned_out_at IS NULL
        """;

    public const string HasNewer =
        """
        SELECT count(*) FROM editions WHERE tender_id = @TenderId AND number > @Number AND announce = TRUE AND withdrawn_at IS NULL
        """;

    public static string FactsOf(string thoseTenders) => $"SELECT tender_id, number, kind, facts_json FROM editions WHERE {thoseTenders}";
}
