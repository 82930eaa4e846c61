namespace SupplierDiversity.Features.Quotations;

internal static class QuotationsSql
{
    public const string AgreementsOfFirm = "SELECT city_id FROM quotation_agreements WHERE supplier_id = @SupplierId ORDER BY city_id";

    public const string Agree =
        """
        INSERT INTO quotation_agreements (supplier_id, city_id, agreed_by, agreed_at) VALUES (@SupplierId, @CityId, @By, @Now)
        ON CONFLICT (supplier_id, city_id) DO NOTHING
        """;

    public const string Withdraw = "DELETE FROM quotation_agreements WHERE supplier_id = @SupplierId AND city_id = @CityId";

    public const string Agreed = "SELECT supplier_id FROM quotation_agreements WHERE city_id = @CityId";

    public const string TakeTurn =
        """
        INSERT INTO quotation_turns (city_id, taken_at) VALUES (@CityId, @Now)
        ON CONFLICT (city_id) DO UPDATE SET taken_at = excluded.taken_at
        """;

    public const string AskedBefore =
        """
        SELECT f.supplier_id, d.drawn_at FROM quotation_firms f JOIN quotation_draws d ON d.draw_id = f.draw_id
        WHERE d.city_id = @CityId AND f.asked = TRUE
        """;

    public const string AddDraw =
        """
        INSERT INTO quotation_draws (draw_id, city_id, tender_id, rules_version, wanted, cpv, nuts, seed, drawn_by, drawn_at, sent_by, sent_at)
        VALUES (@DrawId, @CityId, @TenderId, @Version, @Wanted, @Cpv, @Nuts, @Seed, @By, @Now, NULL, NULL)
        ON CONFLICT (tender_id) DO NOTHING
        """;

    public const string AddFirm =
        """
        INSERT INTO quotation_firms (draw_id, supplier_id, cpv, nuts, last_asked_at, times_asked, place, asked, left_out_reason, left_out_by, left_out_at, letters)
        VALUES (@DrawId, @SupplierId, @Cpv, @Nuts, @LastAskedAt, @TimesAsked, @Place, @Asked, '', NULL, NULL, 0)
        """;

    public const string DrawOfTender =
        """
        SELECT draw_id, city_id, tender_id, rules_version, wanted, cpv, nuts, seed, drawn_by, drawn_at, sent_by, sent_at
        FROM quotation_draws WHERE city_id = @CityId AND tender_id = @TenderId
        """;

    public const string Firms =
        """
        SELECT supplier_id, cpv, nuts, last_asked_at, times_asked, place, asked, left_out_reason, letters FROM quotation_firms
        WHERE draw_id = @DrawId ORDER BY CASE WHEN place = 0 THEN 1 ELSE 0 END, place, supplier_id
        """;

    // Only a firm that is asked can be left out, and nobody once the firms were told.
    public const string LeaveOut =
        """
        UPDATE quotation_firms SET asked = FALSE, left_out_reason = @Reason, left_out_by = @By, left_out_at = @Now
        WHERE draw_id = @DrawId AND supplier_id = @SupplierId AND asked = TRUE
          AND EXISTS (SELECT 1 FROM quotation_draws d WHERE d.draw_id = quotation_firms.draw_id AND d.sent_at IS NULL)
        """;

    public const string Ask = "UPDATE quotation_firms SET asked = TRUE WHERE draw_id = @DrawId AND supplier_id = @SupplierId AND asked = FALSE AND left_out_reason = ''";

    public const string Send = "UPDATE quotation_draws SET sent_by = @By, sent_at = @Now WHERE draw_id = @DrawId AND sent_at IS NULL";

    public const string SetLetters = "UPDATE quotation_firms SET letters = @Letters WHERE draw_id = @DrawId AND supplier_id = @SupplierId";

    public const string ToldToFirm =
        """
        SELECT d.tender_id, d.city_id, d.sent_at FROM quotation_firms f JOIN quotation_draws d ON d.draw_id = f.draw_id
        WHERE f.supplier_id = @SupplierId AND f.asked = TRUE AND d.sent_at IS NOT NULL ORDER BY d.sent_at DESC, d.tender_id
        """;
}
