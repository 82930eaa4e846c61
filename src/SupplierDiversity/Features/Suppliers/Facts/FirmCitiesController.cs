using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Facts;

/// <summary>Which cities a firm wants to supply, and what each of them may do. Nothing is allowed unless it is ticked.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/facts")]
public sealed class FirmCitiesController(FirmBook firms, CityList cities) : Controller
{
    /// <summary>Which cities?</summary>
    [HttpGet("cities")]
    public Task<IActionResult> ShowCities(CancellationToken ct) => PageAsync("FirmCities", ct);

    /// <summary>Keeps the choice. What a city that stays may do is not touched.</summary>
    [HttpPost("cities")]
    public async Task<IActionResult> SaveCities(Guid[] chosen, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var before = (await firms.CitiesAsync(firm.SupplierId, ct)).ToDictionary(c => c.CityId);
        var known = (await cities.AllAsync(ct)).Select(c => c.CityId).Intersect(chosen);
        List<FirmCity> after = [.. known.Select(id => before.GetValueOrDefault(id) ?? new FirmCity { CityId = id, Listed = false, Diversity = false })];
        if (after.Count == 0)
        {
            ModelState.AddModelError("Chosen", HttpContext.Language()["suppliers.wrong.cities"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync("FirmCities", ct);
        }

        // A city that is new has not been asked about yet.
        var answered = FirmQuestions.Answered(firm, "cities");
        if (after.Exists(c => !before.ContainsKey(c.CityId)))
        {
            answered = answered with { Answered = string.Join(';', Firm.Parts(answered.Answered).Where(q => q != "uses")) };
        }

        await firms.SaveCitiesAsync(firm, answered, after, ct);
        return Redirect(HttpContext.Language().Path(FirmQuestions.After(answered)));
    }

    /// <summary>What may each of them do?</summary>
    [HttpGet("uses")]
    public Task<IActionResult> ShowUses(CancellationToken ct) => PageAsync("FirmUses", ct);

    /// <summary>Keeps what is ticked.</summary>
    [HttpPost("uses")]
    public async Task<IActionResult> SaveUses(Guid[] listed, Guid[] diversity, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var after = (await firms.CitiesAsync(firm.SupplierId, ct))
            .Select(c => c with { Listed = listed.Contains(c.CityId), Diversity = diversity.Contains(c.CityId) }).ToList();
        var answered = FirmQuestions.Answered(firm, "uses");
        await firms.SaveCitiesAsync(firm, answered, after, ct);
        return Redirect(HttpContext.Language().Path(FirmQuestions.After(answered)));
    }

    private async Task<IActionResult> PageAsync(string view, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        return View(view, new FirmSummaryPage(firm, await firms.CitiesAsync(firm.SupplierId, ct), await cities.AllAsync(ct)));
    }
}
