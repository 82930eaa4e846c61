namespace SupplierDiversity.Rules.Reports;

/// <summary>How far a firm came in a year, over all tenders of a city.</summary>
public enum FunnelStage
{
    /// <summary>It said that it is interested.</summary>
    Interested,

    /// <summary>Its bid came in.</summary>
    Bid,

    /// <summary>Its bid was admitted and compared with others.</summary>
    Admissible,

    /// <summary>It was on the short list.</summary>
    Shortlisted,

    /// <summary>It won a lot.</summary>
    Won,
}

/// <summary>Finds the stage of a bid.</summary>
public static class FunnelStages
{
    /// <summary>All stages from the first to the last.</summary>
    public static IReadOnlyList<FunnelStage> All { get; } = Enum.GetValues<FunnelStage>();

    /// <summary>The stage that a bid in this state reached: <c>received</c>, <c>withdrawn</c>, <c>inadmissible</c>, <c>rejected</c>, <c>shortlisted</c>, <c>awarded</c>.</summary>
    public static FunnelStage Of(string state) => state switch
    {
        "awarded" => FunnelStage.Won,
        "shortlisted" => FunnelStage.Shortlisted,
        "rejected" => FunnelStage.Admissible,
        _ => FunnelStage.Bid,
    };
}

/// <summary>A firm of a year, counted once. These are the true figures; they leave through <see cref="ReleasedFunnel"/> only.</summary>
public sealed record FunnelFirm
{
    /// <summary>For serializers.</summary>
    public FunnelFirm()
    {
    }

    /// <summary>A firm that took part in these tenders.</summary>
    public FunnelFirm(BidderGroup group, FunnelStage furthest, IEnumerable<string> tenders, FirmTraits? traits = null) =>
        (Group, Furthest, Count, Traits) = (group, furthest, FirmCount.One(tenders), traits ?? new());

    /// <summary>As frozen with the bid that came furthest.</summary>
    public BidderGroup Group { get; init; }

    /// <summary>The furthest stage it reached.</summary>
    public FunnelStage Furthest { get; init; }

    /// <summary>
    /// True: it got work from a winner. It stands at <see cref="FunnelStage.Won"/> then, and is counted beside the funnel, because
    /// many a subcontractor never bid; as a bidder it is another entry.
    /// </summary>
    public bool Beneath { get; init; }

    /// <summary>Itself as a count, with the tenders it took part in.</summary>
    public FirmCount Count { get; init; }

    /// <summary>Traits of the bid that came furthest.</summary>
    public FirmTraits Traits { get; init; } = new();

    /// <summary>What it won, one entry a currency.</summary>
    public IReadOnlyList<WonAmount> Won { get; init; } = [];
}

/// <summary>What a firm won in a year in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Cents">The sum of its prices without tax.</param>
public sealed record WonAmount(string Currency, long Cents);
