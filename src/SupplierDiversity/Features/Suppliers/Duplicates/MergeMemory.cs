namespace SupplierDiversity.Features.Suppliers.Duplicates;

/// <summary>Rows that moved from one entry to another.</summary>
/// <param name="Table">As in the migrations.</param>
/// <param name="Column">The column that names the entry.</param>
/// <param name="Keys">Their primary keys without that column, as text.</param>
internal sealed record MovedRows(string Table, string Column, IReadOnlyList<string> Keys);

/// <summary>What it takes to part two entries in the portal's own database.</summary>
/// <param name="Rows">What moved.</param>
/// <param name="People">Who acted for either before.</param>
/// <param name="Cities">Which cities either had chosen before.</param>
/// <param name="Email">Address of the kept entry before.</param>
/// <param name="Origin">Who had entered the kept entry.</param>
/// <param name="Followers">Entries that pointed to the one that went.</param>
internal sealed record MergeMemory(
    IReadOnlyList<MovedRows> Rows, IReadOnlyList<PersonRow> People, IReadOnlyList<ChosenCityRow> Cities, string Email, string Origin, IReadOnlyList<Guid> Followers);

/// <summary>The same behind the wall: what moved, and by how much the kept entry's lists and counts were counted on.</summary>
/// <param name="Rows">What moved.</param>
/// <param name="Lists">Lists of owners.</param>
/// <param name="Counts">Head-counts by year.</param>
internal sealed record WallMemory(IReadOnlyList<MovedRows> Rows, int Lists, IReadOnlyDictionary<int, int> Counts);

/// <summary>Somebody who acts for an entry.</summary>
internal sealed record PersonRow
{
    public required Guid SupplierId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Language { get; init; }

    public required string Hears { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public required Guid? LetInBy { get; init; }

    public required DateTimeOffset? LeftAt { get; init; }
}

/// <summary>A city an entry has chosen.</summary>
internal sealed record ChosenCityRow
{
    public required Guid SupplierId { get; init; }

    public required Guid CityId { get; init; }

    public required bool Listed { get; init; }

    public required bool Diversity { get; init; }

    public required DateTimeOffset ChosenAt { get; init; }
}

/// <summary>Two entries that were made one.</summary>
public sealed record MergeRow
{
    /// <summary>Key.</summary>
    public required Guid MergeId { get; init; }

    /// <summary>The entry that is kept.</summary>
    public required Guid Kept { get; init; }

    /// <summary>The entry that went.</summary>
    public required Guid Gone { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset MergedAt { get; init; }

    /// <summary>Until when it can be undone (UTC).</summary>
    public required DateTimeOffset? UndoUntil { get; init; }
}
