using Dapper;
using SupplierDiversity.Database;

namespace SupplierDiversity.Jobs;

/// <summary>
/// What the portal forgets about people, and when: the one list for a data protection officer to read (Regulation (EU)
/// 2016/679, Article 5(1)(e)). Nothing that names a person is kept longer than a year after it was last needed; the audit log, which names nobody, three, and
/// what a procedure must be able to prove, three. What still waits to
/// be sent is never deleted. The order matters: a person goes last, when nothing refers to them any more.
/// </summary>
internal static class RetentionList
{
    /// <summary>
    /// Who was told of which tender, and the proof that they had agreed. A contract can be challenged for six months after
    /// it was made (Directive 89/665/EEC, Article 2f(1)(b)); procedure and half a year fit into one year.
    /// </summary>
    internal static readonly TimeSpan Ledger = TimeSpan.FromDays(365);

    /// <summary>Letters about a person's own doings: long enough to answer "it never came".</summary>
    internal static readonly TimeSpan Letters = TimeSpan.FromDays(90);

    /// <summary>Subscriptions nobody confirmed: somebody may have typed a stranger's address.</summary>
    internal static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(30);

    /// <summary>
    /// Who did what: three years, so that a claim about a contract or a question of an auditor can still be answered.
    /// Whole segments go; the chain of hashes continues from the last one.
    /// </summary>
    internal static readonly TimeSpan Audit = TimeSpan.FromDays(3 * 365);

    /// <summary>
    /// What bidders sent and how it was judged: three years from the decision (Directive 2014/24/EU, Article 84(2)), and while
    /// a contract of the tender runs (Article 83(6)). Which firm bid, and what became of it, stays for the counts of past years.
    /// </summary>
    internal static readonly TimeSpan Bids = TimeSpan.FromDays(3 * 365);

    /// <summary>Sessions and links that are over.</summary>
    internal static readonly TimeSpan Over = TimeSpan.FromDays(1);

