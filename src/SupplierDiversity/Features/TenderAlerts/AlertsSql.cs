namespace SupplierDiversity.Features.TenderAlerts;

internal static class AlertsSql
{
    private const string Unsent = "state IN ('queued', 'failed')";

    // The same where the mails are known. Not said as ix_alerts_due says it: in the middle of an edition PostgreSQL's
    // statistics know of no queue, and it would read that whole index again for each mail.
    private const string Waiting = "state NOT IN ('accepted', 'parked', 'suppressed')";

    // What a sender holds may be on its way: it is left alone.
    private const string Free = "(claimed_until IS NULL OR claimed_until <= @Now)";

    // A row of a tender that was withdrawn while it waited was never sent: it waits again when the tender is back.
    public const string Add =
        """
        INSERT INTO alerts (alert_id, recipient_id, tender_id, edition, channel, kind, state, reason, state_at, reasons_json, language, due_at, mail_id, created_at)
        VALUES (@AlertId, @RecipientId, @TenderId, @Edition, 'mail', @Kind, @State, @Reason, @Now, @ReasonsJson, @Language, @DueAt, @MailId, @Now)
        ON CONFLICT (recipient_id, tender_id, edition, channel) DO UPDATE SET
            state = excluded.state, reason = excluded.reason, state_at = excluded.state_at, reasons_json = excluded.reasons_json,
            language = excluded.language, due_at = excluded.due_at, mail_id = excluded.mail_id, attempts = 0, claimed_until = NULL
        WHERE alerts.state = 'suppressed' AND alerts.reason = 'withdrawn'
        """;

    // Whoever has a row for an earlier edition and none yet for this one. Somebody who was never told does not hear of a
    // cancellation; of several earlier rows the newest says why.
    public const string CarriedOver =
        """
        SELECT a.recipient_id, a.reasons_json FROM alerts a
        WHERE a.tender_id = @TenderId AND a.edition < @Number AND a.recipient_id > @After
            AND (a.state = 'accepted' OR (a.state IN ('queued', 'failed') AND (@Cancelled = FALSE OR a.claimed_until > @Now)))
            AND NOT EXISTS (
                SELECT 1 FROM alerts n
                WHERE n.recipient_id = a.recipient_id AND n.tender_id = a.tender_id
                    AND (n.edition > @Number OR (n.edition = @Number AND NOT (n.state = 'suppressed' AND n.reason = 'withdrawn')) OR (n.edition > a.edition AND n.state IN ('accepted', 'queued', 'failed'))))
        ORDER BY a.recipient_id
        LIMIT @Most
        """;

    public static string SupersedeOlder(string thoseRecipients) =>
        $"""
        UPDATE alerts SET state = 'suppressed', reason = 'superseded', state_at = @Now
        WHERE tender_id = @TenderId AND edition < @Number AND {Unsent} AND {Free} AND {thoseRecipients}
        """;

    public const string SuppressOlder =
        $"""
        UPDATE alerts SET state = 'suppressed', reason = @Reason, state_at = @Now
        WHERE tender_id = @TenderId AND edition < @Number AND {Unsent} AND {Free}
        """;

    public static string SuppressTenders(string thoseTenders) =>
        $"UPDATE alerts SET state = 'suppressed', reason = @Reason, state_at = @Now WHERE {thoseTenders} AND {Unsent} AND {Free}";

    public const string SuppressRecipient =
        $"UPDATE alerts SET state = 'suppressed', reason = @Reason, state_at = @Now WHERE recipient_id = @RecipientId AND {Unsent} AND {Free}";

    public static string Suppress(string thoseAlerts) =>
        $"UPDATE alerts SET state = 'suppressed', reason = @Reason, state_at = @Now, claimed_until = NULL WHERE {thoseAlerts} AND {Unsent}";

    // One claimer at a time on PostgreSQL, so that no mail is divided between two (SQLite's write lock does the same).
    // The queue is read in its order and left after a batch, not gathered whole and sorted.
    public const string LockOnPostgres = "SELECT pg_advisory_xact_lock(7366190005), set_config('enable_bitmapscan', 'off', TRUE)";

