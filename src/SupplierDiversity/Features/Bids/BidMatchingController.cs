using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Bids;

/// <summary>Says which firms of the register imported bids are from.</summary>
[Route("/{lang:lang}/admin/cities/{city}/bid-matching")]
[Allowed(Right.ReceiveBids)]
public sealed class BidMatchingController(CityList cities, BidMatching matching) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("BidMatching", new BidMatchingPage(city, await matching.OfCityAsync(city, ct))) : NotFound();

    /// <summary>Decides about one bid.</summary>
    [HttpPost("{bid:guid}")]
    public async Task<IActionResult> Match([FromRoute(Name = "city")] string slug, Guid bid, Guid? supplier, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || (await matching.OfCityAsync(city, ct)).SingleOrDefault(b => b.BidId == bid) is not { } found
            || (supplier is { } chosen && found.Alike.All(f => f.SupplierId != chosen)))
        {
            return NotFound();
        }

        await matching.MatchAsync(city, bid, supplier, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/bid-matching"));
    }
}

/// <summary>Imported bids that wait.</summary>
/// <param name="City">The city.</param>
/// <param name="Bids">The oldest.</param>
public sealed record BidMatchingPage(City City, IReadOnlyList<UnmatchedBid> Bids);
