namespace SupplierDiversity.Features.Awards;

internal static class AwardsSql
{
    private const string Columns =
        "SELECT award_id, tender_id, lot_id, bid_id, characteristics, decided_at, standstill_until, standstill_ends_at, feedback_due_on, closed_at FROM awards";

    private const string ContractColumns =
        "SELECT contract_id, award_id, city_id, tender_id, lot_id, supplier_id, name, amount_cents, currency, starts_on, ends_on FROM contracts";

    public const string OfTender = Columns + " WHERE tender_id = @TenderId ORDER BY lot_id";

    public const string OfBid = Columns + " WHERE award_id = (SELECT award_id FROM award_letters WHERE bid_id = @BidId AND written_at IS NOT NULL)";

    public const string Add =
        """
        INSERT INTO awards (award_id, tender_id, lot_id, bid_id, characteristics, decided_by, decided_at, standstill_until, standstill_ends_at, feedback_due_on)
        VALUES (@AwardId, @TenderId, @LotId, @BidId, @Characteristics, @By, @Now, @StandstillUntil, @StandstillEndsAt, @FeedbackDueOn)
        ON CONFLICT (tender_id, lot_id) DO NOTHING
        """;

    public const string AddLetter = "INSERT INTO award_letters (award_id, bid_id, letters, written_at) VALUES (@AwardId, @BidId, @Letters, @WrittenAt)";

    public const string Letters =
        "SELECT l.award_id, l.bid_id, l.letters, l.written_at FROM award_letters l JOIN awards a ON a.award_id = l.award_id WHERE a.tender_id = @TenderId ORDER BY l.bid_id";

    public const string ByHand = "UPDATE award_letters SET written_at = @Now, by_hand_by = @By WHERE award_id = @AwardId AND bid_id = @BidId AND written_at IS NULL";

    public const string Close =
        """
        UPDATE awards SET closed_at = @Now
        WHERE award_id = @AwardId AND closed_at IS NULL AND standstill_ends_at <= @Now
          AND NOT EXISTS (SELECT 1 FROM award_letters l WHERE l.award_id = awards.award_id AND l.written_at IS NULL)
        """;

    public const string AddContract =
        """
        INSERT INTO contracts (contract_id, award_id, city_id, tender_id, lot_id, supplier_id, name, amount_cents, currency, starts_on, ends_on, made_at)
        VALUES (@ContractId, @AwardId, @CityId, @TenderId, @LotId, @SupplierId, @Name, @AmountCents, @Currency, @StartsOn, @EndsOn, @Now)
        """;

    public const string AddObligation =
        """
        INSERT INTO obligations (obligation_id, contract_id, position, impact_id, clause_id, language, duty, evidence, who, due_on, flow_down)
        VALUES (@ObligationId, @ContractId, @Position, @ImpactId, @ClauseId, @Language, @Duty, @Evidence, @Who, @DueOn, @FlowDown)
        """;

    public const string Contracts = ContractColumns + " WHERE city_id = @CityId ORDER BY made_at DESC, contract_id";

    public const string Contract = ContractColumns + " WHERE contract_id = @ContractId";

    public const string CountContracts =
        """
        SELECT count(*) AS made,
            count(CASE WHEN EXISTS (SELECT 1 FROM obligations o WHERE o.contract_id = c.contract_id) THEN 1 END) AS bound,
            count(CASE WHEN EXISTS (SELECT 1 FROM obligations o WHERE o.contract_id = c.contract_id AND o.flow_down = TRUE) THEN 1 END) AS down
        FROM contracts c WHERE c.city_id = @CityId AND c.made_at >= @From AND c.made_at < @Until
        """;

    public const string Obligations =
        """
        SELECT obligation_id, contract_id, impact_id, clause_id, language, duty, evidence, who, due_on, flow_down FROM obligations
        WHERE contract_id = @ContractId ORDER BY position
        """;

    public const string Following =
        """
        SELECT o.obligation_id, o.contract_id, o.language, o.duty, c.name, o.due_on FROM obligations o JOIN contracts c ON c.contract_id = o.contract_id
        WHERE c.city_id = @CityId AND (o.impact_id = @ImpactId OR @AnyImpact) AND (o.clause_id = @ClauseId OR @AnyClause) AND (c.tender_id = @TenderId OR @AnyTender)
        ORDER BY o.due_on, c.name, o.contract_id, o.position
        """;

    public const string Untold =
        """
        SELECT a.award_id, a.tender_id, a.lot_id, a.feedback_due_on, a.reminded_near_at, a.reminded_late_at,
               (SELECT count(*) FROM award_letters l WHERE l.award_id = a.award_id AND l.written_at IS NULL) AS waiting
        FROM awards a
        WHERE a.closed_at IS NULL AND a.reminded_late_at IS NULL
          AND EXISTS (SELECT 1 FROM award_letters l WHERE l.award_id = a.award_id AND l.written_at IS NULL)
        ORDER BY a.feedback_due_on, a.award_id
        """;

    public const string RemindedNear = "UPDATE awards SET reminded_near_at = @Now WHERE award_id = @AwardId AND reminded_near_at IS NULL";

    public const string RemindedLate = "UPDATE awards SET reminded_late_at = @Now WHERE award_id = @AwardId AND reminded_late_at IS NULL";

    public const string ChangeObligation =
        "UPDATE obligations SET evidence = @Evidence, who = @Who, due_on = @DueOn, flow_down = @FlowDown WHERE obligation_id = @ObligationId AND contract_id = @ContractId";
}
