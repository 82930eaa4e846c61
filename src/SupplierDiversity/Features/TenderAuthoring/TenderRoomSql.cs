namespace SupplierDiversity.Features.TenderAuthoring;

internal static class TenderRoomSql
{
    public const string DraftOfTender = "SELECT draft_id, city_id, document_json FROM tender_drafts WHERE tender_id = @TenderId";

    public const string Documents =
        """
        SELECT document_id, draft_id, name, media_type, byte_count, sha256, uploaded_at, withdrawn_at FROM tender_documents
        WHERE draft_id = @DraftId ORDER BY uploaded_at, document_id
        """;

    public const string Content =
        "SELECT name, media_type, content FROM tender_documents WHERE draft_id = @DraftId AND document_id = @DocumentId AND withdrawn_at IS NULL";

    public const string AddDocument =
        """
        INSERT INTO tender_documents (document_id, draft_id, name, media_type, byte_count, sha256, content, uploaded_by, uploaded_at, withdrawn_at)
        VALUES (@DocumentId, @DraftId, @Name, @MediaType, @ByteCount, @Sha256, @Content, @By, @Now, NULL)
        """;

    public const string Withdraw = "UPDATE tender_documents SET withdrawn_at = @Now WHERE draft_id = @DraftId AND document_id = @DocumentId AND withdrawn_at IS NULL";

    public const string Questions =
        "SELECT question_id, question, asked_at, answer, answered_at FROM tender_questions WHERE draft_id = @DraftId ORDER BY asked_at, question_id";

    public const string Ask =
        """
        INSERT INTO tender_questions (question_id, draft_id, question, asked_at, answer, answered_by, answered_at)
        VALUES (@QuestionId, @DraftId, @Question, @Now, '', NULL, NULL)
        """;

    public const string Answer =
        """
        UPDATE tender_questions SET answer = @Answer, answered_by = @By, answered_at = @Now
        WHERE draft_id = @DraftId AND question_id = @QuestionId AND answered_at IS NULL
        """;
}
