namespace SupplierDiversity.Features.Audit;

internal static class AuditSql
{
    private const string Columns =
        "number, at, account_id, roles, city_id, action, kind, object_id, name, purpose, changes_json, previous_hash, hash";

    // Takes the end of the chain until the transaction ends: on PostgreSQL this row, on SQLite the whole database.
    public const string TakeHead = "UPDATE audit_head SET number = number + 1 WHERE head_id = 1 RETURNING number, hash";

    public const string Add =
        $"""
        INSERT INTO audit_records ({Columns})
        VALUES (@Number, @At, @AccountId, @Roles, @CityId, @Action, @Kind, @ObjectId, @Name, @Purpose, @ChangesJson, @PreviousHash, @Hash);
        UPDATE audit_head SET hash = @Hash WHERE head_id = 1;
        """;

    public const string Head = "SELECT number, hash FROM audit_head WHERE head_id = 1";

    public const string LastSegment =
        "SELECT through_number AS number, through_hash AS hash FROM audit_segments ORDER BY through_number DESC LIMIT 1";

    public const string Next = $"SELECT {Columns} FROM audit_records WHERE number > @Number ORDER BY number LIMIT @Most";

    public const string HashOf =
        """
        SELECT number, hash FROM audit_records WHERE number = @Number
        UNION ALL SELECT through_number, through_hash FROM audit_segments WHERE through_number = @Number
        """;

    public static string Search(string conditions) => $"SELECT {Columns} FROM audit_records WHERE {conditions} ORDER BY number DESC LIMIT @Most OFFSET @Skip";
}
