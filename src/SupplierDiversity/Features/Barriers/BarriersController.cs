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
public sealed class BarriersController(ReportGate gate, ReasonsGate reasons, PublicReasonsBook published, CityList cities) : Controller
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
        // A year that was not counted, such as one to come: the page says so and shows which were.
        var missed = year is not null && shown is null;
        Response.StatusCode = missed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        var said = shown is null ? null : (await reasons.AllAsync(city, ct)).FirstOrDefault(r => r.Year == shown.Year);
        return View("Barriers", new BarriersPage(city, told, shown)
        {
            T = HttpContext.Language(),
            Missed = missed,
            Said = said,
            Words = said is null ? [] : await reasons.WordsAsync(city, said, ct),
            SaidIsPublic = said is not null && (await published.AllAsync(city, ct)).Any(r => r.Reasons.Year == said.Year),
        });
    }

    /// <summary>Counts what firms said in a year whose report was told, once.</summary>
    [HttpPost("{year:int}/reasons")]
    public async Task<IActionResult> Count([FromRoute(Name = "city")] string slug, int year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || (await gate.AllAsync(city, ct)).FirstOrDefault(r => r.Year == year) is not { } report)
        {
            return NotFound();
        }

        await reasons.MakeAsync(city, report, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/barriers?year={year}"));
    }
    /// <summary>Lets everybody read what firms said in a year, for good.</summary>
    [HttpPost("{year:int}/reasons/public")]
    public async Task<IActionResult> Publish([FromRoute(Name = "city")] string slug, int year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || (await reasons.AllAsync(city, ct)).FirstOrDefault(r => r.Year == year) is not { Released: { IsEmpty: false, IsWithheld: false } } told)
        {
            return NotFound();
        }

        await published.PublishAsync(city, told, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/barriers?year={year}"));
    }
}
