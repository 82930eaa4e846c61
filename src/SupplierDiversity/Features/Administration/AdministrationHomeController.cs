using Microsoft.AspNetCore.Mvc;

namespace SupplierDiversity.Features.Administration;

/// <summary>The administrator's first page: what waits.</summary>
public sealed class AdministrationHomeController : Controller
{
    /// <summary>The work list, oldest first.</summary>
    [HttpGet("/{lang:lang}/admin")]
    public IActionResult Show() => View("Home");
}
