using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Tenders;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Front;

/// <summary>The front page, and the way to it in the reader's language.</summary>
[Public]
public sealed class FrontPageController(LanguageList languages, TenderFinder tenders) : Controller
{
    private const int TendersShown = 5;

    /// <summary>Redirects by what the person chose before, else by what the browser prefers.</summary>
    [HttpGet("/")]
    public IActionResult Choose()
    {
        Response.Headers.Vary = "Accept-Language, Cookie";
        return Redirect(RequestLanguage.Preferred(HttpContext, languages).Path(""));
    }

    /// <summary>What this is, in one sentence, three doors, and the open tenders that close first.</summary>
    [HttpGet("/{lang:lang}")]
    public async Task<IActionResult> Show(CancellationToken ct) =>
        View("FrontPage", await tenders.FindSoonestAsync(TendersShown, HttpContext.Language(), ct));
}
