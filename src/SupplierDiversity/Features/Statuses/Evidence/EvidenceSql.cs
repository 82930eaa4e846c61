namespace SupplierDiversity.Features.Statuses.Evidence;

/// <summary>Statements about evidence, all on the background database but the last three.</summary>
internal static class EvidenceSql
{
    private const string Documents =
        "SELECT document_id, supplier_id, about, ownership_number, expires_on, sent_at, withdrawn_at, sealed, seal_key FROM evidence_documents";

    private const string Reviews =
        """
        SELECT r.review_id, r.document_id, r.city_id, r.asked_at, r.decided_at, r.sealed, r.seal_key
        FROM evidence_reviews r JOIN evidence_documents d ON d.document_id = r.document_id
        """;

    public const string OfFirm = $"{Documents} WHERE supplier_id = @SupplierId ORDER BY sent_at DESC, document_id";

    public const string ReviewsOfFirm = $"{Reviews} WHERE d.supplier_id = @SupplierId";

    public const string CountWaiting =
        """
        SELECT count(*) FROM evidence_documents d WHERE d.supplier_id = @SupplierId AND d.withdrawn_at IS NULL
          AND EXISTS (SELECT 1 FROM evidence_reviews r WHERE r.document_id = d.document_id AND r.decided_at IS NULL)
        """;

    public const string Add =
        """
        INSERT INTO evidence_documents (document_id, supplier_id, about, ownership_number, expires_on, sent_at, sealed, seal_key)
        VALUES (@DocumentId, @SupplierId, @About, @List, @Until, @Now, @Bytes, @Key)
        ON CONFLICT (document_id) DO NOTHING
        """;

    public const string AddFile = "INSERT INTO evidence_files (document_id, sealed, seal_key) VALUES (@DocumentId, @Bytes, @Key)";

    // The id is taken from the firm's own documents, so nobody sends somebody else's to a city.
    public const string Ask =
        """
        INSERT INTO evidence_reviews (review_id, document_id, city_id, asked_at, sealed, seal_key)
        SELECT @ReviewId, document_id, @CityId, @Now, @Nothing, 0 FROM evidence_documents
        WHERE document_id = @DocumentId AND supplier_id = @SupplierId AND withdrawn_at IS NULL
        ON CONFLICT (document_id, city_id) DO NOTHING
        """;

    public const string TakeBack =
        """
        UPDATE evidence_documents SET withdrawn_at = @Now, sealed = @Nothing
        WHERE document_id = @DocumentId AND supplier_id = @SupplierId AND withdrawn_at IS NULL
        """;

    public const string DropFile = "DELETE FROM evidence_files WHERE document_id = @DocumentId";

    // Nobody decides about what is not there any more.
    public const string DropWaiting = "DELETE FROM evidence_reviews WHERE document_id = @DocumentId AND decided_at IS NULL";

    public const string OwnFile =
        """
        SELECT f.document_id, f.sealed, f.seal_key FROM evidence_files f JOIN evidence_documents d ON d.document_id = f.document_id
        WHERE f.document_id = @DocumentId AND d.supplier_id = @SupplierId
        """;

    public const string Queue =
        """
        SELECT r.review_id, d.supplier_id, d.about, r.asked_at, d.expires_on
        FROM evidence_reviews r JOIN evidence_documents d ON d.document_id = r.document_id
        WHERE r.city_id = @CityId AND r.decided_at IS NULL AND d.withdrawn_at IS NULL AND d.expires_on >= @Today
        ORDER BY r.asked_at, r.review_id LIMIT @Most
        """;

    public const string Find = $"{Reviews} WHERE r.review_id = @ReviewId AND r.city_id = @CityId AND d.withdrawn_at IS NULL";

    public const string Document = $"{Documents} WHERE document_id = @DocumentId";

    public const string Decide =
        "UPDATE evidence_reviews SET decided_at = @Now, sealed = @Bytes, seal_key = @Key WHERE review_id = @ReviewId AND decided_at IS NULL";

    public const string RunningOut = $"{Documents} WHERE expires_on BETWEEN @From AND @To AND withdrawn_at IS NULL ORDER BY expires_on, document_id";

    public const string DecidedSince = $"{Reviews} WHERE r.decided_at >= @Since ORDER BY r.decided_at, r.review_id";

    public const string DropOldFiles =
        "DELETE FROM evidence_files WHERE document_id IN (SELECT document_id FROM evidence_documents WHERE expires_on < @Before)";

    public static string KnownLetters(string isOneOf) => $"SELECT letter_key FROM supplier_letter_keys WHERE {isOneOf}";

    public const string AddLetter = "INSERT INTO supplier_letter_keys (letter_key, written_at) VALUES (@Key, @Now) ON CONFLICT (letter_key) DO NOTHING";

    public const string DropLetters = "DELETE FROM supplier_letter_keys WHERE written_at < @Before";
}
