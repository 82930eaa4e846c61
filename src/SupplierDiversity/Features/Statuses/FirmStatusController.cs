using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Statuses.Badges;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses;

/// <summary>How each city counts the firm, and why, for the firm's own people; today or on any past day.</summary>
[SignedIn]
[OwnFirm]
public sealed class FirmStatusController(FirmStatuses statuses, BadgeBook badges) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/{lang:lang}/business/{firm:guid}/status")]
    public async Task<IActionResult> Show(string? on, string? done, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        if (day is null && !string.IsNullOrEmpty(on))
        {
            ModelState.AddModelError("on", HttpContext.Language()["ownership.wrong.day"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var firm = HttpContext.Firm();
        return View("FirmStatus", new FirmStatusPage(firm, await statuses.OfAsync(firm, day, BackgroundReason.OwnData, ct), on)
        {
            Badges = day is null ? await badges.OfFirmAsync(firm.SupplierId, ct) : null,
            Done = done is "badge_given" or "badge_taken_back" ? done : null,
        });
    }
}

/// <summary>The statuses of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Statuses">One a city.</param>
/// <param name="On">The day as typed.</param>
public sealed record FirmStatusPage(Firm Firm, IReadOnlyList<FirmStatus> Statuses, string? On)
{
    /// <summary>The firm's public badges; null on a past day, when none is made or shown.</summary>
    public IReadOnlyList<Badge>? Badges { get; init; }

    /// <summary>What was just done, a code, or null.</summary>
    public string? Done { get; init; }

    /// <summary>The field in which the owners' agreement to a badge is ticked.</summary>
    public static string Agreed(Guid city, BadgeResult result) => $"agreed-{result}-{city:N}";

    /// <summary>What the page says of a badge of one result; null: nothing.</summary>
    internal FirmBadge? BadgeOf(FirmStatus status, BadgeResult result) => Badges is null ? null
        : new(Firm, status, result, Badges.FirstOrDefault(b => b.CityId == status.City.CityId && b.Result == result), result.Holds(status));
}

/// <summary>A result of a firm as a badge, made or not.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Status">Its status in the city.</param>
/// <param name="Result">Which result.</param>
/// <param name="Badge">The badge; null: there is none.</param>
/// <param name="Holds">True: the result is one that a badge may show.</param>
public sealed record FirmBadge(Firm Firm, FirmStatus Status, BadgeResult Result, Badge? Badge, bool Holds);
