using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>A step of a procedure: of the firms that came to one stage, those that came to a later one.</summary>
/// <param name="From">The stage before.</param>
/// <param name="To">The later stage.</param>
public readonly record struct FunnelStep(FunnelStage From, FunnelStage To)
{
    /// <summary>The steps of a year from each stage that may be told to the next one.</summary>
    public static IReadOnlyList<FunnelStep> Of(ReleasedFunnel released)
    {
        ArgumentNullException.ThrowIfNull(released);
        var told = FunnelStages.All.Where(s => released.Columns.Count > 0 && released.Reached(null, s) is > 0).ToList();
        return [.. told.Zip(told.Skip(1), (from, to) => new FunnelStep(from, to))];
    }

    /// <summary>How many of a group came on; null where a count it needs is hidden.</summary>
    /// <param name="released">The year as it may be told.</param>
    /// <param name="group">The group; null: all.</param>
    /// <param name="name">What the group is called.</param>
    public RateLine? Line(ReleasedFunnel released, BidderGroup? group, string name)
    {
        ArgumentNullException.ThrowIfNull(released);
        return released.Columns.Count > 0 && released.Reached(group, From) is { } n && released.Reached(group, To) is { } came ? new("", name, n, came) : null;
    }

    /// <summary>A line as a rate with its exact interval; null without a line, or where nobody came to the stage before.</summary>
    public static GroupRate? Rate(RateLine? line) =>
        line is { N: > 0 } l ? GroupRate.Of(l.Group, l.N, l.Successes) : null;
}
