using SupplierDiversity.Features.Awards;

namespace SupplierDiversity.Features.Bids;

/// <summary>Bids as their firm may know them: what is decided about a bid is read in the letter with its reasons, never before.</summary>
public sealed class BidsAsTold(BidBook bids, AwardBook awards)
{
    /// <summary>The bids of a firm, the newest first.</summary>
    public async Task<IReadOnlyList<Bid>> OfFirmAsync(Guid supplierId, CancellationToken ct)
    {
        List<Bid> shown = [];
        foreach (var bid in await bids.OfFirmAsync(supplierId, ct))
        {
            shown.Add((await ShowAsync(bid, ct)).Bid);
        }

        return shown;
    }

    /// <summary>One bid, and whether its firm was told what became of it. Of imported bids the city tells in its own way.</summary>
    public async Task<(Bid Bid, bool Told)> ShowAsync(Bid bid, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bid);
        if (!bid.LeftOut && bid.State is not ("awarded" or "rejected"))
        {
            return (bid, false);
        }

        return await awards.OfBidAsync(bid.BidId, ct) is not null ? (bid, true)
            : bid.Source == "import" ? (bid, false)
            : (bid with { State = bid.ShortlistedAt is null ? "received" : "shortlisted", Ground = "", Reason = "" }, false);
    }
}
