namespace SupplierDiversity.Features.Barriers;

/// <summary>Statements about improvements.</summary>
internal static class ImprovementsSql
{
    private const string Columns =
        "improvement_id, revision, heard, source, change, owner, due_on, measure, state, changed_on, outcome, published_at, public_json";

    public const string OfCity = $"SELECT {Columns} FROM improvements WHERE city_id = @CityId ORDER BY due_on DESC, improvement_id DESC";

    public const string Find = $"SELECT {Columns} FROM improvements WHERE city_id = @CityId AND improvement_id = @Id";

    public const string Published = "SELECT published_at, public_json FROM improvements WHERE city_id = @CityId AND published_at IS NOT NULL ORDER BY published_at DESC, improvement_id DESC";

    public const string Add =
        """
        INSERT INTO improvements (improvement_id, city_id, revision, heard, source, change, owner, due_on, measure, state, outcome, public_json, written_by, written_at)
        VALUES (@Id, @CityId, 1, @Heard, @Source, @Change, @Owner, @DueOn, @Measure, 'planned', '', '', @By, @Now)
        """;

    public const string Write =
        """
        UPDATE improvements SET revision = revision + 1, heard = @Heard, source = @Source, change = @Change, owner = @Owner, due_on = @DueOn, measure = @Measure,
            written_by = @By, written_at = @Now
        WHERE city_id = @CityId AND improvement_id = @Id AND revision = @Revision
        """;

    public const string Settle =
        """
        UPDATE improvements SET revision = revision + 1, state = @State, changed_on = @ChangedOn, outcome = @Outcome, written_by = @By, written_at = @Now
        WHERE city_id = @CityId AND improvement_id = @Id AND revision = @Revision
        """;

    public const string Publish =
        """
        UPDATE improvements SET revision = revision + 1, published_at = @PublishedAt, public_json = @Json, written_by = @By, written_at = @Now
        WHERE city_id = @CityId AND improvement_id = @Id AND revision = @Revision
        """;
}
