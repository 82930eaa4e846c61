using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Comparing;

/// <summary>An officer puts two years of the city side by side in exact counts, and says whether it may stand beside other cities.</summary>
[Route("/{lang:lang}/admin/cities/{city}/report/compare")]
[Allowed(Right.ReadReports)]
public sealed class CompareForOfficersController(ReportGate gate, ComparedReports compared, ReportAgreements agreements, CityList cities, CodeLabels labels, Visitor visitor) : Controller
{
    /// <summary>The years asked for; without them the two newest.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, int? from, int? to, int? year, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("Compare", (await CompareController.PageAsync(compared, city, await gate.AllAsync(city, ct), (from, to), await compared.CitiesAsync(city, year, ct), labels, HttpContext.Language(), ct)) with { ForOfficers = true })
            : NotFound();

    /// <summary>Agrees to the comparison of cities, or ends it.</summary>
    [HttpPost]
    public async Task<IActionResult> Agree([FromRoute(Name = "city")] string slug, string? agree, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        await agreements.SetAsync(city, agree == "yes", visitor, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/report/compare#cities"));
    }
}
