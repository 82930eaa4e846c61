using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>Asking for alerts. Nothing starts before the person follows the link in the letter, and the answer is the same for every address.</summary>
[Public]
public sealed class NewAlertsController(Db db, SubscriptionBook book, SubscriptionLetters letters, CodeLabels labels) : Controller
{
    /// <summary>The form, filled with a search's wishes.</summary>
    [HttpGet("/{lang:lang}/alerts/new")]
    public async Task<IActionResult> Show(string? q, string? cpv, string? nuts, CancellationToken ct)
    {
        await labels.ReadyAsync([HttpContext.Language().Tag], ct);
        return View("NewAlerts", new AlertsFormPage(AlertsForm.For(HttpContext.Language(), q, cpv, nuts), new Dictionary<string, string>(), AsksAddress: true));
    }

    /// <summary>Keeps the wish and sends the letter.</summary>
    [HttpPost("/{lang:lang}/alerts/new")]
    public async Task<IActionResult> Submit(AlertsForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (HttpContext.OnlyChangesLanguage())
        {
            await labels.ReadyAsync([t.Tag], ct);
            return View("NewAlerts", new AlertsFormPage(form, new Dictionary<string, string>(), AsksAddress: true));
        }

        var (wish, errors) = form.Read(t);
        if (wish is null)
        {
            await labels.ReadyAsync([t.Tag], ct);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("NewAlerts", new AlertsFormPage(form, errors, AsksAddress: true));
        }

        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await book.AskAsync(connection, transaction, wish) is { } asked)
                {
                    await letters.AskAsync(connection, transaction, wish.Email, asked, ct);
                }
            },
            ct);
        return Redirect(t.Path("/alerts/asked"));
    }

    /// <summary>"Look into your mailbox".</summary>
    [HttpGet("/{lang:lang}/alerts/asked")]
    public IActionResult Asked() => View("AlertsAsked");
}
