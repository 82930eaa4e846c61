using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Assurance;

/// <summary>A city names the levels of its matrix.</summary>
[Route("/{lang:lang}/admin/cities/{city}/assurance/levels")]
[Allowed(Right.PrepareTenders)]
public sealed class LevelNamesController(CityList cities, LevelNames levels) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Levels", new LevelsPage(city, await levels.OfAsync(city, ct))) : NotFound();

    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([FromRoute(Name = "city")] string slug, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var typed = LevelNames.All.ToDictionary(l => l.Code, l => string.Concat(Request.Form[l.Code].ToString().Where(c => !char.IsControl(c))).Trim());
        foreach (var (code, name) in typed.Where(n => n.Value.Length > LevelNames.LongestName))
        {
            ModelState.AddModelError(code, t.Of("assurance.wrong.name", ("most", LevelNames.LongestName)));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Levels", new LevelsPage(city, typed));
        }

        await levels.SaveAsync(city, typed, ct);
        return Redirect(t.Path($"/admin/cities/{slug}/assurance?done=levels"));
    }
}
