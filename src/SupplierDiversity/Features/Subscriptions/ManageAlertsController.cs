using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SupplierDiversity.Database;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Subscriptions;

/// <summary>A person's own alerts, behind a signed link that ends after 30 days.</summary>
[Route("/{lang:lang}/alerts/manage/{token}")]
[Public]
public sealed class ManageAlertsController(
    Db db, SubscriptionBook book, AlertLinks links, ShownNotices notices, CodeLabels labels, LanguageList languages, TimeProvider clock) : Controller
{
    private Guid _recipient;

    /// <summary>Everything of the person: what runs and what was sent.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string token, string? done, CancellationToken ct)
    {
        var t = HttpContext.Language();
        await labels.ReadyAsync([t.Tag], ct);
        await using var connection = await db.OpenAsync(ct);
        var running = await book.RunningAsync(connection, _recipient);
        var sent = await AlertLedger.ForRecipientAsync(connection, _recipient);
        return View("ManageAlerts", new ManageAlertsPage(
            token,
            await book.AddressAsync(connection, _recipient) ?? "",
            [.. running.Select(s => (s.SubscriptionId, SubscriptionSummary.Of(s, t, labels, languages)))],
            sent,
            await notices.FindAsync(connection, sent.Select(s => s.TenderId)),
            done is "saved" or "ended" ? done : null));
    }

    /// <summary>The form of one subscription.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await OwnAsync(connection, id) is { } own ? await FormAsync(AlertsForm.Of(own), new Dictionary<string, string>(), ct) : NotFound();
    }

    /// <summary>Saves a change.</summary>
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(string token, Guid id, AlertsForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        await using var connection = await db.OpenAsync(ct);
        if (await OwnAsync(connection, id) is not { } own)
        {
            return NotFound();
        }

        if (HttpContext.OnlyChangesLanguage())
        {
            return await FormAsync(form, new Dictionary<string, string>(), ct);
        }

        var (wish, errors) = form.Read(t, await book.AddressAsync(connection, _recipient));
        if (wish is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await FormAsync(form, errors, ct);
        }

        var changed = own with { Name = wish.Name, Organisation = wish.Organisation, Languages = wish.Languages, Filter = wish.Filter, Frequency = wish.Frequency };
        if (!await db.InTransactionAsync((c, transaction) => book.ChangeAsync(c, transaction, changed), ct))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await FormAsync(form, new Dictionary<string, string> { [nameof(AlertsForm.Cpv)] = t["alerts.errors.same"] }, ct);
        }

        return Redirect(t.Path($"/alerts/manage/{token}?done=saved"));
    }

    /// <summary>Ends one subscription.</summary>
    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(string token, Guid id, CancellationToken ct)
    {
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                var running = await book.RunningAsync(connection, _recipient, transaction);
                if (running.Any(s => s.SubscriptionId == id))
                {
                    await book.EndAsync(connection, transaction, id, "managed");
                    if (running.Count == 1)
                    {
                        await AlertLedger.SuppressRecipientAsync(connection, transaction, _recipient, "stopped", clock.GetUtcNow());
                    }
                }
            },
            ct);
        return Redirect(HttpContext.Language().Path($"/alerts/manage/{token}?done=ended"));
    }

    /// <summary>An old or damaged link leads to the page where a new one can be asked for.</summary>
    [NonAction]
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (links.Read(context.RouteData.Values["token"] as string ?? "", AlertLinkKind.Manage, clock.GetUtcNow()) is { } recipient)
        {
            _recipient = recipient;
            // The address is a secret: it must not travel on to other sites or stay in a cache.
            Response.Headers["Referrer-Policy"] = "no-referrer";
            Response.Headers.CacheControl = "no-store";
            return;
        }

        context.Result = Redirect(HttpContext.Language().Path("/alerts/manage?old=true"));
    }

    private async Task<Subscription?> OwnAsync(System.Data.Common.DbConnection connection, Guid id) =>
        (await book.RunningAsync(connection, _recipient)).FirstOrDefault(s => s.SubscriptionId == id);

    private async Task<IActionResult> FormAsync(AlertsForm form, IReadOnlyDictionary<string, string> errors, CancellationToken ct)
    {
        await labels.ReadyAsync([HttpContext.Language().Tag], ct);
        return View("EditAlerts", new AlertsFormPage(form, errors, AsksAddress: false));
    }
}

/// <summary>A person's alerts.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Email">Where they go.</param>
/// <param name="Running">What runs, in words.</param>
/// <param name="Sent">What was sent or waits, newest first.</param>
/// <param name="Tenders">The tenders of <paramref name="Sent"/>.</param>
/// <param name="Done">"saved" or "ended" after a change.</param>
public sealed record ManageAlertsPage(
    string Token, string Email, IReadOnlyList<(Guid Id, IReadOnlyList<(string Name, string Value)> Summary)> Running,
    IReadOnlyList<SentAlert> Sent, IReadOnlyDictionary<string, ShownNotice> Tenders, string? Done);
