using SupplierDiversity.Features.Bids;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>A firm of a year before its status and the traits of its lot are looked up.</summary>
/// <param name="Bidder">Who.</param>
/// <param name="Year">Calendar year in the city's zone.</param>
/// <param name="Stage">How far it came.</param>
/// <param name="At">When what counts came in (UTC).</param>
/// <param name="SnapshotKey">Names what was frozen of it then.</param>
/// <param name="Lot">The lot whose traits count.</param>
/// <param name="Count">Itself, with its tenders.</param>
internal sealed record FirmToCount(Bidder Bidder, int Year, FunnelStage Stage, DateTimeOffset At, string SnapshotKey, (string TenderId, string LotId) Lot, FirmCount Count)
{
    /// <summary>The bid that counts; null: interest, or a subcontract.</summary>
    public PastBid? Bid { get; private init; }

    /// <summary>What it won, one entry a currency.</summary>
    public IReadOnlyList<WonAmount> Won { get; private init; } = [];

    /// <summary>True: as a subcontractor.</summary>
    public bool Beneath { get; private init; }

    public static FirmToCount Of(Bidder bidder, int year, FirmYearSum sum) =>
        new(bidder, year, sum.Furthest is { } bid ? FunnelStages.Of(bid.State) : FunnelStage.Interested, sum.Furthest?.At ?? sum.Interest!.At, sum.SnapshotKey, sum.Lot, sum.Count) { Bid = sum.Furthest, Won = sum.Won };

    public static FirmToCount Of(Bidder bidder, int year, SubcontractSum sum) =>
        new(bidder, year, FunnelStage.Won, sum.First!.At, sum.First.SnapshotKey, (sum.First.TenderId, sum.First.LotId), sum.Count) { Beneath = true };
}
