using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Reports;

/// <summary>One group's chance of winning beside that of bidders that are neither, from printed counts only.</summary>
/// <param name="Group">The group.</param>
/// <param name="Comparison">The comparison; null: a count it needs is hidden, so there are too few bids to tell.</param>
public sealed record WinningRates(BidderGroup Group, RateComparison? Comparison)
{
    /// <summary>The groups that are compared with <see cref="BidderGroup.Neither"/>.</summary>
    public static IReadOnlyList<BidderGroup> Compared { get; } = [BidderGroup.MigrantOwned, BidderGroup.Diverse, BidderGroup.Both];

    /// <summary>All comparisons of a year.</summary>
    /// <param name="released">The year as it may be told.</param>
    /// <param name="name">The name of a group in the comparison.</param>
    public static IReadOnlyList<WinningRates> Of(ReleasedFunnel released, Func<BidderGroup, string> name) => [.. Compared.Select(group =>
        new WinningRates(group, Line(released, group, name) is { } first && Line(released, BidderGroup.Neither, name) is { } second ? RateComparison.Of([first, second]) : null))];

    private static RateLine? Line(ReleasedFunnel released, BidderGroup group, Func<BidderGroup, string> name) =>
        released.Columns.Count > 0 && released.Reached(group, FunnelStage.Bid) is { } bid && released.Reached(group, FunnelStage.Won) is { } won
            ? new("", name(group), bid, won) : null;
}
