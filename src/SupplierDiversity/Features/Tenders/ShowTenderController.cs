using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Tenders;

/// <summary>The page of one tender.</summary>
[Public]
public sealed class ShowTenderController(TenderFiles files, CodeLabels labels, LanguageList languages, TimeProvider clock) : Controller
{
    /// <summary>Facts, meaning, duties, lots, documents, results and history; 410 when all its notices were withdrawn.</summary>
    [HttpGet("/{lang:lang}/tenders/{id:regex(^[[0-9a-z]]{{12}}$)}")]
    public async Task<IActionResult> Show(string id, CancellationToken ct)
    {
        if (await files.FindAsync(id, ct) is not { } kept)
        {
            return NotFound();
        }

        var file = kept.File;
        if (file.Row.WithdrawnAt is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("GoneTender");
        }

        // A city under a one-language rule has no page in another language; the one there is says so.
        if (file.Row.OnlyLanguage is { } only && languages.Find(only) is { } own && own != HttpContext.Language())
        {
            return Redirect(own.Path($"/tenders/{id}"));
        }

        return View("ShowTender", kept.Page.In(HttpContext.Language(), labels, clock.GetUtcNow(), words => TenderPageReading.Of(file, words)));
    }
}
