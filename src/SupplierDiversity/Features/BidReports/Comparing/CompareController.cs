using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Comparing;

/// <summary>Anybody puts two published years of a city side by side, and cities that agreed to it. The wall is not opened.</summary>
[Public]
[Route("/{lang:lang}/cities/{city}/report/compare")]
public sealed class CompareController(PublicReportBook published, ComparedReports compared, CityList cities, LanguageList languages, CodeLabels labels) : Controller
{
    /// <summary>The years asked for; without them the two newest.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, int? from, int? to, int? year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        // A city under a one-language rule has no page in another language.
        var t = HttpContext.Language();
        if (city.OneLanguage && languages.Find(city.Language) is { } own && own != t)
        {
            return Redirect(own.Path($"/cities/{city.Slug}/report/compare"));
        }

        var told = (await published.AllAsync(city, ct)).Select(r => r.Report).ToList();
        return View("Compare", await PageAsync(compared, city, told, (from, to), await compared.CitiesAsync(city, year, ct), labels, t, ct));
    }

    /// <summary>Chooses the two years; one that is not told is as if it had not been asked for.</summary>
    internal static async Task<ComparePage> PageAsync(
        ComparedReports compared, City city, IReadOnlyList<YearReport> told, (int? From, int? To) asked, ComparedCities beside, CodeLabels labels, Language t, CancellationToken ct)
    {
        var later = told.FirstOrDefault(r => r.Year == asked.To) ?? (told.Count > 0 ? told[0] : null);
        var earlier = told.FirstOrDefault(r => r.Year == asked.From && r != later) ?? told.FirstOrDefault(r => r.Year < later!.Year) ?? told.FirstOrDefault(r => r != later);
        if (earlier is not null && later is not null && earlier.Year > later.Year)
        {
            (earlier, later) = (later, earlier);
        }

        return earlier is null || later is null ? new ComparePage(city, told, null, null, beside, false) { T = t, Labels = labels }
            : new(city, told, await compared.WithMeaningAsync(city, earlier, ct), await compared.WithMeaningAsync(city, later, ct), beside, false) { T = t, Labels = labels };
    }
}
