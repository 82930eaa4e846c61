using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Barriers;

/// <summary>Anybody reads what a city heard from firms and what it changed, as far as it was published. Figures are those of its public reports.</summary>
[Public]
[Route("/{lang:lang}/cities/{city}/improvements")]
public sealed class PublicImprovementsController(ImprovementBook book, PublicReasonsBook reasons, PublicReportBook reports, CityList cities, LanguageList languages, TimeProvider clock) : Controller
{
    /// <summary>All that is public, the newest first.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        // A city under a one-language rule has no page in another language.
        var t = HttpContext.Language();
        if (city.OneLanguage && languages.Find(city.Language) is { } own && own != t)
        {
            return Redirect(own.Path($"/cities/{city.Slug}/improvements"));
        }

        var (today, told) = (city.DayAt(clock.GetUtcNow()), await reports.AllAsync(city, ct));
        return View("PublicImprovements", new PublicImprovementsPage(city, [.. (await book.PublishedAsync(city, ct)).Select(p => (p, Measure(p.Improvement)))], told.Count > 0)
        {
            Words = new(t),
            Said = [.. (await reasons.AllAsync(city, ct)).Select(r => (new SaidTable(t, r.Reasons.Year, r.Reasons.Released), r.PublishedAt))],
        });

        BeforeAfter? Measure(PublicImprovement improvement) => MeasuredRate.Parse(improvement.Measure) is { } measure && improvement.ChangedOn is not null
            ? BeforeAfter.Of(improvement.ChangedOn, today, measure, year => told.FirstOrDefault(r => r.Report.Year == year)?.Report.Released) : null;
    }
}
