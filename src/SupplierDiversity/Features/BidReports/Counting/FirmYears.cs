using System.Data.Common;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Statuses;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tenders;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary>
/// Where firms stand in each year of a city: the true figures. A firm has the status and size that were frozen with the bid
/// that came furthest, or else with the interest it showed last; as a subcontractor those of its first award in the year. Nobody is
/// counted by what is known today.
/// </summary>
public sealed class FirmYears(BidHistory history, SubcontractBook subcontracts, LotTraits lots, StatusSnapshots snapshots, NoiseSecrets secrets, BackgroundDatabase wall)
{
    // SQLite looks for each parameter of a list among all of them; PostgreSQL takes a list as one.
    private int AtOnce => wall.Engine == DatabaseEngine.Postgres ? 2000 : 200;

    /// <summary>Some firms, or all of the city. Snapshots are read on an open connection behind the wall.</summary>
    internal async IAsyncEnumerable<(Bidder Bidder, FirmYear Year)> ReadAsync(
        City city, IReadOnlyCollection<Bidder>? bidders, DbConnection background, DbTransaction? transaction, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var sums = new Dictionary<(Bidder Bidder, int Year), FirmYearSum>();
        var years = new CityYears(city);
        FirmYearSum Of(Bidder bidder, DateTimeOffset at) =>
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, (bidder, years.Of(at)), out _) ??= new FirmYearSum();
        if (bidders is not null)
        {
            foreach (var bid in await history.BidsAsync(city.CityId, bidders, ct))
            {
                Of(bid.Bidder, bid.At).Add(bid);
            }
        }
        else
        {
            await foreach (var bid in history.AllBidsAsync(city.CityId, ct))
            {
                Of(bid.Bidder, bid.At).Add(bid);
            }
        }

        foreach (var interest in await history.InterestsAsync(city.CityId, bidders, ct))
        {
            Of(Bidder.Of(interest.SupplierId), interest.At).Add(interest);
        }

        // Bids that came in together lie together, on both sides of the wall.
        var counted = sums.Select(s => FirmToCount.Of(s.Key.Bidder, s.Key.Year, s.Value)).Concat(await SubcontractorsAsync(city, bidders, years, ct)).OrderBy(c => c.At);
        foreach (var chunk in counted.Chunk(AtOnce))
        {
            foreach (var found in await TellAsync(city, chunk, background, transaction, ct))
            {
                yield return found;
            }
        }
    }

    private async Task<IEnumerable<FirmToCount>> SubcontractorsAsync(City city, IReadOnlyCollection<Bidder>? bidders, CityYears years, CancellationToken ct)
    {
        var sums = new Dictionary<(Bidder Bidder, int Year), SubcontractSum>();
        foreach (var subcontract in await subcontracts.OfCityAsync(city.CityId, bidders, ct))
        {
            var key = (subcontract.Bidder, years.Of(subcontract.At));
            (sums.TryGetValue(key, out var sum) ? sum : sums[key] = new()).Add(subcontract);
        }

        return sums.Select(s => FirmToCount.Of(s.Key.Bidder, s.Key.Year, s.Value));
    }

    private async Task<IEnumerable<(Bidder Bidder, FirmYear Year)>> TellAsync(
        City city, FirmToCount[] counted, DbConnection background, DbTransaction? transaction, CancellationToken ct)
    {
        var traits = await lots.FindAsync([.. counted.Select(c => c.Lot).Distinct()], ct);
        var frozen = await snapshots.FindManyAsync(background, transaction, [.. counted.Where(c => c.Bidder.SupplierId is not null).Select(c => c.SnapshotKey).Distinct()], ct);
        var subcontracting = await history.WithSubcontractorsAsync([.. counted.Select(c => c.Bid).OfType<PastBid>().Where(b => b.Opened).Select(b => b.BidId)], ct);
        var secret = await secrets.OfAsync(background, transaction, city.CityId);
        return counted.Select(c =>
        {
            var snapshot = c.Bidder.SupplierId is { } id ? frozen.GetValueOrDefault((c.SnapshotKey, id)) : null;
            var status = snapshot?.Cities.FirstOrDefault(s => s.CityId == city.CityId);
            var lot = traits.GetValueOrDefault(c.Lot);
            return (c.Bidder, new FirmYear(c.Year, new FunnelFirm
            {
                Group = BidderGroups.Of(status?.MigrantOwned, status?.Diverse),
                Furthest = c.Stage,
                Beneath = c.Beneath,
                Count = c.Count with { Keys = CellKeyNoise.KeyOf(secret, c.Bidder.ToString(), c.Year) },
                Won = c.Won,
                Traits = new()
                {
                    Trade = lot?.Cpv is { Length: >= 2 } cpv ? cpv[..2] : "",
                    Size = snapshot?.Size ?? "",
                    Procedure = lot?.Procedure ?? "",
                    Value = ValueBand.Of(lot?.ValueCents, lot?.Currency),
                    Clause = ClausePlace.Of(lot?.Duties),
                    Turnover = LotDemands.Of(lot?.Demands, LotDemands.Turnover),
                    References = LotDemands.Of(lot?.Demands, LotDemands.References),
                    Languages = LotDemands.Of(lot?.Demands, LotDemands.Languages),
                    Subcontractors = c.Bid is not { Opened: true } bid ? "" : subcontracting.Contains(bid.BidId) ? "yes" : "no",
                },
            }));
        });
    }
}

/// <summary>Where a firm stands in a year.</summary>
/// <param name="Year">Calendar year in the city's zone.</param>
/// <param name="Firm">The firm.</param>
public sealed record FirmYear(int Year, FunnelFirm Firm);

/// <summary>The years of instants in a city's zone; each year's ends are worked out once.</summary>
internal sealed class CityYears(City city)
{
    private readonly Dictionary<int, (DateTimeOffset From, DateTimeOffset Until)> _ends = [];

    public int Of(DateTimeOffset at)
    {
        // In UTC it is this year, or at its edges a neighbour.
        foreach (var year in new[] { at.UtcDateTime.Year, at.UtcDateTime.Year + 1 })
        {
            if (!_ends.TryGetValue(year, out var ends))
            {
                _ends.Add(year, ends = (city.EndOf(new DateOnly(year - 1, 12, 31)), city.EndOf(new DateOnly(year, 12, 31))));
            }

            if (at >= ends.From && at < ends.Until)
            {
                return year;
            }
        }

        return at.UtcDateTime.Year - 1;
    }
}
