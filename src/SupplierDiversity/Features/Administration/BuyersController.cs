using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Buyers as their notices name them, and the cities they belong to.</summary>
[Route("/{lang:lang}/admin/buyers")]
[Allowed(Right.KeepCities)]
public sealed class BuyersController(CityList cities, CityRegister register) : Controller
{
    /// <summary>All buyers, or those whose name or place has the words.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? q, int page, CancellationToken ct)
    {
        var found = await cities.SearchBuyersAsync(q, ct);
        var address = HttpContext.Language().Path("/admin/buyers");
        var pages = AdministrationPages.Of(found.Count, page, string.IsNullOrWhiteSpace(q) ? address : QueryHelpers.AddQueryString(address, "q", q));
        return View("Buyers", new BuyersPage(q, found.Count, [.. found.Skip((pages.Page - 1) * AdministrationPages.Size).Take(AdministrationPages.Size)], pages));
    }

    /// <summary>One buyer: make it a city, add it to one, or take it out.</summary>
    [HttpGet("{buyerId:guid}")]
    public async Task<IActionResult> ShowOne(Guid buyerId, CancellationToken ct) =>
        await cities.FindBuyerAsync(buyerId, ct) is { } buyer ? View("Buyer", new BuyerPage(buyer, await cities.AllAsync(ct))) : NotFound();

    /// <summary>Adds the buyer to a city of the portal.</summary>
    [HttpPost("{buyerId:guid}/attach")]
    public async Task<IActionResult> Attach(Guid buyerId, string? city, CancellationToken ct)
    {
        if (await cities.FindBuyerAsync(buyerId, ct) is not { } buyer)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if (string.IsNullOrEmpty(city) || await cities.FindBySlugAsync(city, ct) is not { } chosen)
        {
            ModelState.AddModelError("city", t["administration.buyer.choose_city"]);
        }
        else if (!await register.AttachAsync(buyer, chosen, ct))
        {
            ModelState.AddModelError("city", t["administration.buyer.has_city"]);
        }
        else
        {
            return Redirect(t.Path($"/admin/buyers/{buyerId}?done=attached"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Buyer", new BuyerPage(buyer, await cities.AllAsync(ct)));
    }

    /// <summary>Takes the buyer out of its city; the city stays.</summary>
    [HttpPost("{buyerId:guid}/detach")]
    public async Task<IActionResult> Detach(Guid buyerId, CancellationToken ct)
    {
        if (await cities.FindBuyerAsync(buyerId, ct) is not { } buyer)
        {
            return NotFound();
        }

        if (await cities.FindByBuyerAsync(buyerId, ct) is { } city)
        {
            await register.DetachAsync(buyer, city, ct);
        }

        return Redirect(HttpContext.Language().Path($"/admin/buyers/{buyerId}?done=detached"));
    }
}

/// <summary>A page of the list of buyers.</summary>
/// <param name="Words">What was searched for, as typed.</param>
/// <param name="Found">How many buyers fit.</param>
/// <param name="Buyers">Those of this page.</param>
/// <param name="Pages">Where the list is cut.</param>
public sealed record BuyersPage(string? Words, int Found, IReadOnlyList<Buyer> Buyers, AdministrationPages Pages);

/// <summary>One buyer and the cities it could join.</summary>
/// <param name="Buyer">The buyer.</param>
/// <param name="Cities">All cities.</param>
public sealed record BuyerPage(Buyer Buyer, IReadOnlyList<City> Cities);
