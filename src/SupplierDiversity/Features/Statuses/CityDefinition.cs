using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Features.Statuses;

/// <summary>What a city means by migrant-owned and diverse business from a day on.</summary>
public sealed record CityDefinition
{
    /// <summary>The city.</summary>
    public required Guid CityId { get; init; }

    /// <summary>1, 2, 3 … for each city.</summary>
    public required int Number { get; init; }

    /// <summary>First day, in the city's time zone.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Least part of the stock, an exact fraction.</summary>
    public required string Threshold { get; init; }

    /// <summary>Name of a <see cref="DiverseVersion"/>.</summary>
    public required string Diverse { get; init; }

    /// <summary>Name of a <see cref="SmallFirmRule"/>.</summary>
    public required string SmallFirm { get; init; }

    /// <summary>Least practice score, 0 to 100; null: none set.</summary>
    public required int? PracticeMinimum { get; init; }

    /// <summary>Name of an <see cref="OwnershipBasis"/>: what counts in firms without stock.</summary>
    public required string WithoutStock { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The threshold as a number.</summary>
    public Share Least => Share.Parse(Threshold) ?? throw new FormatException($"'{Threshold}' is no threshold.");

    /// <summary>The part of it that is about staff and practice, still without the city's population.</summary>
    public DiverseDefinition OfStaff => new(Enum.Parse<DiverseVersion>(Diverse), Enum.Parse<SmallFirmRule>(SmallFirm), PracticeMinimum, PopulationShare: null);
}
