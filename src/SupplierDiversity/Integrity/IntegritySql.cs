namespace SupplierDiversity.Integrity;

/// <summary>
/// What must never be in the database, one count each. The one place that looks across features: it reads, and changes
/// nothing. <c>@Now</c> is the portal's now, <c>@HourAgo</c> and <c>@DayAgo</c> lie before it.
/// </summary>
internal static class IntegritySql
{
    public static IReadOnlyList<IntegrityRule> Rules { get; } =
    [
        new("ledger-recipient", "Alerts name a person who is not in the database.",
            "SELECT count(*) FROM alerts a WHERE NOT EXISTS (SELECT 1 FROM recipients r WHERE r.recipient_id = a.recipient_id)"),
        new("ledger-tender", "Alerts name a tender that is not in the database.",
            "SELECT count(*) FROM alerts a WHERE NOT EXISTS (SELECT 1 FROM tenders t WHERE t.tender_id = a.tender_id)"),
        new("ledger-edition", "Alerts name an edition of a tender that was never made.",
            "SELECT count(*) FROM alerts a WHERE NOT EXISTS (SELECT 1 FROM editions e WHERE e.tender_id = a.tender_id AND e.number = a.edition)"),
        new("ledger-early", "Alerts were made for an edition that says it must not be announced.",
            "SELECT count(*) FROM alerts a JOIN editions e ON e.tender_id = a.tender_id AND e.number = a.edition WHERE e.announce = FALSE"),
        new("ledger-unconfirmed", "Alerts were made for people none of whose subscriptions was ever confirmed.",
            """
            SELECT count(*) FROM alerts a
            WHERE EXISTS (SELECT 1 FROM subscriptions s WHERE s.recipient_id = a.recipient_id)
              AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.recipient_id = a.recipient_id AND s.confirmed_at IS NOT NULL)
            """),
        new("subscription-keys", "Confirmed subscriptions cannot be found when a tender is matched.",
            """
            SELECT count(*) FROM subscriptions s
            WHERE s.confirmed_at IS NOT NULL AND s.ended_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM subscription_keys k WHERE k.subscription_id = s.subscription_id)
            """),
        new("ended-keys", "Ended or unconfirmed subscriptions are still found when a tender is matched.",
            """
            SELECT count(*) FROM subscription_keys k
            WHERE NOT EXISTS (
                SELECT 1 FROM subscriptions s
                WHERE s.subscription_id = k.subscription_id AND s.confirmed_at IS NOT NULL AND s.ended_at IS NULL)
            """),
        new("clause-row", "Clauses of published tenders lead to no row of a signed equality matrix of their city.",
            """
            SELECT count(*) FROM tender_clauses c
            JOIN authored_notices n ON n.authored_notice_id = c.authored_notice_id
            JOIN tender_drafts d ON d.draft_id = n.draft_id
            JOIN assessment_impacts i ON i.impact_id = c.impact_id
            JOIN assessments a ON a.assessment_id = i.assessment_id
            WHERE a.city_id <> d.city_id OR i.clause_id <> c.clause_id OR a.signed_at IS NULL
            """),
        new("tender-notice", "Tenders are made from a notice that is not in the database.",
            """
            SELECT count(*) FROM tenders t
            WHERE t.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.notice_key = t.shown_notice_key)
            """),
        new("tender-live", "Tenders are shown although all their notices were withdrawn.",
            """
            SELECT count(*) FROM tenders t
            WHERE t.withdrawn_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.tender_id = t.tender_id AND n.withdrawn_at IS NULL)
            """),
        new("result-notice", "Results are from a notice that is not in the database.",
            "SELECT count(*) FROM lot_results r WHERE NOT EXISTS (SELECT 1 FROM notices n WHERE n.notice_key = r.notice_key)"),
        new("stuck-editions", "Published tenders have waited for more than a day for their alerts; are the jobs running?",
            """
            SELECT count(*) FROM editions
            WHERE announce = TRUE AND fanned_out_at IS NULL AND parked_reason IS NULL AND due_at < @DayAgo
              AND (claimed_until IS NULL OR claimed_until < @Now)
            """),
        new("stuck-alerts", "Alerts were taken by a sender that went away, and nobody took them again for an hour; are the jobs running?",
            "SELECT count(*) FROM alerts WHERE state IN ('queued', 'failed') AND claimed_until < @HourAgo"),
        new("stuck-letters", "Letters were taken by a sender that went away, and nobody took them again for an hour; are the jobs running?",
            "SELECT count(*) FROM letters WHERE state IN ('queued', 'failed') AND claimed_until < @HourAgo"),
    ];

    public const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table'";

    public const string PostgresTables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";

    public const string Journal = "SELECT name FROM schema_migrations";
}

/// <summary>A count that must be nought.</summary>
/// <param name="Name">Short and stable, for scripts.</param>
/// <param name="Meaning">One plain sentence for the person who must act.</param>
/// <param name="Sql">Counts the rows that break it; the same text on both engines.</param>
internal sealed record IntegrityRule(string Name, string Meaning, string Sql);
