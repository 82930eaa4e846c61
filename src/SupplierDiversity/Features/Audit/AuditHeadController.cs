using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Audit;

/// <summary>
/// The end of the audit chain, for everybody: whoever keeps number and hash outside the portal can prove later that nothing
/// up to there was changed or cut off. A hash tells nothing about what was recorded.
/// </summary>
[Public]
public sealed class AuditHeadController(AuditLog audit) : Controller
{
    /// <summary>The newest record, or the one with a number, as <c>{"number": 17, "hash": "…"}</c>.</summary>
    [HttpGet("/api/audit/head.json")]
    public async Task<IActionResult> Show(long? number, CancellationToken ct) =>
        (number is { } one ? await audit.HashOfAsync(one, ct) : await audit.HeadAsync(ct)) is { } head ? Json(head) : NotFound();
}