    internal static IReadOnlyList<RetentionRule> Rules { get; } =
    [
        new("letters", Letters,
            "DELETE FROM letters WHERE state IN ('accepted', 'parked', 'suppressed') AND state_at < @Before"),
        new("alerts", Ledger,
            "DELETE FROM alerts WHERE state IN ('accepted', 'parked', 'suppressed') AND state_at < @Before"),
        new("unconfirmed subscriptions", Unconfirmed,
            "DELETE FROM subscriptions WHERE confirmed_at IS NULL AND created_at < @Before"),
        new("ended subscriptions", Ledger,
            """
            DELETE FROM subscriptions
            WHERE ended_at < @Before
              AND NOT EXISTS (SELECT 1 FROM subscription_keys k WHERE k.subscription_id = subscriptions.subscription_id)
            """),
        new("invitations", Ledger,
            "DELETE FROM role_invitations WHERE expires_at < @Before"),
        new("requests to businesses", Ledger,
            """
            DELETE FROM supplier_drafts WHERE request_id IN (SELECT request_id FROM supplier_requests WHERE expires_at < @Before);
            DELETE FROM supplier_requests WHERE expires_at < @Before;
            """),
        new("enquiries between businesses", Letters,
            "DELETE FROM supplier_enquiries WHERE sent_at < @Before"),
        new("survey invitations", Ledger,
            """
            DELETE FROM survey_letters WHERE invitation_id IN (
                SELECT i.invitation_id FROM survey_invitations i JOIN survey_campaigns c ON c.campaign_id = i.campaign_id WHERE c.closes_at < @Before);
            DELETE FROM survey_invitations WHERE campaign_id IN (SELECT campaign_id FROM survey_campaigns WHERE closes_at < @Before);
            """),
        new("unconfirmed report recipients", Unconfirmed,
            "DELETE FROM saved_report_recipients WHERE confirmed_at IS NULL AND asked_at < @Before"),
        new("mails of saved reports", Ledger,
            """
            DELETE FROM saved_report_mails WHERE written_at < @Before;
            DELETE FROM saved_report_recipients WHERE ended_at < @Before;
            """),
        new("names in requests for information", Ledger,
            "UPDATE information_requests SET asked_by = '', contact = '', erased_at = @Now WHERE answered_at < @Before AND erased_at IS NULL"),
        new("help with bids", Ledger,
            "DELETE FROM bid_helpers WHERE coalesce(ended_at, given_at) < @Before"),
        // Documents go from the disk first; the bid follows when none is left.
        new("unsent bids", Ledger,
            """
            UPDATE bid_files SET erased_at = @Now, name = '' WHERE erased_at IS NULL
              AND bid_id IN (SELECT bid_id FROM bids WHERE received_at IS NULL AND state IN ('draft', 'withdrawn') AND coalesce(withdrawn_at, begun_at) < @Before);
            DELETE FROM bid_declarations WHERE bid_id IN (SELECT bid_id FROM bids WHERE received_at IS NULL AND state IN ('draft', 'withdrawn') AND coalesce(withdrawn_at, begun_at) < @Before);
            DELETE FROM bids WHERE received_at IS NULL AND state IN ('draft', 'withdrawn') AND coalesce(withdrawn_at, begun_at) < @Before
              AND NOT EXISTS (SELECT 1 FROM bid_files f WHERE f.bid_id = bids.bid_id)
              AND NOT EXISTS (SELECT 1 FROM bids o WHERE o.replaced_by = bids.bid_id);
            """),
        new("decided bids", Bids,
            """
            UPDATE bids SET erased_at = @Now, name = '', sealed_offer = NULL, reason = '', shortlist_reason = '', account_id = NULL, decided_by = NULL
            WHERE erased_at IS NULL AND received_at < @Before
              AND NOT EXISTS (SELECT 1 FROM awards a WHERE a.tender_id = bids.tender_id AND a.decided_at >= @Before)
              AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.tender_id = bids.tender_id AND c.ends_on >= @Today);
            UPDATE bid_files SET erased_at = @Now, name = '' WHERE erased_at IS NULL AND bid_id IN (SELECT bid_id FROM bids WHERE erased_at = @Now);
            DELETE FROM bid_declarations WHERE bid_id IN (SELECT bid_id FROM bids WHERE erased_at = @Now);
            UPDATE bid_partners SET name = '' WHERE bid_id IN (SELECT bid_id FROM bids WHERE erased_at = @Now);
            DELETE FROM subcontracts WHERE supplier_id IS NULL AND at < @Before;
            DELETE FROM bid_scores WHERE bid_id IN (SELECT bid_id FROM bids WHERE erased_at = @Now);
            DELETE FROM bid_results WHERE bid_id IN (SELECT bid_id FROM bids WHERE erased_at = @Now);
            DELETE FROM bid_evaluators WHERE tender_id IN (SELECT tender_id FROM bids WHERE erased_at = @Now);
            """),
        new("audit records", Audit,
            """
            INSERT INTO audit_segments (through_number, through_hash, older_than)
            SELECT number, hash, @Before FROM audit_records WHERE number = (SELECT max(number) FROM audit_records WHERE at < @Before);
            DELETE FROM audit_records WHERE number <= (SELECT max(through_number) FROM audit_segments);
            """),
        new("sessions", Over, "DELETE FROM account_sessions WHERE expires_at < @Before"),
        new("account links", Over, "DELETE FROM account_links WHERE expires_at < @Before"),
        new("welcome links", Letters, "DELETE FROM welcome_links WHERE expires_at < @Before"),
        // The job that answers them takes them within a minute; this is for a portal whose jobs stood still.
        new("password requests", Over, "DELETE FROM password_requests WHERE created_at < @Before"),
        new("wanted addresses", Over, "DELETE FROM email_changes WHERE expires_at < @Before"),
        new("sign-in answers", Over, "DELETE FROM used_states WHERE expires_at < @Before"),
        new("people", Unconfirmed,
            """
            DELETE FROM recipients
            WHERE created_at < @Before
              AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.recipient_id = recipients.recipient_id)
              AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.recipient_id = recipients.recipient_id)
            """),
    ];

    /// <summary>Applies the list. Housekeeping, so it never claims there is more to do.</summary>
    public static async Task<JobCount> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = DapperTypes.Cut(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RetentionList));
        await using var connection = await services.GetRequiredService<Db>().OpenAsync(ct);
        foreach (var rule in Rules)
        {
            var deleted = await connection.ExecuteAsync(new CommandDefinition(rule.Sql, new { Before = now - rule.Kept, Now = now, Today = DateOnly.FromDateTime(now.UtcDateTime) }, cancellationToken: ct));
            if (deleted > 0)
            {
                log.LogInformation("Deleted {Count} {What} that were kept for {Days} days", deleted, rule.What, rule.Kept.TotalDays);
            }
        }

        return default;
    }
}

/// <summary>What is deleted, and after how long.</summary>
/// <param name="What">In the plural, for the log.</param>
/// <param name="Kept">How long it is kept.</param>
/// <param name="Sql">Deletes what is older than <c>@Before</c>; the same text on both engines.</param>
internal sealed record RetentionRule(string What, TimeSpan Kept, string Sql);
