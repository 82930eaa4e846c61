namespace SupplierDiversity.Features.Awards;

/// <summary>The decision about a lot.</summary>
public sealed record Award
{
    /// <summary>Key.</summary>
    public required Guid AwardId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>The bid that was chosen.</summary>
    public required Guid BidId { get; init; }

    /// <summary>What made it the best (Directive 2014/24/EU, Article 55(2)(c)).</summary>
    public required string Characteristics { get; init; }

    /// <summary>When all bidders were told (UTC).</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Last day of the standstill, in the city's zone.</summary>
    public required DateOnly StandstillUntil { get; init; }

    /// <summary>The first instant after it (UTC).</summary>
    public required DateTimeOffset StandstillEndsAt { get; init; }

    /// <summary>Last day for every bidder's feedback.</summary>
    public required DateOnly FeedbackDueOn { get; init; }

    /// <summary>When it was closed (UTC), or null.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Whether a bidder has its feedback.</summary>
public sealed record AwardLetter
{
    /// <summary>The decision.</summary>
    public required Guid AwardId { get; init; }

    /// <summary>The bid.</summary>
    public required Guid BidId { get; init; }

    /// <summary>How many people of the firm got it by mail.</summary>
    public required int Letters { get; init; }

    /// <summary>When (UTC); null: it has not.</summary>
    public required DateTimeOffset? WrittenAt { get; init; }
}

/// <summary>A contract.</summary>
public sealed record Contract
{
    /// <summary>Key.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>The decision it follows from.</summary>
    public required Guid AwardId { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid CityId { get; init; }

    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The lot.</summary>
    public required string LotId { get; init; }

    /// <summary>The contractor, or null when it is not in the register.</summary>
    public required Guid? SupplierId { get; init; }

    /// <summary>The contractor's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its price without VAT, or null.</summary>
    public required long? AmountCents { get; init; }

    /// <summary>ISO 4217, or null.</summary>
    public required string? Currency { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndsOn { get; init; }
}

/// <summary>Something the contractor owes.</summary>
public sealed record Obligation
{
    /// <summary>Key.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>The contract.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>Row of the equality matrix; null for an imported notice.</summary>
    public required Guid? ImpactId { get; init; }

    /// <summary>Clause of the library; empty for an imported notice.</summary>
    public required string ClauseId { get; init; }

    /// <summary>Language of the words.</summary>
    public required string Language { get; init; }

    /// <summary>The condition as published.</summary>
    public required string Duty { get; init; }

    /// <summary>What shows that it is kept.</summary>
    public required string Evidence { get; init; }

    /// <summary>Who does it at the contractor's.</summary>
    public required string Who { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>True: subcontractors owe it, too.</summary>
    public required bool FlowDown { get; init; }
}
