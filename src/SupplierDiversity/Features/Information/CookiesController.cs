using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>The cookies, from their own list.</summary>
[Route("/{lang:lang}/cookies")]
[Public]
public sealed class CookiesController : Controller
{
    /// <summary>The page.</summary>
    [HttpGet]
    public IActionResult Show() => View("Cookies");
}
