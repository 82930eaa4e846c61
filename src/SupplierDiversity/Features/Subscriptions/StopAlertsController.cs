using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>
/// Stopping everything: one POST by a mail program (RFC 8058) or a page with a button. Repeating it changes nothing.
/// The POST carries no antiforgery token, because a mail program has none; the signed address is the proof.
/// </summary>
[Public]
public sealed class StopAlertsController(Db db, SubscriptionBook book, AlertLinks links, LanguageList languages, TimeProvider clock) : Controller
{
    /// <summary>Looking stops nothing: mail scanners follow links.</summary>
    [HttpGet("/alerts/unsubscribe/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken ct) =>
        links.Read(token, AlertLinkKind.StopAll, clock.GetUtcNow()) is { } recipient ? await PageAsync("StopAlerts", recipient, ct) : Bad();

    /// <summary>Stops everything of the recipient.</summary>
    [HttpPost("/alerts/unsubscribe/{token}")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Submit(string token, CancellationToken ct)
    {
        if (links.Read(token, AlertLinkKind.StopAll, clock.GetUtcNow()) is not { } recipient)
        {
            return Bad();
        }

        var page = await PageAsync("AlertsStopped", recipient, ct);
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await book.StopAsync(connection, transaction, recipient, "one-click");
                await AlertLedger.SuppressRecipientAsync(connection, transaction, recipient, "stopped", clock.GetUtcNow());
            },
            ct);
        return page;
    }

    // The address has no language: the page speaks the one the person gets mails in.
    private async Task<IActionResult> PageAsync(string view, Guid recipient, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        if (await book.RunningAsync(connection, recipient) is [var first, ..])
        {
            RequestLanguage.Set(HttpContext, languages.FirstOf(first.Languages));
        }

        return View(view);
    }

    private ViewResult Bad()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("StopLinkBad");
    }
}
