namespace SupplierDiversity.Features.Bids;

/// <summary>By which names is kept what was frozen of firms: those of their bids, their interest, and their work for winners.</summary>
public sealed class FrozenNames(BidHistory history, SubcontractBook subcontracts)
{
    /// <summary>The names of what firms of the register did in a city's tenders.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="suppliers">Ids of the firms.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<FrozenName>> InAsync(Guid cityId, IEnumerable<Guid> suppliers, CancellationToken ct)
    {
        IReadOnlyCollection<Bidder> firms = [.. suppliers.Select(Bidder.Of)];
        var bids = (await history.BidsAsync(cityId, firms, ct)).Select(b => (b.SupplierId, Name: b.BidId.ToString("D"), b.At));
        var interests = (await history.InterestsAsync(cityId, firms, ct)).Select(i => (SupplierId: (Guid?)i.SupplierId, Name: i.SnapshotKey, i.At));
        var work = (await subcontracts.OfCityAsync(cityId, firms, ct)).Select(s => (s.SupplierId, Name: s.SnapshotKey, s.At));
        return [.. bids.Concat(interests).Concat(work).Where(f => f.SupplierId is not null).Select(f => new FrozenName(f.SupplierId!.Value, f.Name, f.At))];
    }
}

/// <summary>The name of what was frozen of a firm.</summary>
/// <param name="SupplierId">The firm.</param>
/// <param name="Name">The name.</param>
/// <param name="At">When it bid, showed interest or got the work (UTC).</param>
public sealed record FrozenName(Guid SupplierId, string Name, DateTimeOffset At);
