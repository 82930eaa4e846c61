using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Clauses;

/// <summary>An officer's own text, looked at by the legal guard: what was found, the article, why, and what to write instead. Nothing is kept.</summary>
[Route("/{lang:lang}/admin/cities/{city}/clauses/check")]
[Allowed(Right.PrepareTenders)]
public sealed class CheckTextController(CityList cities) : Controller
{
    private const int LongestText = 4000;

    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("CheckText", new CheckTextPage(city, "", ClausePosition.Performance, HttpContext.Language().Tag, null)) : NotFound();

    /// <summary>What was found in the text.</summary>
    [HttpPost]
    public async Task<IActionResult> Check([FromRoute(Name = "city")] string slug, string? text, string? position, string? language, string? weight, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var where = Enum.TryParse<ClausePosition>(position, ignoreCase: true, out var known) && known != ClausePosition.Unstated ? known : ClausePosition.Performance;
        var tag = LegalGuard.Languages.Contains(language) ? language! : t.Tag;
        var words = (text ?? "").Trim();
        var percent = int.TryParse(weight, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number : (int?)null;
        var page = new CheckTextPage(city, words, where, tag, percent);
        if (words.Length is 0 or > LongestText)
        {
            ModelState.AddModelError("text", t[words.Length == 0 ? "clauses.wrong.empty" : "clauses.wrong.long"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("CheckText", page);
        }

        return View("CheckText", page with { Findings = LegalGuard.Check(new(where, tag, words, percent * 100), city.WeightLimitBp) });
    }
}

/// <summary>A text to check.</summary>
/// <param name="City">The city.</param>
/// <param name="Text">As typed.</param>
/// <param name="Position">Where it would stand.</param>
/// <param name="Language">ISO 639-1 of the text.</param>
/// <param name="Weight">Percent, of an award criterion; null without.</param>
public sealed record CheckTextPage(City City, string Text, ClausePosition Position, string Language, int? Weight)
{
    /// <summary>What the guard found; null while there is no text.</summary>
    public IReadOnlyList<GuardFinding>? Findings { get; init; }
}

/// <summary>A text with what the guard found in it.</summary>
/// <param name="City">Whose text.</param>
/// <param name="Text">The text as it was checked.</param>
/// <param name="Findings">What was found.</param>
public sealed record CheckedText(City City, ClauseText Text, IReadOnlyList<GuardFinding> Findings);
