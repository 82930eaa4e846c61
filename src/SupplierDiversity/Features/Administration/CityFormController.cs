using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Makes a buyer a city of the portal, lists the cities, and changes one.</summary>
[Route("/{lang:lang}/admin")]
public sealed class CityFormController(CityList cities, CityRegister register) : Controller
{
    /// <summary>The cities of the portal.</summary>
    [HttpGet("cities")]
    [Allowed(Right.KeepCities)]
    public async Task<IActionResult> Show(CancellationToken ct) => View("Cities", await cities.AllAsync(ct));

    /// <summary>Asks for the new city's details, filled in as far as the buyer's notices tell.</summary>
    [HttpGet("buyers/{buyerId:guid}/city")]
    [Allowed(Right.KeepCities)]
    public async Task<IActionResult> AskNew(Guid buyerId, CancellationToken ct)
    {
        if (await cities.FindBuyerAsync(buyerId, ct) is not { } buyer)
        {
            return NotFound();
        }

        var name = buyer.CityName ?? buyer.Name;
        return View("CityForm", new CityFormPage(buyer, null, [], new CityForm
        {
            Name = name,
            Slug = CityDetails.SlugOf(name),
            Country = buyer.Country,
            TimeZone = buyer.Country is null ? null : Notices.CountryZone.Of(buyer.Country).Id,
            Language = HttpContext.Language().Tag,
        }));
    }

    /// <summary>Makes the city.</summary>
    [HttpPost("buyers/{buyerId:guid}/city")]
    [Allowed(Right.KeepCities)]
    public async Task<IActionResult> Make(Guid buyerId, CityForm form, CancellationToken ct)
    {
        if (await cities.FindBuyerAsync(buyerId, ct) is not { } buyer)
        {
            return NotFound();
        }

        if (HttpContext.OnlyChangesLanguage())
        {
            return View("CityForm", new CityFormPage(buyer, null, [], form));
        }

        var details = form.Details();
        if (Accept(details))
        {
            if (await register.MakeAsync(buyer, details, ct))
            {
                return Redirect(HttpContext.Language().Path($"/admin/cities/{details.Slug}?done=made"));
            }

            var taken = buyer.CityId is null && await cities.FindBySlugAsync(details.Slug, ct) is not null;
            ModelState.AddModelError(nameof(form.Slug), HttpContext.Language()[taken ? "administration.city.wrong.slug_taken" : "administration.buyer.has_city"]);
        }

        return Again(new CityFormPage(buyer, null, [], form));
    }

    /// <summary>One city: its details and its buyers.</summary>
    [HttpGet("cities/{city}")]
    [Allowed(Right.ChangeCity)]
    public async Task<IActionResult> AskChange([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("CityForm", new CityFormPage(null, city, await cities.BuyersOfAsync(city.CityId, ct), CityForm.Of(city)))
            : NotFound();

    /// <summary>Changes the city's name, zone or language.</summary>
    [HttpPost("cities/{city}")]
    [Allowed(Right.ChangeCity)]
    public async Task<IActionResult> Change([FromRoute(Name = "city")] string slug, CityForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        (form.Slug, form.Country) = (city.Slug, city.Country);
        if (HttpContext.OnlyChangesLanguage())
        {
            return View("CityForm", new CityFormPage(null, city, await cities.BuyersOfAsync(city.CityId, ct), form));
        }

        if (!Accept(form.Details()))
        {
            return Again(new CityFormPage(null, city, await cities.BuyersOfAsync(city.CityId, ct), form));
        }

        await register.ChangeAsync(city, form.Details(), ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}?done=changed"));
    }

    private bool Accept(CityDetails details)
    {
        var t = HttpContext.Language();
        foreach (var (field, problem) in details.Problems(CityForm.Languages(t).Select(l => l.Tag)))
        {
            ModelState.AddModelError(field, t[$"administration.city.wrong.{problem}"]);
        }

        return ModelState.IsValid;
    }

    private ViewResult Again(CityFormPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("CityForm", page);
    }
}
