namespace SupplierDiversity.Features.Bids.Helping;

internal static class HelpSql
{
    private const string Live = "SELECT help_id, tender_id, supplier_id, account_id, may_write, may_send, given_at FROM bid_helpers WHERE ended_at IS NULL";

    public const string Active = Live + " AND tender_id = @TenderId AND supplier_id = @SupplierId AND account_id = @AccountId";

    public const string OfFirm = Live + " AND tender_id = @TenderId AND supplier_id = @SupplierId ORDER BY given_at, help_id";

    public const string OfAdviser = Live + " AND account_id = @AccountId ORDER BY given_at DESC, help_id";

    public const string Give =
        """
        INSERT INTO bid_helpers (help_id, tender_id, supplier_id, account_id, may_write, may_send, given_by, given_at)
        VALUES (@HelpId, @TenderId, @SupplierId, @AccountId, @MayWrite, @MaySend, @By, @Now) ON CONFLICT DO NOTHING
        """;

    // Given again it reaches as far as was said last.
    public const string Change =
        """
        UPDATE bid_helpers SET may_write = @MayWrite, may_send = @MaySend, given_by = @By, given_at = @Now
        WHERE tender_id = @TenderId AND supplier_id = @SupplierId AND account_id = @AccountId AND ended_at IS NULL
        """;

    public const string End = "UPDATE bid_helpers SET ended_at = @Now, ended_by = @By WHERE help_id = @HelpId AND supplier_id = @SupplierId AND ended_at IS NULL";
}
