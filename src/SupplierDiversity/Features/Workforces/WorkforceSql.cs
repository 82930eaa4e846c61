namespace SupplierDiversity.Features.Workforces;

/// <summary>Statements about head-counts, all on the background database.</summary>
internal static class WorkforceSql
{
    private const string Columns = "count_id, year, number, recorded_at, erase_on, erased_at, erased_why, sealed, seal_key";

    /// <summary>The newest version of each year as known at an instant, the newest year first.</summary>
    public const string OfSupplier =
        $"""
        SELECT {Columns} FROM workforce_counts c
        WHERE supplier_id = @SupplierId AND recorded_at <= @At
          AND NOT EXISTS (
            SELECT 1 FROM workforce_counts n WHERE n.supplier_id = c.supplier_id AND n.year = c.year AND n.number > c.number AND n.recorded_at <= @At)
        ORDER BY year DESC
        """;

    /// <summary>The same of a range of firms.</summary>
    public const string OfMany =
        $"""
        SELECT supplier_id, {Columns} FROM workforce_counts c
        WHERE supplier_id BETWEEN @First AND @Last AND recorded_at <= @At
          AND NOT EXISTS (
            SELECT 1 FROM workforce_counts n WHERE n.supplier_id = c.supplier_id AND n.year = c.year AND n.number > c.number AND n.recorded_at <= @At)
        ORDER BY year DESC
        """;

    public const string Add =
        """
        INSERT INTO workforce_counts (count_id, supplier_id, year, number, recorded_at, erase_on, sealed, seal_key)
        VALUES (@Id, @SupplierId, @Year, @Number, @Now, @EraseOn, @Bytes, @Key)
        ON CONFLICT (supplier_id, year, number) DO NOTHING
        """;

    public const string Erase =
        "UPDATE workforce_counts SET sealed = @Nothing, erased_at = @Now, erased_why = 'asked' WHERE supplier_id = @SupplierId AND erased_at IS NULL";

    public const string EraseExpired =
        "UPDATE workforce_counts SET sealed = @Nothing, erased_at = @Now, erased_why = 'expired' WHERE erase_on <= @Today AND erased_at IS NULL";

    // Statuses that were frozen from what the firm took back go with it; the row stays and says when.
    public const string EraseSnapshots =
        "UPDATE status_snapshots SET sealed = @Nothing, erased_at = @Now WHERE supplier_id = @SupplierId AND erased_at IS NULL";
}

/// <summary>The same with its firm.</summary>
internal sealed record FirmWorkforceRow : WorkforceRow
{
    public required Guid SupplierId { get; init; }
}

/// <summary>A head-count as kept.</summary>
internal record WorkforceRow
{
    public required Guid CountId { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required DateOnly EraseOn { get; init; }

    public required DateTimeOffset? ErasedAt { get; init; }

    public required string? ErasedWhy { get; init; }

    public required byte[] Sealed { get; init; }

    public required int SealKey { get; init; }
}
