using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Sending;
using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Whether mail leaves, stopping and starting it, and reading mails where they go to a folder.</summary>
[Route("/{lang:lang}/admin/mail")]
public sealed class MailController(Db db, MailSwitch mailSwitch, PickupMails mails, RestoredPortal restored, AuditLog audit, Visitor visitor) : Controller
{
    private const int Shown = 100;

    // The mail's own inline styles may apply; nothing is fetched, run, submitted or opened, and only this site frames it.
    private const string PreviewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

    /// <summary>The switch, and the newest mails where they can be read.</summary>
    [HttpGet]
    [Allowed(Right.HandleMail)]
    public async Task<IActionResult> Show(CancellationToken ct) =>
        View("Mail", new MailPage(await mailSwitch.ReadAsync(ct), mails.CanBeRead, await mails.NewestAsync(Shown, ct), await restored.FindAsync(ct) is not null));

    /// <summary>Stops all sending after the batch on its way.</summary>
    [HttpPost("pause")]
    [Allowed(Right.HandleMail)]
    public Task<IActionResult> Pause(CancellationToken ct) => SwitchAsync(paused: true, ct);

    /// <summary>Lets mail leave again; after a restore only together with what becomes of the mails that waited.</summary>
    [HttpPost("resume")]
    [Allowed(Right.HandleMail)]
    public async Task<IActionResult> Resume(CancellationToken ct) =>
        await restored.FindAsync(ct) is null ? await SwitchAsync(paused: false, ct) : Redirect(HttpContext.Language().Path("/admin/restored"));

    /// <summary>One mail as text, with its HTML in a frame that can do nothing.</summary>
    [HttpGet("read/{name}")]
    [Allowed(Right.ReadMails)]
    public async Task<IActionResult> Read(string name, CancellationToken ct) =>
        await mails.FindAsync(name, ct) is { } mail ? View("ReadMail", mail) : NotFound();

    /// <summary>The HTML part alone, for the frame.</summary>
    [HttpGet("read/{name}/html")]
    [Allowed(Right.ReadMails)]
    public async Task<IActionResult> Html(string name, CancellationToken ct)
    {
        if (await mails.FindAsync(name, ct) is not { Html.Length: > 0 } mail)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return Content(mail.Html, "text/html; charset=utf-8");
    }

    private async Task<IActionResult> SwitchAsync(bool paused, CancellationToken ct)
    {
        var who = visitor.Name;
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await mailSwitch.SetPausedAsync(connection, transaction, paused ? who : null);
                await audit.AddAsync(connection, transaction, new AuditEntry(paused ? "sending-paused" : "sending-resumed", "portal", "mail"));
            },
            ct);
        return Redirect(HttpContext.Language().Path($"/admin/mail?done={(paused ? "paused" : "resumed")}"));
    }
}

/// <summary>The mail page.</summary>
/// <param name="Switch">Whether mail leaves, and what is wrong with the server.</param>
/// <param name="CanBeRead">True when mails go to a folder.</param>
/// <param name="Mails">Newest first; empty unless they can be read.</param>
/// <param name="IsRestored">True: somebody must first decide what becomes of the mails that waited in a backup.</param>
public sealed record MailPage(MailSwitchRow Switch, bool CanBeRead, IReadOnlyList<ReadMail> Mails, bool IsRestored);
