using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>Who answers for the pages, city by city, and how to write to them.</summary>
[Public]
public sealed class ImprintController(Imprints imprints) : Controller
{
    /// <summary>Everything that was said, and what is missing.</summary>
    [HttpGet("/{lang:lang}/imprint")]
    public async Task<IActionResult> Show(CancellationToken ct) => View("Imprint", await imprints.AllAsync(ct));

    /// <summary>The ways to reach somebody.</summary>
    [HttpGet("/{lang:lang}/contact")]
    public async Task<IActionResult> Contact(CancellationToken ct) => View("Contact", await imprints.AllAsync(ct));
}
