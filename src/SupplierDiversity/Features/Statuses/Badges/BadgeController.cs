using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Statuses.Badges;

/// <summary>
/// What a badge shows to whoever was given its link. No other page leads here, no search engine keeps it, and to people who
/// prepare or judge awards it stays shut.
/// </summary>
[Public]
public sealed class BadgeController(BadgeBook badges, Visitor visitor) : Controller
{
    /// <summary>The page; the same one for a link that was taken back, has ended or never was.</summary>
    [HttpGet("/{lang:lang}/badge/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken ct)
    {
        // Taken back means gone at once, also from whatever stands between.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        // The same for a link that holds and one that does not, or the answer would tell after all.
        var shut = (await visitor.RolesAsync(ct)).Any(held => Rights.OfAwards.Any(right => Rights.Of(right).Roles.Contains(held.Role)));
        if (!shut && await badges.ReadAsync(token, ct) is { } shown)
        {
            return View("BadgeShown", shown);
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return View(shut ? "BadgeShut" : "BadgeGone");
    }
}
