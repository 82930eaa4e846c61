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
    private const int Shown = 90;

    /// <summary>Key.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>The contract.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>Language of the words.</summary>
    public required string Language { get; init; }

    /// <summary>The condition as published.</summary>
    public required string Duty { get; init; }

    /// <summary>Its beginning, to tell it from others.</summary>
    public string Beginning => Duty.Length <= Shown ? Duty : $"{Duty[..(Duty.LastIndexOf(' ', Shown) is > 0 and var cut ? cut : Shown)]} …";

    /// <summary>The contractor's name.</summary>
    public required string Name { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }
}
