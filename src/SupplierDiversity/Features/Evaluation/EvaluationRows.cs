namespace SupplierDiversity.Features.Evaluation;

/// <summary>A published award criterion.</summary>
public sealed record BidCriterion
{
    /// <summary>Key.</summary>
    public required Guid CriterionId { get; init; }

    /// <summary>The lot it is for; empty: every lot that has no criteria of its own.</summary>
    public required string LotId { get; init; }

    /// <summary>As published.</summary>
    public required string Name { get; init; }

    /// <summary>Basis points of the whole.</summary>
    public required int WeightBp { get; init; }

    /// <summary>True: computed from the prices.</summary>
    public required bool Price { get; init; }
}

/// <summary>Which criteria judge which lot.</summary>
public static class LotCriteria
{
    /// <summary>The criteria of a lot: its own, else those for all lots.</summary>
    public static IReadOnlyList<BidCriterion> ForLot(this IReadOnlyList<BidCriterion> criteria, string lotId) =>
        criteria.Any(c => c.LotId == lotId) ? [.. criteria.Where(c => c.LotId == lotId)] : [.. criteria.Where(c => c.LotId.Length == 0)];
}

/// <summary>Somebody who evaluates a tender.</summary>
public sealed record BidEvaluator
{
    /// <summary>The tender.</summary>
    public required string TenderId { get; init; }

    /// <summary>The person.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When the person declared (UTC), or null.</summary>
    public required DateTimeOffset? DeclaredAt { get; init; }

    /// <summary>True: has a conflict of interest.</summary>
    public required bool? Conflict { get; init; }

    /// <summary>The declaration in words.</summary>
    public required string Declaration { get; init; }

    /// <summary>When the own scores were closed (UTC), or null.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True: may see the bids.</summary>
    public bool MayEvaluate => DeclaredAt is not null && Conflict == false;
}

/// <summary>A score of one person, or the one that counts.</summary>
public sealed record BidScore
{
    /// <summary>The bid.</summary>
    public required Guid BidId { get; init; }

    /// <summary>The criterion.</summary>
    public required Guid CriterionId { get; init; }

    /// <summary>Who gave it; of what counts, who wrote it down.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Hundredths of points.</summary>
    public required int Points { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
