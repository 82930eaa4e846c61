using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Dive;

/// <summary>A city looks at itself as a buyer, by the indicators of the DIVE benchmark; a peer from another city tests it.</summary>
[Route("/{lang:lang}/admin/cities/{city}/dive")]
[Allowed(Right.ReadSelfAssessment)]
public sealed class DiveController(DivePages pages, Visitor visitor) : Controller
{
    /// <summary>All indicators of a year; without one the last that ended.</summary>
    [HttpGet("{year:int?}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, int? year, CancellationToken ct) =>
        await pages.FindAsync(slug, year, HttpContext.Language(), visitor, ct) is { } page ? View("Dive", page) : NotFound();

    /// <summary>The same as a file.</summary>
    [HttpGet("{year:int}.{format}")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, int year, string format, CancellationToken ct) =>
        ReportFiles.Types.TryGetValue(format, out var type) && await pages.FindAsync(slug, year, HttpContext.Language(), visitor, ct) is { } page
            ? File(DiveFile.Write(format, page), type, $"dive-{page.City.Slug}-{year}.{format}") : NotFound();
}
