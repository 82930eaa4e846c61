namespace SupplierDiversity.Features.Audit;

internal static class AuditReceiptsSql
{
    public const string Has = "SELECT count(*) FROM audit_receipts WHERE account_id = @AccountId";

    public const string Begin = "INSERT INTO audit_receipts (account_id, asked_at) VALUES (@AccountId, @Now) ON CONFLICT (account_id) DO NOTHING";

    public const string End = "DELETE FROM audit_receipts WHERE account_id = @AccountId";

    public const string Due =
        """
        SELECT r.account_id, r.sent_at, r.sent_number, r.sent_hash, a.email, a.language
          FROM audit_receipts r JOIN accounts a ON a.account_id = r.account_id
         WHERE r.sent_at IS NULL OR r.sent_at <= @Before
         ORDER BY r.account_id LIMIT 1
        """;

    public const string Sent =
        """
        UPDATE audit_receipts SET sent_at = @Now, sent_number = @Number, sent_hash = @Hash
         WHERE account_id = @AccountId AND (sent_at IS NULL OR sent_at <= @Before)
        """;
}

/// <summary>Somebody who is to get a letter, with what the last one said.</summary>
internal sealed record AuditReceiptRow
{
    public required Guid AccountId { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public long? SentNumber { get; init; }
    public string? SentHash { get; init; }
    public required string Email { get; init; }
    public required string Language { get; init; }
}
