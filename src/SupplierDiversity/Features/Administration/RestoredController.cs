using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Languages;
using SupplierDiversity.Operating.Backups;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>After a restore: what becomes of the mails that waited in the backup.</summary>
[Route("/{lang:lang}/admin/restored")]
[Allowed(Right.HandleMail)]
public sealed class RestoredController(Db db, RestoredPortal restored, AuditLog audit) : Controller
{
    /// <summary>What waits, and the two ways to go on.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken ct) =>
        View("Restored", new RestoredPage(await restored.FindAsync(ct), await restored.WaitingAsync(ct), await restored.HeldAsync(ct)));

    /// <summary>Nobody hears twice: what was due is taken out.</summary>
    [HttpPost("settle")]
    public Task<IActionResult> Settle(CancellationToken ct) => DecideAsync(send: false, ct);

    /// <summary>Nobody misses anything: all is sent.</summary>
    [HttpPost("send")]
    public Task<IActionResult> Send(CancellationToken ct) => DecideAsync(send: true, ct);

    private async Task<IActionResult> DecideAsync(bool send, CancellationToken ct)
    {
        await db.InTransactionAsync(
            async (connection, transaction) =>
            {
                if (await restored.DecideAsync(connection, transaction, send))
                {
                    await audit.AddAsync(connection, transaction, new AuditEntry(send ? "restored-sent" : "restored-settled", "portal", "mail"));
                }
            },
            ct);
        return Redirect(HttpContext.Language().Path($"/admin/mail?done={(send ? "sent_all" : "settled")}"));
    }
}

/// <summary>The page.</summary>
/// <param name="At">Null: nothing is to be decided.</param>
/// <param name="Waiting">Mails that may have gone out.</param>
/// <param name="Held">Tenders whose announcement is held.</param>
public sealed record RestoredPage(RestoredAt? At, int Waiting, int Held);
