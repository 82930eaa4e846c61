using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports.Requests;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>What waits for the people of a city by a day: requests for information without an answer, and improvements that are due. The earliest day first.</summary>
public sealed class CityWork(InformationRequests requests, ImprovementBook improvements, CityList cities, Visitor visitor, TimeProvider clock)
{
    // Improvements are planned for months: one is shown when its day is near.
    private const int Near = 14;

    /// <summary>All that a person may deal with, in their language.</summary>
    internal async Task<IReadOnlyList<DueItem>> NowAsync(Language t, CancellationToken ct)
    {
        List<DueItem> items = [];
        foreach (var city in await cities.AllAsync(ct))
        {
            if (!await visitor.MayAsync(Right.ReadReports, city))
            {
                continue;
            }

            var today = city.DayAt(clock.GetUtcNow());
            items.AddRange((await requests.OfCityAsync(city, ct)).Where(r => r.AnsweredAt is null).Select(r => new DueItem(
                $"/admin/cities/{city.Slug}/information-requests/{r.RequestId}",
                t.Of("reports.request.title", ("city", city.Name)),
                t.Of("reports.request.one", ("number", $"{r.Number}"), ("day", t.ShortDay(r.ReceivedOn))),
                t.Of(r.DueOn < today ? "reports.request.late" : "reports.request.due", ("day", t.Day(r.DueOn))),
                r.DueOn)));
            items.AddRange((await improvements.AllAsync(city, ct)).Where(i => i.State == "planned" && i.DueOn <= today.AddDays(Near)).Select(i => new DueItem(
                $"/admin/cities/{city.Slug}/improvements/{i.ImprovementId}",
                t.Of("improvements.title", ("city", city.Name)),
                i.Change,
                t.Of("improvements.by", ("owner", i.Owner), ("day", t.Day(i.DueOn))),
                i.DueOn)));
        }

        return [.. items.OrderBy(i => i.DueOn)];
    }
}

/// <summary>Something that is due.</summary>
/// <param name="Path">Where to deal with it, within a language.</param>
/// <param name="Title">What kind of thing it is, and where.</param>
/// <param name="Name">Which one.</param>
/// <param name="When">Until when, in words.</param>
/// <param name="DueOn">The last day, in the city's zone.</param>
internal sealed record DueItem(string Path, string Title, string Name, string When, DateOnly DueOn);
