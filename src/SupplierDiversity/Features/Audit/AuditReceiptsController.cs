using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// Asks for the end of the chain by mail, and stops it. A wish of one's own account, not a change of anything an auditor
/// reads: whoever may read the log may have the letters.
/// </summary>
[SignedIn]
public sealed class AuditReceiptsController(IServiceProvider services, Visitor visitor) : Controller
{
    /// <summary>Begins with "yes", ends with anything else.</summary>
    [HttpPost("/{lang:lang}/account/receipts")]
    public async Task<IActionResult> Save(string? send, CancellationToken ct)
    {
        if (!await visitor.MayAsync(Right.ReadAudit))
        {
            return NotFound();
        }

        await services.GetRequiredService<AuditReceipts>().SendToAsync(visitor.AccountId!.Value, send == "yes", ct);
        return Redirect(HttpContext.Language().Path("/admin/actions"));
    }
}
