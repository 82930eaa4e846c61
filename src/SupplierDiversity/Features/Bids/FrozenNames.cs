namespace SupplierDiversity.Features.Bids;

/// <summary>By which names is kept what was frozen of a firm: those of its bids, its interest, and its work for winners.</summary>
public sealed class FrozenNames(BidHistory history, SubcontractBook subcontracts)
{
    /// <summary>The names of what a firm did in a city's tenders.</summary>
    public async Task<IReadOnlySet<string>> InAsync(Guid cityId, Guid supplierId, CancellationToken ct)
    {
        IReadOnlyCollection<Bidder> firm = [Bidder.Of(supplierId)];
        var bids = (await history.BidsAsync(cityId, firm, ct)).Select(b => b.BidId.ToString("D"));
        var interests = (await history.InterestsAsync(cityId, firm, ct)).Select(i => i.SnapshotKey);
        var work = (await subcontracts.OfCityAsync(cityId, firm, ct)).Select(s => s.SnapshotKey);
        return bids.Concat(interests).Concat(work).ToHashSet();
    }
}
