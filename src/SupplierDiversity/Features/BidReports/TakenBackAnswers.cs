using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;

namespace SupplierDiversity.Features.BidReports;

/// <summary>Of how many firms of a year what was frozen with their bids has been erased since, so that a release can say so.</summary>
public sealed class TakenBackAnswers(StatusSnapshots snapshots, FrozenNames names)
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
            firms.UnionWith((await names.InAsync(city.CityId, some, ct)).Where(n => city.DayAt(n.At).Year == year && erased.Contains((n.Name, n.SupplierId))).Select(n => n.SupplierId));
        }

        return firms.Count / leastCount * (long)leastCount;
    }
}
