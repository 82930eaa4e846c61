using System.Text;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Barriers;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Monitoring;

/// <summary>Public figures: a page for people, and the same as a table for machines.</summary>
[Public]
public sealed class MonitoringController(MonitoringReport report, PublicReportBook published, CityList cities, LanguageList languages, TimeProvider clock, ImprovementBook improvements) : Controller
{
    /// <summary>All cities that have figures.</summary>
    [HttpGet("/{lang:lang}/monitoring")]
    public async Task<IActionResult> Cities(CancellationToken ct) => View("MonitoredCities", await cities.AllAsync(ct));

    /// <summary>A city's figures.</summary>
    [HttpGet("/{lang:lang}/cities/{city}/monitoring")]
    public async Task<IActionResult> City(string city, CancellationToken ct)
    {
        // A city under a one-language rule has no page in another language; the one there is says so.
        if (await cities.FindBySlugAsync(city, ct) is { OneLanguage: true } bound && languages.Find(bound.Language) is { } own)
        {
            if (own != HttpContext.Language())
            {
                return Redirect(own.Path($"/cities/{bound.Slug}/monitoring"));
            }

            ViewData["OneLanguageOf"] = bound.Name;
        }

        if (await cities.FindBySlugAsync(city, ct) is { } found)
        {
            ViewData["ReportOn"] = (await published.AllAsync(found, ct)).Count > 0 ? $"/cities/{found.Slug}/report" : null;
            ViewData["ImprovementsOn"] = (await improvements.PublishedAsync(found, ct)).Count > 0 ? $"/cities/{found.Slug}/improvements" : null;
        }

        return Page(await report.OfCityAsync(city, ct));
    }

    /// <summary>A buyer's figures.</summary>
    [HttpGet("/{lang:lang}/buyers/{id:guid}/monitoring")]
    public async Task<IActionResult> Buyer(Guid id, CancellationToken ct) => Page(await report.OfBuyerAsync(id, ct));

    /// <summary>A city's figures as CSV.</summary>
    [HttpGet("/{lang:lang}/cities/{city}/monitoring.csv")]
    public async Task<IActionResult> CityTable(string city, CancellationToken ct) => Table(await report.OfCityAsync(city, ct));

    /// <summary>A buyer's figures as CSV.</summary>
    [HttpGet("/{lang:lang}/buyers/{id:guid}/monitoring.csv")]
    public async Task<IActionResult> BuyerTable(Guid id, CancellationToken ct) => Table(await report.OfBuyerAsync(id, ct));

    private IActionResult Page(MonitoredPlace? place) =>
        place is null ? NotFound() : View("Monitoring", MonitoringPage.Of(place, HttpContext.Language(), clock.GetUtcNow().Year));

    private IActionResult Table(MonitoredPlace? place) =>
        place is null ? NotFound() : File(Encoding.UTF8.GetBytes(MonitoringCsv.Write(place)), "text/csv; charset=utf-8", $"monitoring-{place.Id}.csv");
}
