using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;
using SupplierDiversity.Wall;

namespace SupplierDiversity.Features.Statuses;

/// <summary>How each city counts the firm, and why, for the firm's own people; today or on any past day.</summary>
[SignedIn]
[OwnFirm]
public sealed class FirmStatusController(FirmStatuses statuses) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/{lang:lang}/business/{firm:guid}/status")]
    public async Task<IActionResult> Show(string? on, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        if (day is null && !string.IsNullOrEmpty(on))
        {
            ModelState.AddModelError("on", HttpContext.Language()["ownership.wrong.day"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var firm = HttpContext.Firm();
        return View("FirmStatus", new FirmStatusPage(firm, await statuses.OfAsync(firm, day, BackgroundReason.OwnData, ct), on));
    }
}

/// <summary>The statuses of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Statuses">One a city.</param>
/// <param name="On">The day as typed.</param>
public sealed record FirmStatusPage(Firm Firm, IReadOnlyList<FirmStatus> Statuses, string? On);
