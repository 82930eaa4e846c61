using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Surveys;

/// <summary>What a city published of its surveys among suppliers.</summary>
[Route("/{lang:lang}/cities/{city}/survey")]
[Public]
public sealed class SurveyResultsController(CampaignBook campaigns, CityList cities) : Controller
{
    /// <summary>The newest results, or one survey's.</summary>
    [HttpGet]
    [HttpGet("{campaign:guid}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid? campaign, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var published = (await campaigns.OfCityAsync(city.CityId, ct)).Where(c => c.PublishedAt is not null).ToList();
        var shown = campaign is null ? published.FirstOrDefault() : published.Find(c => c.CampaignId == campaign);
        return campaign is not null && shown is null
            ? NotFound() : View("SurveyResults", new SurveyResultsPage(city, shown, shown is null ? null : PublishedResults.Of(shown), [.. published.Where(c => c != shown)]) { T = HttpContext.Language() });
    }
}
