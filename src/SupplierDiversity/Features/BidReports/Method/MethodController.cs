using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports.Comparing;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Method;

/// <summary>Anybody reads how each figure of the report on bidders is made and how businesses are protected.</summary>
[Public]
[Route("/{lang:lang}/cities/{city}/report/method")]
public sealed class MethodController(PublicReportBook published, LeastCounts least, ComparedReports compared, CityList cities, LanguageList languages, TimeProvider clock) : Controller
{
    /// <summary>The whole method.</summary>
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
            return Redirect(own.Path($"/cities/{city.Slug}/report/method"));
        }

        var newest = await published.AllAsync(city, ct) is [var first, ..] ? first.Report : null;
        var meaning = await compared.WithMeaningAsync(city, newest ?? new(city.DayAt(clock.GetUtcNow()).Year, default, new() { LeastCount = 1, Columns = [], Counts = [] }), ct);
        return View("Method", new MethodPage(city, meaning, newest?.Released.LeastCount, await least.FloorAsync(city, ct)));
    }
}

/// <summary>How the report of a city is made.</summary>
/// <param name="City">Whose.</param>
/// <param name="Meaning">What it means by its groups.</param>
/// <param name="LeastCount">k of the newest published year; null: none is published.</param>
/// <param name="Floor">The smallest k it may choose.</param>
internal sealed record MethodPage(City City, ComparedReport Meaning, int? LeastCount, int Floor);
