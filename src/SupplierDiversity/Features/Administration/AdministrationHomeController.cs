using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>The administrator's first page: what waits.</summary>
[Allowed(Right.SeeWork)]
public sealed class AdministrationHomeController(WorkList work) : Controller
{
    /// <summary>The work list, oldest first.</summary>
    [HttpGet("/{lang:lang}/admin")]
    public async Task<IActionResult> Show(CancellationToken ct) => View("Home", await work.NowAsync(ct));
}
