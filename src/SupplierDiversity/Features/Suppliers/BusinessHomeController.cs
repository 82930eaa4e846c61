using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers.Facts;
using SupplierDiversity.Features.Suppliers.Joining;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers;

/// <summary>"My business": what waits for the firm, and the way to everything it keeps here.</summary>
[SignedIn]
public sealed class BusinessHomeController(
    FirmBook firms, FirmRequests requests, CityList cities, Visitor visitor, IEnumerable<FirmTasks> others, IServiceProvider services, FirmAlerts alerts) : Controller
{
    /// <summary>To the one firm, or a choice of several.</summary>
    [HttpGet("/{lang:lang}/business")]
    public async Task<IActionResult> Choose(CancellationToken ct) =>
        await firms.OfPersonAsync(visitor.AccountId!.Value, ct) is [var only] ? Redirect(HttpContext.Language().Path($"/business/{only.SupplierId}"))
            : View("ChooseBusiness", await firms.OfPersonAsync(visitor.AccountId!.Value, ct));

    /// <summary>The home of one firm.</summary>
    [HttpGet("/{lang:lang}/business/{firm:guid}")]
    [OwnFirm]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        List<FirmTask> tasks = [];
        if (FirmQuestions.NextFor(firm) is { } next)
        {
            tasks.Add(new(t["suppliers.home.go_on"], $"/business/{firm.SupplierId}/facts/{next}", Waits: true));
        }
        else if (firm.CheckedOn is null)
        {
            tasks.Add(new(t["suppliers.home.check"], $"/business/{firm.SupplierId}/facts", Waits: true));
        }

        if ((await requests.WaitingAsync(firm.SupplierId, ct)).Count is > 0 and var waiting)
        {
            tasks.Add(new(t.Count("suppliers.home.want_in", waiting), $"/business/{firm.SupplierId}/people", Waits: true));
        }

        foreach (var feature in others)
        {
            tasks.AddRange(await feature.Find(services, firm, t, ct));
        }

        var chosen = (await firms.CitiesAsync(firm.SupplierId, ct)).Select(c => c.CityId).ToHashSet();
        return View("BusinessHome", new BusinessHomePage(
            firm, tasks, [.. (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId))], await alerts.RunsAsync(visitor.Name, firm, ct), done));
    }

    /// <summary>Starts mails about tenders that fit what the firm sells and where, to the person who asks.</summary>
    [HttpPost("/{lang:lang}/business/{firm:guid}/alerts")]
    [OwnFirm]
    public async Task<IActionResult> StartAlerts(CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        await alerts.StartAsync(visitor.Name, firm, t, ct);
        return Redirect(t.Path($"/business/{firm.SupplierId}?done=alerts"));
    }
}

/// <summary>The home of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Tasks">What waits and what is offered.</param>
/// <param name="Cities">The cities it wants to supply.</param>
/// <param name="Alerts">True: the person already gets mails for what the firm sells.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record BusinessHomePage(Firm Firm, IReadOnlyList<FirmTask> Tasks, IReadOnlyList<City> Cities, bool Alerts, string? Done);
