using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Bids;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Quotations;

/// <summary>A firm says which of its cities may ask it for quotations, and sees when it was asked.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/quotations")]
public sealed class FirmQuotationsController(QuotationAgreements agreements, FirmBook firms, CityList cities, CalledTenders tenders, Visitor visitor) : Controller
{
    /// <summary>Its cities, and what it was asked.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? done, CancellationToken ct) => View("FirmQuotations", await PageAsync(done == "saved", ct));

    /// <summary>Keeps what is ticked. Only cities the firm wants to supply can be.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid[] chosen, CancellationToken ct)
    {
        var page = await PageAsync(false, ct);
        await agreements.SaveAsync(page.Firm, [.. page.Cities.Select(c => c.CityId).Intersect(chosen)], visitor.AccountId!.Value, ct);
        return Redirect(HttpContext.Language().Path($"/business/{page.Firm.SupplierId}/quotations?done=saved"));
    }

    private async Task<FirmQuotationsPage> PageAsync(bool saved, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var agreed = await agreements.OfFirmAsync(firm.SupplierId, ct);
        // A city that the firm left may still be told no.
        var chosen = (await firms.CitiesAsync(firm.SupplierId, ct)).Select(c => c.CityId).Concat(agreed).ToHashSet();
        List<AskedTender> asked = [];
        foreach (var told in await agreements.ToldAsync(firm.SupplierId, ct))
        {
            if (await tenders.FindAsync(told.TenderId, ct) is { } tender)
            {
                asked.Add(new(tender, told.SentAt));
            }
        }

        return new(firm, [.. (await cities.AllAsync(ct)).Where(c => chosen.Contains(c.CityId))], agreed, asked, saved);
    }
}

/// <summary>Who may ask a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Cities">The cities it wants to supply.</param>
/// <param name="Agreed">Those that may ask it.</param>
/// <param name="Asked">Tenders it was asked about, the newest first.</param>
/// <param name="Saved">True: it was just kept.</param>
public sealed record FirmQuotationsPage(Firm Firm, IReadOnlyList<City> Cities, IReadOnlyList<Guid> Agreed, IReadOnlyList<AskedTender> Asked, bool Saved);

/// <summary>A tender a firm was asked about.</summary>
/// <param name="Tender">The tender.</param>
/// <param name="At">When, UTC.</param>
public sealed record AskedTender(CalledTender Tender, DateTimeOffset At);
