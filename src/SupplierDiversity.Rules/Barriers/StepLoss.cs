using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>What a group loses at a step, beside all others, from printed counts only.</summary>
/// <param name="Group">The group.</param>
/// <param name="Step">The step.</param>
/// <param name="Comparison">The group and all others; null: a count it needs is hidden, so there are too few to tell.</param>
public sealed record StepLoss(BidderGroup Group, FunnelStep Step, RateComparison? Comparison)
{
    /// <summary>True: the group clearly loses more than all others.</summary>
    public bool IsClear => Comparison?.Reading == RateReading.FirstLower;

    /// <summary>
    /// Every group at every step. All others are what is left of all, so that no firm stands on both sides; of exact counts
    /// only, because noise is no firm.
    /// </summary>
    /// <param name="released">The year as officers may read it.</param>
    /// <param name="name">What a group is called.</param>
    /// <param name="others">What all others are called.</param>
    public static IReadOnlyList<StepLoss> Of(ReleasedFunnel released, Func<BidderGroup, string> name, string others)
    {
        ArgumentNullException.ThrowIfNull(released);
        ArgumentNullException.ThrowIfNull(name);
        return [.. from step in FunnelStep.Of(released) from @group in ReleasedFunnel.Groups select new StepLoss(@group, step, Compare(released, step, @group, name, others))];
    }

    private static RateComparison? Compare(ReleasedFunnel released, FunnelStep step, BidderGroup group, Func<BidderGroup, string> name, string others) =>
        released.Noise == 0 && step.Line(released, group, name(group)) is { } own && step.Line(released, null, others) is { } all
            ? RateComparison.Of([own, new("", others, all.N - own.N, all.Successes - own.Successes)]) : null;
}
