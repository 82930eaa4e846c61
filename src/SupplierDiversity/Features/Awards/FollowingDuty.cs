using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.Awards;

/// <summary>From where obligations are looked for: what is named must fit, what is null may be anything.</summary>
/// <param name="City">The city whose contracts are meant.</param>
/// <param name="ImpactId">Row of the equality matrix.</param>
/// <param name="ClauseId">Clause of the library.</param>
/// <param name="TenderId">The tender.</param>
public sealed record FollowingFrom(City City, Guid? ImpactId = null, string? ClauseId = null, string? TenderId = null);

/// <summary>An obligation that followed, with its contract.</summary>
public sealed record FollowingDuty
{
    /// <summary>Key.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>The contract.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>The contractor's name.</summary>
    public required string Name { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }
}
