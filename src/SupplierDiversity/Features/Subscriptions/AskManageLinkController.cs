using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>A new link to manage alerts, by mail only. Whether an address is known is never said.</summary>
[Public]
public sealed class AskManageLinkController(Db db, SubscriptionBook book, SubscriptionLetters letters) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/{lang:lang}/alerts/manage")]
    public IActionResult Show(bool old = false) => View("AskManageLink", (Email: "", Error: (string?)null, IsOld: old));

    /// <summary>Sends the link if alerts go to the address.</summary>
    [HttpPost("/{lang:lang}/alerts/manage")]
    public async Task<IActionResult> Submit(string? email, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (SubscriptionWishReading.Address(email ?? "", out _) is not { } address)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("AskManageLink", (Email: email ?? "", Error: (string?)t["alerts.errors.email"], IsOld: false));
        }

        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await book.RecipientAsync(connection, address.Key, transaction) is { } recipient
                    && (await book.RunningAsync(connection, recipient.RecipientId, transaction)).Count > 0)
                {
                    await letters.SendLinkAsync(connection, transaction, recipient.Email, recipient.RecipientId, t);
                }
            },
            ct);
        return Redirect(t.Path("/alerts/link-sent"));
    }

    /// <summary>"Look into your mailbox".</summary>
    [HttpGet("/{lang:lang}/alerts/link-sent")]
    public IActionResult Sent() => View("ManageLinkSent");
}
