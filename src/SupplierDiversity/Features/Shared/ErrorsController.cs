using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Shared;

/// <summary>What a person sees when something is not there or went wrong.</summary>
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
[Public]
public sealed class ErrorsController(LanguageList languages) : Controller
{
    /// <summary>The page for a status code, in the language of the address that failed.</summary>
    [Route("/errors/{status:int}")]
    public IActionResult Show(int status)
    {
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        RequestLanguage.Set(HttpContext, languages.Find(failed.Split('/').ElementAtOrDefault(1)) ?? RequestLanguage.Preferred(HttpContext, languages));
        Response.StatusCode = status;
        return View("Error", status switch { 404 => "not_found", 403 => "forbidden", 413 => "too_large", 429 => "too_many", >= 500 => "failed", _ => "bad_request" });
    }
}
