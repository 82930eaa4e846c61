namespace SupplierDiversity.Features.Bids;

internal static class ImportSql
{
    public const string Known =
        """
        SELECT count(*) FROM bids
        WHERE source = 'import' AND notice_id = @NoticeId AND lot_id = @LotId AND scheme = @Scheme AND registration_key = @RegistrationKey
        """;

    // Which firm it is stays as a person said; else the register decides each time.
    public const string Keep =
        """
        INSERT INTO bids (bid_id, city_id, tender_id, notice_id, lot_id, supplier_id, scheme, registration_id, registration_key, name, country, source, state,
            amount_cents, currency, begun_at, received_at, withdrawn_at, ground, cleaning, reason)
        VALUES (@BidId, @CityId, @TenderId, @NoticeId, @LotId, @SupplierId, @Scheme, @RegistrationId, @RegistrationKey, @Name, @Country, 'import', @State,
            @AmountCents, @Currency, @Now, @SubmittedAt, @WithdrawnAt, '', '', @Reason)
        ON CONFLICT (notice_id, lot_id, scheme, registration_key) WHERE source = 'import' DO UPDATE SET
            city_id = excluded.city_id,
            supplier_id = coalesce(bids.supplier_id, excluded.supplier_id),
            name = excluded.name,
            country = excluded.country,
            state = excluded.state,
            amount_cents = excluded.amount_cents,
            currency = excluded.currency,
            received_at = excluded.received_at,
            withdrawn_at = coalesce(bids.withdrawn_at, excluded.withdrawn_at),
            reason = excluded.reason
        """;

    public const string Unmatched =
        """
        SELECT bid_id, tender_id, lot_id, scheme, registration_id, registration_key, name, country, received_at FROM bids
        WHERE city_id = @CityId AND source = 'import' AND supplier_id IS NULL AND no_firm = FALSE ORDER BY received_at, bid_id LIMIT @Most
        """;

    public const string Match = "UPDATE bids SET supplier_id = @SupplierId, no_firm = @NoFirm WHERE bid_id = @BidId AND city_id = @CityId AND source = 'import' AND supplier_id IS NULL";
}
