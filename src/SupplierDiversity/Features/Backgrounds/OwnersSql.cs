namespace SupplierDiversity.Features.Backgrounds;

/// <summary>Statements about owners, all on the background database.</summary>
internal static class OwnersSql
{
    public const string Ask =
        """
        INSERT INTO owner_links (owner_id, supplier_id, link_number, asked_at) VALUES (@OwnerId, @SupplierId, 1, @Now)
        ON CONFLICT (owner_id) DO NOTHING
        """;

    public const string ClearCities = "DELETE FROM owner_cities WHERE owner_id = @OwnerId";

    public const string AddCity = "INSERT INTO owner_cities (owner_id, city_id) VALUES (@OwnerId, @CityId) ON CONFLICT DO NOTHING";

    public const string Find =
        "SELECT owner_id, supplier_id, link_number, code_sha256, asked_at, begun_at FROM owner_links WHERE owner_id = @OwnerId";

    public const string OfSupplier =
        "SELECT owner_id, supplier_id, link_number, code_sha256, asked_at, begun_at FROM owner_links WHERE supplier_id = @SupplierId ORDER BY owner_id";

    public const string Begin = "UPDATE owner_links SET code_sha256 = @Code, begun_at = @Now WHERE owner_id = @OwnerId AND code_sha256 IS NULL";

    public const string Renew = "UPDATE owner_links SET link_number = link_number + 1, code_sha256 = NULL, begun_at = NULL WHERE owner_id = @OwnerId";

    public const string Cities = "SELECT city_id FROM owner_cities WHERE owner_id = @OwnerId ORDER BY city_id";

    private const string OfTheFirm = "owner_id IN (SELECT owner_id FROM owner_links WHERE supplier_id = @SupplierId)";

    public const string Answers = "SELECT owner_id, erase_on, sealed, seal_key FROM owner_answers WHERE owner_id = @OwnerId";

    public const string AnswersOfSupplier = $"SELECT owner_id, erase_on, sealed, seal_key FROM owner_answers WHERE {OfTheFirm}";

    private const string OfTheRange = "l.supplier_id BETWEEN @First AND @Last";

    public const string OfMany = $"SELECT l.supplier_id, l.owner_id FROM owner_links l WHERE {OfTheRange} ORDER BY l.owner_id";

    public const string AnswersOfMany =
        $"SELECT a.owner_id, a.erase_on, a.sealed, a.seal_key FROM owner_links l JOIN owner_answers a ON a.owner_id = l.owner_id WHERE {OfTheRange}";

    public const string DecisionsOfMany =
        $"""
        SELECT d.owner_id, d.city_id, d.decision, d.text_sha256, d.decided_at FROM owner_links l JOIN owner_decisions d ON d.owner_id = l.owner_id
        WHERE {OfTheRange} ORDER BY d.decided_at, d.decision_id
        """;

    public const string ErasuresOfMany =
        "SELECT owner_id, city_id, reason, erased_at FROM owner_erasures WHERE supplier_id BETWEEN @First AND @Last ORDER BY erased_at";

    public const string PutAnswers =
        """
        INSERT INTO owner_answers (owner_id, erase_on, sealed, seal_key) VALUES (@OwnerId, @EraseOn, @Bytes, @Key)
        ON CONFLICT (owner_id) DO UPDATE SET erase_on = excluded.erase_on, sealed = excluded.sealed, seal_key = excluded.seal_key
        """;

    public const string EraseAnswers = "DELETE FROM owner_answers WHERE owner_id = @OwnerId";

    public const string Expired = "SELECT owner_id FROM owner_answers WHERE erase_on <= @Today";

    public const string Decisions =
        "SELECT owner_id, city_id, decision, text_sha256, decided_at FROM owner_decisions WHERE owner_id = @OwnerId ORDER BY decided_at, decision_id";

    public const string DecisionsOfSupplier =
        $"SELECT owner_id, city_id, decision, text_sha256, decided_at FROM owner_decisions WHERE {OfTheFirm} ORDER BY decided_at, decision_id";

    public const string AddText =
        """
        INSERT INTO consent_texts (text_sha256, language, purpose, pack, pack_version, body, first_shown_at)
        VALUES (@Sha256, @Language, @Purpose, @Pack, @PackVersion, @Body, @Now)
        ON CONFLICT (text_sha256) DO NOTHING
        """;

    public const string AddDecision =
        """
        INSERT INTO owner_decisions (decision_id, owner_id, city_id, purpose, decision, text_sha256, decided_at)
        VALUES (@Id, @OwnerId, @CityId, @Purpose, @Decision, @Sha256, @Now)
        """;

    public const string Text = "SELECT text_sha256, language, body FROM consent_texts WHERE text_sha256 = @Sha256";

    public const string Terms = "SELECT text_sha256, pack, pack_version FROM consent_texts";

    public const string WithAnswers = "SELECT l.supplier_id, l.owner_id FROM owner_answers a JOIN owner_links l ON l.owner_id = a.owner_id ORDER BY l.supplier_id, l.owner_id";

    public const string AddErasure =
        """
        INSERT INTO owner_erasures (erasure_id, owner_id, supplier_id, city_id, reason, erased_at)
        VALUES (@Id, @OwnerId, @SupplierId, @CityId, @Reason, @Now)
        """;

    public const string Erasures = "SELECT owner_id, city_id, reason, erased_at FROM owner_erasures WHERE owner_id = @OwnerId ORDER BY erased_at";

    public const string ErasuresOfSupplier =
        "SELECT owner_id, city_id, reason, erased_at FROM owner_erasures WHERE supplier_id = @SupplierId ORDER BY erased_at";

    public const string EraseDecisions = "DELETE FROM owner_decisions WHERE owner_id = @OwnerId";

    public const string EraseLink = "DELETE FROM owner_cities WHERE owner_id = @OwnerId; DELETE FROM owner_links WHERE owner_id = @OwnerId;";

    public const string EraseSnapshots =
        "UPDATE status_snapshots SET sealed = @Nothing, erased_at = @Now WHERE supplier_id = @SupplierId AND erased_at IS NULL";
}

/// <summary>An owner's place: who they belong to, and the link that is good now.</summary>
public sealed record OwnerRow
{
    /// <summary>The line of the ownership profile.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid SupplierId { get; init; }

    /// <summary>Which link is good.</summary>
    public required int LinkNumber { get; init; }

    /// <summary>Of the owner's code; null: has not begun.</summary>
    public required string? CodeSha256 { get; init; }

    /// <summary>When the firm asked (UTC).</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the owner began (UTC).</summary>
    public required DateTimeOffset? BegunAt { get; init; }
}

/// <summary>That something was erased.</summary>
public sealed record ErasureRow
{
    /// <summary>Whose.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>For which city; null: all.</summary>
    public required Guid? CityId { get; init; }

    /// <summary><c>withdrawn</c>, <c>asked</c>, <c>expired</c>, <c>new-link</c> or <c>left</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset ErasedAt { get; init; }
}
