using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Clauses;

/// <summary>What a duty means for a firm that wants to bid: one page a clause of the library.</summary>
[Public]
public sealed class GuidesController(ClauseLibrary library) : Controller
{
    /// <summary>All guides by position.</summary>
    [HttpGet("/{lang:lang}/guides")]
    public IActionResult All() => View("Guides", library.All);

    /// <summary>The guide of one clause, from its newest version.</summary>
    [HttpGet("/{lang:lang}/guides/{clause}")]
    public IActionResult Show(string clause) => library.Find(clause) is { } found ? View("Guide", found) : NotFound();
}
