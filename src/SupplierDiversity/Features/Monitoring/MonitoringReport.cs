using System.Collections.Concurrent;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Rules.Monitoring;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>
/// Counts what was published for a city or a buyer. The figures are remembered until any tender is written, so they are
/// always those of now.
/// </summary>
public sealed class MonitoringReport(CityList cities, CountedNotices notices)
{
    private const int Most = 200;
    private readonly ConcurrentDictionary<string, (long Stamp, IReadOnlyList<YearFigures> Years)> _remembered = new(StringComparer.Ordinal);

    /// <summary>The figures of a city: those of all its buyers together; null for an unknown city.</summary>
    public async Task<MonitoredPlace?> OfCityAsync(string slug, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return null;
        }

        var buyers = await cities.BuyersOfAsync(city.CityId, ct);
        return new MonitoredPlace(city.Name, $"/cities/{city.Slug}/monitoring", $"city={city.Slug}", city.Slug, await YearsAsync(buyers, ct))
        {
            Buyers = buyers.Count > 1 ? buyers : [],
        };
    }

    /// <summary>The figures of one buyer; null for an unknown one.</summary>
    public async Task<MonitoredPlace?> OfBuyerAsync(Guid buyerId, CancellationToken ct) =>
        await cities.FindBuyerAsync(buyerId, ct) is not { } buyer ? null
            : new MonitoredPlace(buyer.Name, $"/buyers/{buyerId}/monitoring", $"buyer={buyerId}", buyerId.ToString(), await YearsAsync([buyer], ct))
            {
                City = await cities.FindByBuyerAsync(buyerId, ct),
            };

    private async Task<IReadOnlyList<YearFigures>> YearsAsync(IEnumerable<Buyer> buyers, CancellationToken ct)
    {
        var ids = buyers.Select(b => b.BuyerId).Order().ToList();
        var key = string.Join(' ', ids);
        // Read before counting: what is written meanwhile makes the figures count again next time.
        var stamp = await notices.StampAsync(ct);
        if (_remembered.TryGetValue(key, out var known) && known.Stamp == stamp)
        {
            return known.Years;
        }

        var years = await notices.OfBuyersAsync(ids, ct);
        if (_remembered.Count >= Most)
        {
            _remembered.Clear();
        }

        _remembered[key] = (stamp, years);
        return years;
    }
}

/// <summary>A city or buyer with its figures.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="Path">Its page, after the language.</param>
/// <param name="Search">What narrows the list of tenders to it.</param>
/// <param name="Id">The city's name in addresses, or the buyer's id.</param>
/// <param name="Years">Figures by year, newest first; empty when nothing was published.</param>
public sealed record MonitoredPlace(string Name, string Path, string Search, string Id, IReadOnlyList<YearFigures> Years)
{
    /// <summary>The buyers of a city that has several, each with figures of its own.</summary>
    public IReadOnlyList<Buyer> Buyers { get; init; } = [];

    /// <summary>The city a buyer belongs to.</summary>
    public City? City { get; init; }
}
