using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The page of one tender.</summary>
[Public]
public sealed class ShowTenderController(TenderFiles files, CodeLabels labels, TimeProvider clock) : Controller
{
    /// <summary>Facts, meaning, duties, lots, documents, results and history; 410 when all its notices were withdrawn.</summary>
    [HttpGet("/{lang:lang}/tenders/{id:regex(^[[0-9a-z]]{{12}}$)}")]
    public async Task<IActionResult> Show(string id, CancellationToken ct)
    {
        if (await files.FindAsync(id, ct) is not { } file)
        {
            return NotFound();
        }

        if (file.Row.WithdrawnAt is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("GoneTender");
        }

        return View("ShowTender", TenderPageReading.Of(file, HttpContext.Language(), labels, clock.GetUtcNow()));
    }
}
