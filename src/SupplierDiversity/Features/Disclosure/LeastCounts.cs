using SupplierDiversity.Features.Backgrounds;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Disclosure;

/// <summary>Which k a city may choose and has where it does not, by <see cref="LeastCount"/> and the pack the city asks by.</summary>
public sealed class LeastCounts(CityAsking asking, PackShelf shelf)
{
    /// <summary>The smallest k a city may choose.</summary>
    public async Task<int> FloorAsync(City city, CancellationToken ct) => LeastCount.Floor(await PackAsync(city, ct));

    /// <summary>k where the city did not choose.</summary>
    public async Task<int> UsualAsync(City city, CancellationToken ct) => LeastCount.Of(await PackAsync(city, ct));

    // A city that has not chosen a pack yet is held to the strictest of its country.
    private async Task<int?> PackAsync(City city, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return (shelf.Find((await asking.FindAsync(city.CityId, ct))?.Pack) ?? shelf.Of(city.Country).MaxBy(p => p.SmallestCount))?.SmallestCount;
    }
}
