using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Administration;

/// <summary>Who did what here, newest first.</summary>
[Allowed(Right.ReadAudit)]
public sealed class ActionsController(ActionLog actions) : Controller
{
    private const int Shown = 200;

    /// <summary>The newest actions.</summary>
    [HttpGet("/{lang:lang}/admin/actions")]
    public async Task<IActionResult> Show(CancellationToken ct) => View("Actions", await actions.NewestAsync(Shown, ct));
}
