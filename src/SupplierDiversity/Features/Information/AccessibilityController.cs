using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>The accessibility statement (Directive (EU) 2016/2102, Article 7; Implementing Decision (EU) 2018/1523).</summary>
[Route("/{lang:lang}/accessibility")]
[Public]
public sealed class AccessibilityController : Controller
{
    /// <summary>The day on which somebody last compared the statement with the site; to be renewed at least once a year.</summary>
    public static DateOnly Checked { get; } = new(2026, 11, 22);

    /// <summary>The page.</summary>
    [HttpGet]
    public IActionResult Show() => View("Accessibility", Checked);
}