    // A mail is claimed whole, and waits while an earlier word on the same tender to the same person is on its way.
    public const string Claim =
        $"""
        UPDATE alerts AS a SET claimed_until = @Until
        WHERE a.mail_id IN (
            SELECT d.mail_id FROM alerts d
            WHERE d.state IN ('queued', 'failed') AND d.due_at <= @Now AND (d.claimed_until IS NULL OR d.claimed_until <= @Now)
            ORDER BY d.due_at, d.alert_id
            LIMIT @Limit)
        AND a.{Waiting} AND a.due_at <= @Now AND (a.claimed_until IS NULL OR a.claimed_until <= @Now)
        AND NOT EXISTS (
            SELECT 1 FROM alerts o
            WHERE o.recipient_id = a.recipient_id AND o.tender_id = a.tender_id AND o.edition < a.edition
                AND o.state IN ('queued', 'failed') AND o.claimed_until > @Now)
        RETURNING alert_id, recipient_id, tender_id, edition, reasons_json, language, due_at, attempts, mail_id, created_at
        """;

    public static string Earlier(string thoseRecipients, string thoseTenders) =>
        $"""
        SELECT recipient_id, tender_id, max(edition) AS newest, max(CASE WHEN state = 'accepted' THEN edition END) AS told
        FROM alerts
        WHERE {thoseRecipients} AND {thoseTenders}
        GROUP BY recipient_id, tender_id
        """;

    public static string AlreadyGone(string thoseMails) => $"SELECT DISTINCT mail_id FROM alerts WHERE {thoseMails} AND state = 'accepted'";

    public static string GiveNewMail(string thoseAlerts) => $"UPDATE alerts SET mail_id = @MailId WHERE {thoseAlerts}";

    public static string Keep(string thoseMails) => $"UPDATE alerts SET claimed_until = @Until WHERE {thoseMails} AND {Waiting} AND claimed_until IS NOT NULL";

    public static string Release(string thoseMails) => $"UPDATE alerts SET claimed_until = NULL WHERE {thoseMails} AND {Waiting}";

    public const string Held = $"SELECT count(*) FROM alerts WHERE {Unsent} AND due_at <= @Now AND claimed_until > @Now";

    // Only rows that were claimed for the mail: one that joined its slot too late has not been sent. Most often it is one
    // mail: nothing to join, nothing to plan.
    public static string RecordOne(string more) =>
        $"""
        UPDATE alerts SET state = @s0, reason = @r0, attempts = @a0, state_at = @t0, due_at = @d0, claimed_until = NULL
        {more} WHERE mail_id = @i0 AND {Waiting} AND claimed_until IS NOT NULL
        """;

    // Both engines name the columns of a list of values column1, column2 …
    public static string Record(string values, string more) =>
        $"""
        UPDATE alerts SET state = v.column2, reason = v.column3, attempts = v.column4, state_at = v.column5, due_at = v.column6, claimed_until = NULL
        FROM (VALUES {values}) AS v{more}
        WHERE alerts.mail_id = v.column1 AND alerts.{Waiting} AND alerts.claimed_until IS NOT NULL
        """;

    public const string Summary =
        """
        SELECT edition, kind, state, CASE WHEN state = 'suppressed' THEN reason END AS reason, count(*) AS people
        FROM alerts WHERE tender_id = @TenderId
        GROUP BY edition, kind, state, CASE WHEN state = 'suppressed' THEN reason END
        ORDER BY edition, state
        """;

    public const string LanguagesOfTender = "SELECT language FROM alerts WHERE tender_id = @TenderId AND state <> 'suppressed' GROUP BY language HAVING count(DISTINCT recipient_id) >= @Least ORDER BY language";

    public const string Reached =
        """
        SELECT a.language, count(*) AS mails, count(DISTINCT a.recipient_id) AS people
        FROM alerts a JOIN tenders t ON t.tender_id = a.tender_id JOIN buyers b ON b.buyer_id = t.buyer_id
        WHERE b.city_id = @CityId AND a.state = 'accepted' AND a.state_at >= @From AND a.state_at < @Until
        GROUP BY a.language
        """;

    public const string OfRecipient =
        """
        SELECT tender_id, edition, kind, state, state_at, language FROM alerts
        WHERE recipient_id = @RecipientId AND state IN ('accepted', 'queued', 'failed')
        ORDER BY state_at DESC, alert_id
        LIMIT @Most
        """;

    public const string Troubled =
        """
        SELECT alert_id, recipient_id, tender_id, edition, state, reason, state_at, attempts FROM alerts
        WHERE state IN ('parked', 'failed')
        ORDER BY state_at, alert_id
        LIMIT @Most
        """;

    public const string Retry =
        """
        UPDATE alerts SET state = 'queued', attempts = 0, due_at = @Now, state_at = @Now WHERE alert_id = @AlertId AND state = 'parked'
        """;
}
