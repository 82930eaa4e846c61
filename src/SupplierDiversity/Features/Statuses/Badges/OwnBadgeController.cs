using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses.Badges;

/// <summary>A firm makes a public badge of one result of one city, and takes it back.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/status/badges")]
public sealed class OwnBadgeController(BadgeBook badges, FirmStatuses statuses) : Controller
{
    /// <summary>Makes one; every owner must agree, because a badge says something about them.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Give(Guid city, BadgeResult result, bool agreed, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        var all = await statuses.OfAsync(firm, null, BackgroundReason.OwnData, ct);
        if (all.FirstOrDefault(s => s.City.CityId == city) is not { } status || !Enum.IsDefined(result) || !result.Holds(status))
        {
            return NotFound();
        }

        if (!agreed)
        {
            ModelState.AddModelError(FirmStatusPage.Agreed(city, result), t["badge.wrong.agree"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("/Features/Statuses/FirmStatus.cshtml", new FirmStatusPage(firm, all, null) { Badges = await badges.OfFirmAsync(firm.SupplierId, ct) });
        }

        await badges.GiveAsync(firm.SupplierId, city, result, ct);
        return Back("badge_given");
    }

    /// <summary>Takes one back, at once.</summary>
    [HttpPost("{badge:guid}/take-back")]
    public async Task<IActionResult> TakeBack(Guid badge, CancellationToken ct)
    {
        await badges.TakeBackAsync(HttpContext.Firm().SupplierId, badge, ct);
        return Back("badge_taken_back");
    }

    private RedirectResult Back(string done) => Redirect(HttpContext.Language().Path($"/business/{HttpContext.Firm().SupplierId}/status?done={done}"));
}
