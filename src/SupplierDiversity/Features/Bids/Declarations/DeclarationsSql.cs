namespace SupplierDiversity.Features.Bids.Declarations;

internal static class DeclarationsSql
{
    public const string Find = "SELECT sealed FROM supplier_declarations WHERE supplier_id = @SupplierId";

    public const string Save =
        """
        INSERT INTO supplier_declarations (supplier_id, sealed, changed_by, changed_at) VALUES (@SupplierId, @Sealed, @By, @Now)
        ON CONFLICT (supplier_id) DO UPDATE SET sealed = excluded.sealed, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    // Only into a draft: what was sent stays as it was sent.
    public const string Confirm =
        """
        INSERT INTO bid_declarations (declaration_id, bid_id, sealed, confirmed_by, confirmed_at)
        SELECT @Id, bid_id, @Sealed, @By, @Now FROM bids WHERE bid_id = @BidId AND state = 'draft'
        """;

    public const string Forget = "DELETE FROM bid_declarations WHERE bid_id = (SELECT bid_id FROM bids WHERE bid_id = @BidId AND state = 'draft')";

    public const string ConfirmedAt = "SELECT confirmed_at FROM bid_declarations WHERE bid_id = @BidId";

    public const string ToOpen =
        """
        SELECT d.declaration_id, d.sealed FROM bid_declarations d JOIN bids b ON b.bid_id = d.bid_id
        WHERE b.tender_id = @TenderId AND b.state = 'received' ORDER BY d.declaration_id
        """;

    public const string Opened = "UPDATE bid_declarations SET opened_text = @Text WHERE declaration_id = @DeclarationId";

    public const string OfTender =
        """
        SELECT d.bid_id, d.opened_text FROM bid_declarations d JOIN bids b ON b.bid_id = d.bid_id
        WHERE b.tender_id = @TenderId AND d.opened_text IS NOT NULL ORDER BY d.bid_id
        """;
}
