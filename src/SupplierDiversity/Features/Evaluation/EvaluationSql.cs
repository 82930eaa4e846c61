namespace SupplierDiversity.Features.Evaluation;

// A test reads these statements: none may name a table or column about a firm beyond its bid.
internal static class EvaluationSql
{
    public const string Criteria = "SELECT criterion_id, lot_id, name, weight_bp, price FROM bid_criteria WHERE tender_id = @TenderId ORDER BY position";

    public const string Forget = "DELETE FROM bid_criteria WHERE tender_id = @TenderId AND lot_id = @LotId";

    public const string AddCriterion =
        "INSERT INTO bid_criteria (criterion_id, tender_id, lot_id, position, name, weight_bp, price) VALUES (@CriterionId, @TenderId, @LotId, @Position, @Name, @WeightBp, @Price)";

    private const string People = "SELECT tender_id, account_id, declared_at, conflict, declaration, finished_at FROM bid_evaluators";

    public const string Evaluators = People + " WHERE tender_id = @TenderId ORDER BY named_at, account_id";

    public const string OfPerson = People + " WHERE account_id = @AccountId ORDER BY named_at DESC, tender_id";

    public const string Name =
        """
        INSERT INTO bid_evaluators (tender_id, account_id, named_by, named_at, declaration) VALUES (@TenderId, @AccountId, @By, @Now, '')
        ON CONFLICT (tender_id, account_id) DO NOTHING
        """;

    public const string Declare =
        """
        UPDATE bid_evaluators SET declared_at = @Now, conflict = @Conflict, declaration = @Declaration
        WHERE tender_id = @TenderId AND account_id = @AccountId AND declared_at IS NULL
        """;

    public const string Finish =
        "UPDATE bid_evaluators SET finished_at = @Now WHERE tender_id = @TenderId AND account_id = @AccountId AND conflict = FALSE AND finished_at IS NULL";

    // Only while the person has not finished.
    public const string Score =
        """
        INSERT INTO bid_scores (bid_id, criterion_id, account_id, points, reason)
        SELECT @BidId, @CriterionId, account_id, @Points, @Reason FROM bid_evaluators
        WHERE tender_id = @TenderId AND account_id = @AccountId AND conflict = FALSE AND finished_at IS NULL
        ON CONFLICT (bid_id, criterion_id, account_id) DO UPDATE SET points = excluded.points, reason = excluded.reason
        """;

    public const string Scores =
        """
        SELECT s.bid_id, s.criterion_id, s.account_id, s.points, s.reason FROM bid_scores s JOIN bid_criteria c ON c.criterion_id = s.criterion_id
        WHERE c.tender_id = @TenderId ORDER BY s.bid_id, s.criterion_id, s.account_id
        """;

    public const string Result =
        """
        INSERT INTO bid_results (bid_id, criterion_id, points, reason, written_by, written_at) VALUES (@BidId, @CriterionId, @Points, @Reason, @By, @Now)
        ON CONFLICT (bid_id, criterion_id) DO UPDATE SET points = excluded.points, reason = excluded.reason, written_by = excluded.written_by, written_at = excluded.written_at
        """;

    public const string Results =
        """
        SELECT r.bid_id, r.criterion_id, r.written_by AS account_id, r.points, r.reason FROM bid_results r JOIN bid_criteria c ON c.criterion_id = r.criterion_id
        WHERE c.tender_id = @TenderId ORDER BY r.bid_id, r.criterion_id
        """;
}
