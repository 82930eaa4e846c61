using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>Asks for the end of the chain by mail, and stops it.</summary>
[Allowed(Right.ReadAudit)]
public sealed class AuditReceiptsController(IServiceProvider services, Visitor visitor) : Controller
{
    /// <summary>Begins with "yes", ends with anything else.</summary>
    [HttpPost("/{lang:lang}/admin/actions/receipts")]
    public async Task<IActionResult> Save(string? send, CancellationToken ct)
    {
        await services.GetRequiredService<AuditReceipts>().SendToAsync(visitor.AccountId!.Value, send == "yes", ct);
        return Redirect(HttpContext.Language().Path("/admin/actions"));
    }
}
