namespace SupplierDiversity.Wall.Sealing;

/// <summary>
/// Every table with a sealed payload, so that all of them are sealed anew when the key changes; a test compares the list
/// with the schema. Such a table has an id of its own (uuid), <c>sealed bytea</c> and <c>seal_key integer</c>.
/// </summary>
internal static class SealedTables
{
    public static IReadOnlyList<SealedTable> All { get; } =
    [
        new("ownership_versions", "version_id", "ownership"),
        new("survey_responses", "invitation_id", Features.Surveys.ResponseBook.Kind),
    ];
}

/// <summary>A table with a sealed payload.</summary>
/// <param name="Name">As in the migrations.</param>
/// <param name="Id">Its id column.</param>
/// <param name="Kind">The kind its payloads are bound to.</param>
internal sealed record SealedTable(string Name, string Id, string Kind)
{
    public string OldOnes => $"SELECT {Id} AS id, sealed, seal_key FROM {Name} WHERE seal_key <> @Key LIMIT @Most";

    public string Replace => $"UPDATE {Name} SET sealed = @Bytes, seal_key = @Key WHERE {Id} = @Id AND seal_key = @Old";

    public string CountUnreadable => $"SELECT count(*) FROM {Name} WHERE seal_key NOT IN (SELECT key_number FROM seal_keys)";
}
