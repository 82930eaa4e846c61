using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>A draft as each audience will see it, and whom it reaches.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}")]
[Allowed(Right.ReadPreparation)]
public sealed class PreviewDraftController(DraftDesk desk, DraftPublication publication, DraftReach reach, TenderReach mails, TenderPreview previews, TimeProvider clock) : Controller
{
    /// <summary>How many firms, networks and persons hear of it, in which languages.</summary>
    [HttpGet("reach")]
    public async Task<IActionResult> Reach([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await desk.FindAsync(slug, id, ct) is { } open ? View("Reach", new ReachPage(open, await reach.CountAsync(open.City, open.Row, ct), DraftTexts.Complete(open.Row.Draft))) : NotFound();

    /// <summary>The public page and the mail in the language of the address.</summary>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open)
        {
            return NotFound();
        }

        var (t, now) = (HttpContext.Language(), clock.GetUtcNow());
        var notice = await publication.PreviewAsync(open.City, open.Row, ct);
        var (subject, text) = await mails.MailAsync(notice, Rules.Tenders.TenderId.Of(open.Row.ProcedureId).Text, open.City.Zone, now, t, ct);
        return View("Preview", new PreviewPage(open, previews.Of(notice, open.City.TimeZone, t, now), subject, text));
    }
}

/// <summary>Whom a draft reaches.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Count">The count.</param>
/// <param name="Translated">Languages in which it is wholly translated.</param>
public sealed record ReachPage(OpenDraft Open, DraftReachCount Count, IReadOnlyList<string> Translated);

/// <summary>A draft as it will be seen.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Page">The public page.</param>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Mail">What the mail says of the tender, as plain text.</param>
public sealed record PreviewPage(OpenDraft Open, TenderPage Page, string Subject, string Mail);
