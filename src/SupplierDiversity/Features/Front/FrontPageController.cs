using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;

namespace SupplierDiversity.Features.Front;

/// <summary>The front page, and the way to it in the reader's language.</summary>
public sealed class FrontPageController(LanguageList languages) : Controller
{
    /// <summary>Redirects by what the browser prefers.</summary>
    [HttpGet("/")]
    public IActionResult Choose() => Redirect(RequestLanguage.Preferred(HttpContext, languages).Path(""));

    /// <summary>What this is, in one sentence, and the doors.</summary>
    [HttpGet("/{lang:lang}")]
    public IActionResult Show() => View("FrontPage");
}
