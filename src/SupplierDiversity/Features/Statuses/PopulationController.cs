using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Features.Subscriptions;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Statuses;

/// <summary>The population figures of a city: dated, sourced, added to and never overwritten.</summary>
[Route("/{lang:lang}/admin/cities/{city}/population")]
[Allowed(Right.SetDefinition)]
public sealed class PopulationController(CityList cities, CityPopulations populations, RoleBook book, Visitor visitor) : Controller
{
    /// <summary>The figures so far and a form for the next.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("Population", new PopulationPage(city, await populations.OfAsync(city.CityId, ct), new(), done == "saved")) : NotFound();

    /// <summary>Adds a figure.</summary>
    [HttpPost]
    public async Task<IActionResult> Add([FromRoute(Name = "city")] string slug, PopulationForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var share = TypedShare.Read(form.Population ?? "");
        var year = int.TryParse(form.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y > 1900 && y <= book.Today(city).Year ? y : (int?)null;
        var source = (form.Source ?? "").Trim();
        foreach (var (wrong, field) in new[]
        {
            (!(share >= Share.Zero && share <= Share.One), nameof(form.Population)),
            (year is null, nameof(form.Year)),
            (source.Length == 0 || !SubscriptionWishReading.IsName(source), nameof(form.Source)),
        })
        {
            if (wrong)
            {
                ModelState.AddModelError(field, t[$"statuses.population.wrong.{field.ToLowerInvariant()}"]);
            }
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Population", new PopulationPage(city, await populations.OfAsync(city.CityId, ct), form, false));
        }

        await populations.AddAsync(city, year!.Value, share!.Value, source, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{city.Slug}/population?done=saved"));
    }
}

/// <summary>A figure as it is typed.</summary>
public sealed class PopulationForm
{
    /// <summary>Percent or fraction.</summary>
    public string? Population { get; set; }

    /// <summary>Year.</summary>
    public string? Year { get; set; }

    /// <summary>Source.</summary>
    public string? Source { get; set; }
}

/// <summary>The population figures of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Figures">The newest first.</param>
/// <param name="Form">The next one as typed.</param>
/// <param name="Saved">True after one was added.</param>
public sealed record PopulationPage(City City, IReadOnlyList<PopulationFigure> Figures, PopulationForm Form, bool Saved);
