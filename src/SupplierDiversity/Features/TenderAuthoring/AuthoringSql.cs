namespace SupplierDiversity.Features.TenderAuthoring;

internal static class AuthoringSql
{
    private const string Columns =
        """
        SELECT draft_id, city_id, procedure_id, tender_id, title, revision, state, cancels, reason, returned_reason, document_json,
               written_by, written_at, handed_by, created_at
        FROM tender_drafts
        """;

    public const string OfCity = Columns + " WHERE city_id = @CityId ORDER BY written_at DESC, draft_id";

    public const string Find = Columns + " WHERE city_id = @CityId AND draft_id = @DraftId";

    public const string Start =
        """
        INSERT INTO tender_drafts (draft_id, city_id, procedure_id, tender_id, title, revision, state, cancels, reason, returned_reason,
            document_json, written_by, written_at, handed_by, created_at)
        VALUES (@DraftId, @CityId, @ProcedureId, NULL, @Title, 1, 'writing', FALSE, '', '', @DocumentJson, @By, @Now, NULL, @Now)
        """;

    public const string KeepVersion =
        """
        INSERT INTO tender_draft_versions (draft_id, revision, step, document_json, written_by, written_at)
        VALUES (@DraftId, @Revision, @Step, @DocumentJson, @By, @Now)
        """;

    // A revision that only moved the draft on has no words of its own: the last ones before it count.
    public const string FindVersion =
        """
        SELECT revision, step, document_json, written_by, written_at FROM tender_draft_versions
        WHERE draft_id = @DraftId AND revision <= @Revision ORDER BY revision DESC LIMIT 1
        """;

    // Whoever writes on an older revision, or on what waits for a signature, changes no row.
    public const string Write =
        """
        UPDATE tender_drafts SET revision = revision + 1, title = @Title, document_json = @DocumentJson, written_by = @By, written_at = @Now, returned_reason = ''
        WHERE draft_id = @DraftId AND revision = @Revision AND state = 'writing'
        """;

    public const string HandOver =
        """
        UPDATE tender_drafts SET revision = revision + 1, state = 'waiting', cancels = @Cancels, reason = @Reason, returned_reason = '', handed_by = @By
        WHERE draft_id = @DraftId AND revision = @Revision AND state IN ('writing', 'published') AND state = @From
        """;

    // Called off or not, what was published and is given back is published as before.
    public const string GiveBack =
        """
        UPDATE tender_drafts SET revision = revision + 1, state = CASE WHEN cancels THEN 'published' ELSE 'writing' END, cancels = FALSE,
            handed_by = NULL, returned_reason = @Reason
        WHERE draft_id = @DraftId AND revision = @Revision AND state = 'waiting'
        """;

    public const string Correct =
        "UPDATE tender_drafts SET revision = revision + 1, state = 'writing', reason = '' WHERE draft_id = @DraftId AND revision = @Revision AND state = 'published'";

    // The revision is claimed before anything goes out: of two who sign at once, one publishes.
    public const string Claim =
        """
        UPDATE tender_drafts SET revision = revision + 1, state = CASE WHEN cancels THEN 'cancelled' ELSE 'published' END
        WHERE draft_id = @DraftId AND revision = @Revision AND state = 'waiting' AND handed_by <> @By AND (cancels = TRUE OR written_by <> @By)
        """;

    public const string SetTender = "UPDATE tender_drafts SET tender_id = @TenderId, cancels = FALSE, handed_by = NULL WHERE draft_id = @DraftId";

    public const string AddNotice =
        """
        INSERT INTO authored_notices (authored_notice_id, draft_id, tender_id, number, notice_id, kind, reason, changes_json, document_json, handed_by, signed_by, published_at)
        VALUES (@AuthoredNoticeId, @DraftId, @TenderId, @Number, @NoticeId, @Kind, @Reason, @ChangesJson, @DocumentJson, @HandedBy, @SignedBy, @PublishedAt)
        """;

    public const string AddClause =
        """
        INSERT INTO tender_clauses (authored_notice_id, impact_id, city_clause_id, place, clause_id, position, weight_bp, clause_json)
        VALUES (@AuthoredNoticeId, @ImpactId, @CityClauseId, @Place, @ClauseId, @Position, @WeightBp, @ClauseJson)
        """;

    private const string Notices =
        """
        SELECT n.authored_notice_id, n.draft_id, d.city_id, d.procedure_id, n.tender_id, n.number, n.notice_id, n.kind, n.reason, n.changes_json, n.document_json, n.published_at
        FROM authored_notices n JOIN tender_drafts d ON d.draft_id = n.draft_id
        """;

    public const string NoticesOfDraft = Notices + " WHERE n.draft_id = @DraftId ORDER BY n.number";

    public const string NoticesOfTender = Notices + " WHERE n.tender_id = @TenderId ORDER BY n.number";

    public const string Clauses = "SELECT clause_json FROM tender_clauses WHERE authored_notice_id = @AuthoredNoticeId ORDER BY place, impact_id";

    public const string PublishedOfCity = "SELECT tender_id FROM tender_drafts WHERE city_id = @CityId AND tender_id IS NOT NULL ORDER BY tender_id";

    public const string TendersOfImpact =
        """
        SELECT DISTINCT n.tender_id FROM tender_clauses c JOIN authored_notices n ON n.authored_notice_id = c.authored_notice_id
        WHERE c.impact_id = @ImpactId ORDER BY n.tender_id
        """;
}
