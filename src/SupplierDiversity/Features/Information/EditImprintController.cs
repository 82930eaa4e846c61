using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Shared;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Information;

/// <summary>A city says who answers for its pages.</summary>
[Route("/{lang:lang}/admin/cities/{city}/imprint")]
[Allowed(Right.ChangeCity)]
public sealed class EditImprintController(CityList cities, Imprints imprints) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string city, CancellationToken ct) =>
        await cities.FindBySlugAsync(city, ct) is { } found ? View("EditImprint", new ImprintFormPage(found, await imprints.OfAsync(found.CityId, ct))) : NotFound();

    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string city, ImprintForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(city, ct) is not { } found)
        {
            return NotFound();
        }

        var (t, imprint) = (HttpContext.Language(), form.Imprint());
        if (HttpContext.OnlyChangesLanguage())
        {
            return View("EditImprint", new ImprintFormPage(found, imprint));
        }

        foreach (var (field, most) in ImprintForm.Problems(imprint))
        {
            ModelState.AddModelError(field, most is { } count ? t.Of("information.imprint.too_long", ("count", count)) : t["information.imprint.wrong_email"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("EditImprint", new ImprintFormPage(found, imprint));
        }

        await imprints.SaveAsync(found, imprint, ct);
        return Redirect(t.Path($"/admin/cities/{city}?done=imprint"));
    }
}
