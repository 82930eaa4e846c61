using SupplierDiversity.Commands;
using SupplierDiversity.Features.Cities;

namespace SupplierDiversity.Features.BidReports.Counting;

/// <summary><c>rebuild-cubes [--city C]</c>: counts the figures of the report on bidders anew from bids and frozen statuses.</summary>
internal static class RebuildCubesVerb
{
    public static Verb Verb { get; } = new("rebuild-cubes", "[--city C]", "count the figures of the report on bidders anew", UsesDatabase: true, async call =>
    {
        var (list, keeper) = (call.Get<CityList>(), call.Get<CubeKeeper>());
        var wanted = call.Option("--city");
        var cities = (await list.AllAsync(call.Cancellation)).Where(c => wanted is null || c.Slug == wanted).ToList();
        if (wanted is not null && cities.Count == 0)
        {
            call.Error.WriteLine($"There is no city '{wanted}'.");
            return Exit.BadUsage;
        }

        var firms = 0;
        foreach (var city in cities)
        {
            firms += await keeper.RebuildAsync(city, call.Cancellation);
        }

        call.Print(new { cities = cities.Count, firms }, $"{firms} firms of {cities.Count} cities were counted anew.");
        return Exit.Success;
    });
}
