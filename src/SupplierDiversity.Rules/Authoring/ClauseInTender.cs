using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Notices;

namespace SupplierDiversity.Rules.Authoring;

/// <summary>A clause as it goes out with a tender: its words with the blanks filled in, in every language the city has it in.</summary>
public sealed record ClauseInTender
{
    /// <summary>The row of the assessment it answers.</summary>
    public required Guid ImpactId { get; init; }

    /// <summary>The version of the city's clause.</summary>
    public required Guid CityClauseId { get; init; }

    /// <summary>The clause's name in the library.</summary>
    public required string ClauseId { get; init; }

    /// <summary>Where in the procurement it stands.</summary>
    public required ClausePosition Position { get; init; }

    /// <summary>BT-775 code: "et-eq", "opp", "work-cond" or "acc-all".</summary>
    public required string SocialObjective { get; init; }

    /// <summary>Its name by language.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The clause by language.</summary>
    public required LocalText Text { get; init; }

    /// <summary>What a bidder or contractor shows, by language.</summary>
    public required LocalText Evidence { get; init; }

    /// <summary>Of an award criterion, in basis points; null elsewhere.</summary>
    public int? WeightBasisPoints { get; init; }
}
