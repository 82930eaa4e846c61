using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>The second half of the double opt-in: looking changes nothing (mail scanners follow links), the button starts the alerts.</summary>
[Public]
public sealed class ConfirmAlertsController(
    Db db, SubscriptionBook book, AlertLinks links, SubscriptionPreview preview, CodeLabels labels, LanguageList languages, TimeProvider clock) : Controller
{
    /// <summary>What will be sent, and what would have been.</summary>
    [HttpGet("/{lang:lang}/alerts/confirm/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken ct)
    {
        var t = HttpContext.Language();
        await using var connection = await db.OpenAsync(ct);
        if (links.Read(token, AlertLinkKind.Confirm, clock.GetUtcNow()) is not { } id || await book.FindAsync(connection, id) is not { EndedAt: null } subscription)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("AlertsLinkGone");
        }

        if (subscription.ConfirmedAt is not null)
        {
            return View("AlertsStarted");
        }

        await labels.ReadyAsync([t.Tag], ct);
        return View("ConfirmAlerts", new ConfirmAlertsPage(
            SubscriptionSummary.Of(subscription, t, labels, languages), subscription.Filter.IsEverything, await preview.FindAsync(connection, subscription.Filter)));
    }

    /// <summary>Starts the alerts; repeating it changes nothing.</summary>
    [HttpPost("/{lang:lang}/alerts/confirm/{token}")]
    public async Task<IActionResult> Submit(string token, CancellationToken ct)
    {
        var started = links.Read(token, AlertLinkKind.Confirm, clock.GetUtcNow()) is { } id
            && await db.InTransactionAsync((connection, transaction) => book.ConfirmAsync(connection, transaction, id), ct) is not null;
        if (!started)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return View(started ? "AlertsStarted" : "AlertsLinkGone");
    }
}

/// <summary>What is to be confirmed.</summary>
/// <param name="Summary">The wishes in words.</param>
/// <param name="IsEverything">True when nothing narrows them down.</param>
/// <param name="Lately">The calls of the last 30 days that fit.</param>
public sealed record ConfirmAlertsPage(IReadOnlyList<(string Name, string Value)> Summary, bool IsEverything, FittingTenders Lately);
