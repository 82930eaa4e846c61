namespace SupplierDiversity.Rules.Clauses.Guard;

/// <summary>Weights are published before bids come in, possible, and in proportion.</summary>
internal static class WeightRules
{
    private const string Published = "2014/24/EU art. 67(5)";
    private const int Whole = 10_000;

    /// <summary>What the text says about weights: settled after opening, or left to the committee.</summary>
    public static IEnumerable<GuardMatch> In(ReadClause clause, ReadSentence said)
    {
        var weighs = said.Names(Concept.Weighting) || (clause.Position == ClausePosition.Award && said.Names(Concept.Advantage));
        if (weighs && said.Says(Concept.Later))
        {
            yield return new(GuardRule.WeightUnpublished, GuardSeverity.Block, "2014/24/EU art. 67(4), (5)");
        }
    }

    /// <summary>What the number says, in basis points; the limit is the city's.</summary>
    public static GuardMatch? Of(ClausePosition position, int? weight, int limit) => (position, weight) switch
    {
        (ClausePosition.Award, null) => new(GuardRule.WeightMissing, GuardSeverity.Warn, Published),
        (_, < 0 or > Whole) => new(GuardRule.WeightImpossible, GuardSeverity.Block, Published),
        (ClausePosition.Award, 0) => new(GuardRule.WeightMissing, GuardSeverity.Warn, Published),
        (ClausePosition.Award, var some) when some > limit => new(GuardRule.WeightUnusual, GuardSeverity.Warn, "2014/24/EU art. 67(4), (5)"),
        (not ClausePosition.Award, not null) => new(GuardRule.WeightMisplaced, GuardSeverity.Warn, Published),
        _ => null,
    };
}
