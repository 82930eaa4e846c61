namespace SupplierDiversity.Features.BidReports.Saved;

internal static class SavedReportsSql
{
    private const string Report = "saved_report_id, city_id, name, content, audience, rhythm, created_at, ended_at";
    private const string Recipient = "recipient_id, saved_report_id, account_id, email, language, asked_at, confirmed_at, ended_at, ended_by_self, last_edition";

    public const string OfCity = $"SELECT {Report} FROM saved_reports WHERE city_id = @CityId ORDER BY created_at DESC, saved_report_id DESC";

    public const string Find = $"SELECT {Report} FROM saved_reports WHERE saved_report_id = @SavedReportId";

    public const string Running = $"SELECT {Report} FROM saved_reports WHERE ended_at IS NULL ORDER BY saved_report_id";

    public const string Add =
        """
        INSERT INTO saved_reports (saved_report_id, city_id, name, content, audience, rhythm, created_by, created_at)
        VALUES (@SavedReportId, @CityId, @Name, @Content, @Audience, @Rhythm, @By, @Now)
        """;

    public const string End = "UPDATE saved_reports SET ended_at = @Now WHERE saved_report_id = @SavedReportId AND ended_at IS NULL";

    public const string Recipients = $"SELECT {Recipient} FROM saved_report_recipients WHERE saved_report_id = @SavedReportId ORDER BY asked_at, recipient_id";

    public const string FindRecipient = $"SELECT {Recipient} FROM saved_report_recipients WHERE recipient_id = @RecipientId";

    // Whoever was taken off the list comes back as before; whoever stopped it does not.
    public const string AddRecipient =
        """
        INSERT INTO saved_report_recipients (recipient_id, saved_report_id, account_id, email, address_key, language, asked_at, confirmed_at, ended_by_self, last_edition)
        VALUES (@RecipientId, @SavedReportId, @AccountId, @Email, @Key, @Language, @Now, @ConfirmedAt, FALSE, '')
        ON CONFLICT (saved_report_id, address_key) DO UPDATE SET ended_at = NULL, asked_at = excluded.asked_at, confirmed_at = excluded.confirmed_at, language = excluded.language
         WHERE saved_report_recipients.ended_at IS NOT NULL AND saved_report_recipients.ended_by_self = FALSE
        RETURNING recipient_id
        """;

    public const string Confirm = "UPDATE saved_report_recipients SET confirmed_at = @Now WHERE recipient_id = @RecipientId AND confirmed_at IS NULL AND ended_at IS NULL";

    public const string Stop = "UPDATE saved_report_recipients SET ended_at = @Now, ended_by_self = @Self WHERE recipient_id = @RecipientId AND ended_at IS NULL";

    public const string Due =
        $"""
        SELECT {Recipient} FROM saved_report_recipients
         WHERE saved_report_id = @SavedReportId AND confirmed_at IS NOT NULL AND ended_at IS NULL AND last_edition <> @Edition ORDER BY recipient_id
        """;

    // Of two processes at the same recipient, the second changes no row.
    public const string Take =
        "UPDATE saved_report_recipients SET last_edition = @Edition WHERE recipient_id = @RecipientId AND last_edition <> @Edition AND ended_at IS NULL";

    public const string AddMail =
        """
        INSERT INTO saved_report_mails (recipient_id, edition, written_at, letter_id, reason) VALUES (@RecipientId, @Edition, @Now, @LetterId, @Reason)
        ON CONFLICT (recipient_id, edition) DO NOTHING
        """;

    public const string Mails =
        """
        SELECT m.recipient_id, m.edition, m.written_at, m.letter_id, m.reason
          FROM saved_report_mails m JOIN saved_report_recipients r ON r.recipient_id = m.recipient_id
         WHERE r.saved_report_id = @SavedReportId ORDER BY m.written_at DESC, m.recipient_id
        """;
}
