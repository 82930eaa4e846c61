using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Dive;

/// <summary>A city looks at itself as a buyer, by the indicators of the DIVE benchmark, and says what no figure can show.</summary>
[Route("/{lang:lang}/admin/cities/{city}/dive")]
[Allowed(Right.ReadReports)]
public sealed class DiveController(DiveFigures figures, DiveStatements statements, CityList cities, Visitor visitor, TimeProvider clock) : Controller
{
    private const int YearsOffered = 5;
    private const int LongestWords = 2000;

    /// <summary>All indicators of a year; without one the last that ended.</summary>
    [HttpGet("{year:int?}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, int? year, CancellationToken ct) =>
        await PageAsync(slug, year, ct) is { } page ? View("Dive", page) : NotFound();

    /// <summary>Says something of one indicator.</summary>
    [HttpPost("{year:int}/{indicator}")]
    public async Task<IActionResult> Say([FromRoute(Name = "city")] string slug, int year, string indicator, DiveForm form, CancellationToken ct)
    {
        if (!BuyIndicators.All.Contains(indicator) || await PageAsync(slug, year, ct) is not { } page)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var (answer, words) = (DiveStatement.Read(form.Answer), (form.Words ?? "").Trim());
        if (answer is null)
        {
            ModelState.AddModelError($"{indicator}-Answer", t["dive.wrong.answer"]);
        }

        if (words.Length is 0 or > LongestWords)
        {
            ModelState.AddModelError($"{indicator}-Words", t.Of("dive.wrong.words", ("most", LongestWords)));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Dive", page with { Typed = (indicator, form) });
        }

        await statements.SayAsync(page.City, year, indicator, answer!.Value, words, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{page.City.Slug}/dive/{year}?done=indicator_stated#{indicator}"));
    }

    private async Task<DivePage?> PageAsync(string slug, int? wanted, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return null;
        }

        var today = city.DayAt(clock.GetUtcNow());
        var years = Enumerable.Range(0, YearsOffered + 1).Select(back => today.Year - back).ToList();
        var year = wanted ?? today.Year - 1;
        if (!years.Contains(year))
        {
            return null;
        }

        var (now, before, said) = (await figures.OfAsync(city, year, ct), await figures.OfAsync(city, year - 1, ct), await statements.OfAsync(city, year, ct));
        return new(city, year, years, [.. BuyIndicators.All.Select(i => new DiveLine(i, [.. now[i].Where(f => f.Whole > 0)], [.. before[i]], said.GetValueOrDefault(i)))]) { T = HttpContext.Language() };
    }
}
