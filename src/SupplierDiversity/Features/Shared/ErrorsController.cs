using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Roles;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Shared;

/// <summary>What a person sees when something is not there or went wrong.</summary>
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
[Public]
public sealed class ErrorsController(LanguageList languages, RoleBook book, CityList cities, AccountDirectory accounts) : Controller
{
    /// <summary>The page for a status code, in the language of the address that failed.</summary>
    [Route("/errors/{status:int}")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        // Not bound: where the form of the failed request cannot be read, nothing is bound.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        RequestLanguage.Set(HttpContext, languages.Find(failed.Split('/').ElementAtOrDefault(1)) ?? RequestLanguage.Preferred(HttpContext, languages));
        Response.StatusCode = status;
        if (status == 403 && HttpContext.Features.Get<Refusal>() is { } refusal)
        {
            return View("Forbidden", await ForbiddenAsync(refusal, ct));
        }

        return View("Error", status switch { 404 => "not_found", 403 => "forbidden", 413 => "too_large", 429 => "too_many", >= 500 => "failed", _ => "bad_request" });
    }

    // Only colleagues of the city see this page, so they may see whom to ask.
    private async Task<ForbiddenPage> ForbiddenAsync(Refusal refusal, CancellationToken ct)
    {
        if (refusal.City is null || await cities.FindBySlugAsync(refusal.City, ct) is not { } city)
        {
            return new(refusal.Line.Roles, null, []);
        }

        var today = book.Today(city);
        var administrators = (await book.OfCityAsync(city.CityId, ct)).Where(r => r.Kind == Role.CityAdministrator && r.HeldOn(today)).Select(r => r.AccountId);
        return new(refusal.Line.Roles, city, [.. (await accounts.EmailsAsync(administrators, ct)).Values.Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Why a page is not open to the person.</summary>
/// <param name="Needed">One of these roles opens it.</param>
/// <param name="City">In this city, or null: over the portal or in any city.</param>
/// <param name="Ask">Addresses of people who can give the role.</param>
public sealed record ForbiddenPage(IReadOnlyList<Role> Needed, City? City, IReadOnlyList<string> Ask);
