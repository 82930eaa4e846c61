using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Barriers;

/// <summary>By what an improvement is measured: a share of the report, of one group or of all.</summary>
/// <param name="Group">The group; null: all firms.</param>
/// <param name="To">The stage that is to be reached.</param>
public sealed record MeasuredRate(BidderGroup? Group, FunnelStage To)
{
    private const string All = "all";

    /// <summary>The groups one can choose; null is all.</summary>
    public static IReadOnlyList<BidderGroup?> Groups { get; } = [null, .. WinningRates.Compared];

    /// <summary>The stages one can choose.</summary>
    public static IReadOnlyList<FunnelStage> Targets { get; } = [.. FunnelStages.All.Skip(1)];

    /// <summary>Bids are counted of those that showed interest, everything later of those that bid.</summary>
    public FunnelStep Step => new(To == FunnelStage.Bid ? FunnelStage.Interested : FunnelStage.Bid, To);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else, such as nothing.</summary>
    public static MeasuredRate? Parse(string? text) =>
        (from @group in Groups from stage in Targets select new MeasuredRate(@group, stage)).FirstOrDefault(m => m.ToString() == text);

    /// <summary>"migrant-owned won".</summary>
    public override string ToString() => $"{Code(Group)} {Code(To)}";

    /// <summary>"migrant-owned", "won"; null is "all".</summary>
    public static string Code(Enum? value) => value is null ? All : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
