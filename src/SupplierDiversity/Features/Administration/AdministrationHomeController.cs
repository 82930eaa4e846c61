using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>The first page after signing in: what waits, and the cities one works for.</summary>
[Allowed(Right.SeeWork)]
public sealed class AdministrationHomeController(WorkList work, CityWork due, Visitor visitor) : Controller
{
    /// <summary>What is due by a day, then the work list, oldest first.</summary>
    [HttpGet("/{lang:lang}/admin")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        List<WorkItem> shown = [];
        foreach (var item in await work.NowAsync(ct))
        {
            if (await visitor.MayAsync(AdministrationMenu.Of(item.Path)))
            {
                shown.Add(item);
            }
        }

        return View("Home", new AdministrationHome(await due.NowAsync(HttpContext.Language(), ct), shown, [.. (await visitor.RolesAsync(ct)).Where(r => r.City is not null).GroupBy(r => r.City!)]));
    }
}

/// <summary>What waits for the person, and where they have roles.</summary>
/// <param name="Due">What is due by a day; the earliest first.</param>
/// <param name="Work">Only what they may deal with.</param>
/// <param name="Cities">Their cities with their roles there.</param>
internal sealed record AdministrationHome(IReadOnlyList<DueItem> Due, IReadOnlyList<WorkItem> Work, IReadOnlyList<IGrouping<City, HeldRole>> Cities);
