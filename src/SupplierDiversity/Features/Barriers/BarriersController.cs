using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Barriers;

/// <summary>A monitoring officer reads at which step firms drop out, and what goes with it: nothing but figures of a year that was told.</summary>
[Route("/{lang:lang}/admin/cities/{city}/barriers")]
[Allowed(Right.ReadReports)]
public sealed class BarriersController(ReportGate gate, CityList cities) : Controller
{
    /// <summary>The year asked for; without one the newest that was told.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var told = await gate.AllAsync(city, ct);
        var shown = year is null ? told.Count > 0 ? told[0] : null : told.FirstOrDefault(r => r.Year.ToString(CultureInfo.InvariantCulture) == year);
        return year is not null && shown is null ? NotFound() : View("Barriers", new BarriersPage(city, told, shown) { T = HttpContext.Language() });
    }
}
