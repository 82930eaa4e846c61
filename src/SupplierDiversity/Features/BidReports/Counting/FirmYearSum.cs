using SupplierDiversity.Features.Bids;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>What is gathered of a firm in a year while its bids are read, in whatever order they come.</summary>
internal sealed class FirmYearSum
{
    private readonly List<WonAmount> _won = [];
    private string? _tender;
    private bool _several;

    /// <summary>The bid that came furthest; of those that came equally far the first. Null: it bid for nothing.</summary>
    public PastBid? Furthest { get; private set; }

    /// <summary>The interest that was shown last.</summary>
    public PastInterest? Interest { get; private set; }

    /// <summary>The tenders it took part in, as a count of one firm.</summary>
    public FirmCount Count => _several ? FirmCount.One(["", _tender!]) : FirmCount.One([_tender!]);

    /// <summary>What it won, one entry a currency.</summary>
    public IReadOnlyList<WonAmount> Won => [.. _won.GroupBy(w => w.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new WonAmount(g.Key, g.Sum(w => w.Cents)))];

    /// <summary>The lot whose traits count; that of an interest is its tender as a whole.</summary>
    public (string TenderId, string LotId) Lot => Furthest is { } bid ? (bid.TenderId, bid.LotId) : (Interest!.TenderId, "");

    /// <summary>Names what was frozen of the firm.</summary>
    public string SnapshotKey => Furthest?.BidId.ToString("D") ?? Interest!.SnapshotKey;

    public void Add(PastBid bid)
    {
        Take(bid.TenderId);
        if (bid is { State: "awarded", AmountCents: { } cents, Currency: { } currency })
        {
            _won.Add(new(currency, cents));
        }

        if (Furthest is null || Rank(bid).CompareTo(Rank(Furthest)) < 0)
        {
            Furthest = bid;
        }
    }

    public void Add(PastInterest interest)
    {
        Take(interest.TenderId);
        if (Interest is null || (interest.At, interest.TenderId).CompareTo((Interest.At, Interest.TenderId)) > 0)
        {
            Interest = interest;
        }
    }

    private static (int, DateTimeOffset, Guid) Rank(PastBid bid) => (-(int)FunnelStages.Of(bid.State), bid.At, bid.BidId);

    private void Take(string tender)
    {
        _several |= _tender is not null && _tender != tender;
        _tender ??= tender;
    }
}
