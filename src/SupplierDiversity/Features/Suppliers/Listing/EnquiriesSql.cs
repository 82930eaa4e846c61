namespace SupplierDiversity.Features.Suppliers.Listing;

/// <summary>Statements about enquiries between firms.</summary>
internal static class EnquiriesSql
{
    private const string Columns = "e.enquiry_id, s.supplier_id AS other, s.name, s.trading_name, s.registration_id, e.words, e.sent_at, e.tender_id, e.answer, e.answered_at";

    // An address is only read where both sides agreed to it.
    public const string Received =
        $"""
        SELECT {Columns}, CASE WHEN e.answer = 'agreed' THEN e.account_id END AS person,
            EXISTS (SELECT 1 FROM supplier_refusals r WHERE r.supplier_id = e.to_supplier AND r.from_supplier = e.from_supplier) AS refused
        FROM supplier_enquiries e JOIN suppliers s ON s.supplier_id = e.from_supplier
        WHERE e.to_supplier = @SupplierId ORDER BY e.sent_at DESC, e.enquiry_id LIMIT 100
        """;

    // Who sent it never learns of a refusal.
    public const string SentBy =
        $"""
        SELECT {Columns}, CASE WHEN e.answer = 'agreed' THEN e.answered_by END AS person, FALSE AS refused
        FROM supplier_enquiries e JOIN suppliers s ON s.supplier_id = e.to_supplier
        WHERE e.from_supplier = @SupplierId ORDER BY e.sent_at DESC, e.enquiry_id LIMIT 100
        """;

    // Silence is an answer too: so many messages without any, and it is enough.
    public const string Counts =
        """
        SELECT coalesce(sum(CASE WHEN e.sent_at > @Day THEN 1 ELSE 0 END), 0) AS today,
            coalesce(sum(CASE WHEN e.sent_at > @Day AND e.to_supplier = @To THEN 1 ELSE 0 END), 0) AS today_to_this,
            coalesce(sum(CASE WHEN e.to_supplier = @To AND e.answer IS NULL
                AND NOT EXISTS (SELECT 1 FROM supplier_enquiries b WHERE b.from_supplier = @To AND b.to_supplier = @From AND b.sent_at > e.sent_at) THEN 1 ELSE 0 END), 0) AS unanswered,
            coalesce(sum(CASE WHEN e.sent_at > @Day AND e.to_supplier = @To AND e.words = @Words THEN 1 ELSE 0 END), 0) AS same
        FROM supplier_enquiries e WHERE e.from_supplier = @From
        """;

    // A firm is written to where it is listed, or where it wrote itself before; never against its refusal.
    public const string Possible =
        """
        SELECT count(*) FROM suppliers s
        WHERE s.supplier_id = @To AND s.merged_into IS NULL AND s.supplier_id <> @From
          AND (EXISTS (SELECT 1 FROM supplier_cities c WHERE c.supplier_id = s.supplier_id AND c.listed)
            OR EXISTS (SELECT 1 FROM supplier_enquiries e WHERE e.from_supplier = @To AND e.to_supplier = @From))
          AND NOT EXISTS (SELECT 1 FROM supplier_refusals r WHERE r.supplier_id = @To AND r.from_supplier = @From)
        """;

    public const string Lock = "UPDATE suppliers SET changed_at = changed_at WHERE supplier_id = @From";

    public const string Add =
        """
        INSERT INTO supplier_enquiries (enquiry_id, from_supplier, to_supplier, account_id, words, sent_at, tender_id)
        VALUES (@Id, @From, @To, @AccountId, @Words, @Now, @TenderId)
        """;

    public const string Refuse =
        """
        INSERT INTO supplier_refusals (supplier_id, from_supplier, refused_at)
        SELECT to_supplier, from_supplier, @Now FROM supplier_enquiries WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId
        ON CONFLICT DO NOTHING
        """;

    public const string Words = "SELECT words FROM supplier_enquiries WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId";

    public const string Answer =
        """
        UPDATE supplier_enquiries SET answer = @Answer, answered_by = @AccountId, answered_at = @Now
        WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId AND answer IS NULL RETURNING from_supplier
        """;

    public const string Answered = "SELECT answer FROM supplier_enquiries WHERE enquiry_id = @Enquiry AND to_supplier = @SupplierId";

    public const string AgreedOn =
        """
        SELECT DISTINCT s.supplier_id, s.name, s.trading_name, s.registration_id FROM supplier_enquiries e
        JOIN suppliers s ON s.supplier_id = CASE WHEN e.from_supplier = @SupplierId THEN e.to_supplier ELSE e.from_supplier END
        WHERE e.tender_id = @TenderId AND e.answer = 'agreed' AND (e.from_supplier = @SupplierId OR e.to_supplier = @SupplierId)
        ORDER BY s.name, s.supplier_id
        """;
}

/// <summary>An enquiry as either side sees it.</summary>
public sealed record Enquiry
{
    /// <summary>Key.</summary>
    public required Guid EnquiryId { get; init; }

    /// <summary>The firm on the other side.</summary>
    public required Guid Other { get; init; }

    /// <summary>Its legal name.</summary>
    public required string Name { get; init; }

    /// <summary>As the public knows it.</summary>
    public required string TradingName { get; init; }

    /// <summary>Number in its register.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>What was written.</summary>
    public required string Words { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The tender it is about; null: no certain one.</summary>
    public required string? TenderId { get; init; }

    /// <summary><c>agreed</c>, <c>declined</c>, or null: not answered.</summary>
    public required string? Answer { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Account of the person on the other side; null before both agreed.</summary>
    public required Guid? Person { get; init; }

    /// <summary>True: the reader wants no more from this firm.</summary>
    public required bool Refused { get; init; }

    /// <summary>The other firm's name, or else its number.</summary>
    public string ShownName => TradingName.Length > 0 ? TradingName : Name.Length > 0 ? Name : RegistrationId;
}
