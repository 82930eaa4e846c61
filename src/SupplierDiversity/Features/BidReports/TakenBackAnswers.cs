using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;

namespace SupplierDiversity.Features.BidReports;

/// <summary>Of how many firms of a year what was frozen with their bids has been erased since, so that a release can say so.</summary>
public sealed class TakenBackAnswers(StatusSnapshots snapshots, BidHistory history, SubcontractBook subcontracts)
{
    private const int AtOnce = 500;

    /// <summary>Counts the firms; whole multiples of k, so that nobody learns of one.</summary>
    /// <param name="city">The city.</param>
    /// <param name="year">A calendar year.</param>
    /// <param name="leastCount">k.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<long> OfAsync(City city, int year, int leastCount, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        var erased = await snapshots.ErasedAsync(ct);
        var firms = new HashSet<Guid>();
        foreach (var some in erased.Select(e => e.SupplierId).Distinct().Chunk(AtOnce))
        {
            IReadOnlyList<Bidder> bidders = [.. some.Select(Bidder.Of)];
            var bids = (await history.BidsAsync(city.CityId, bidders, ct)).Select(b => (Key: b.BidId.ToString("D"), Firm: b.SupplierId, b.At));
            var interests = (await history.InterestsAsync(city.CityId, bidders, ct)).Select(i => (Key: i.SnapshotKey, Firm: (Guid?)i.SupplierId, i.At));
            var work = (await subcontracts.OfCityAsync(city.CityId, bidders, ct)).Select(s => (Key: s.SnapshotKey, Firm: s.SupplierId, s.At));
            firms.UnionWith(bids.Concat(interests).Concat(work).Where(b => b.Firm is { } firm && city.DayAt(b.At).Year == year && erased.Contains((b.Key, firm))).Select(b => b.Firm!.Value));
        }

        return firms.Count / leastCount * (long)leastCount;
    }
}
