using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Guard;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Clauses;

/// <summary>A city writes its own version of a clause, language by language, beside the original.</summary>
[Route("/{lang:lang}/admin/cities/{city}/clauses/{clause}")]
[Allowed(Right.PrepareTenders)]
public sealed class WriteClauseController(CityList cities, ClauseLibrary library, CityClauses clauses, LanguageList languages, Visitor visitor) : Controller
{
    /// <summary>Begins a version of the city's own.</summary>
    [HttpPost("begin")]
    public async Task<IActionResult> Begin([FromRoute(Name = "city")] string slug, string clause, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || library.Find(clause) is not { } found)
        {
            return NotFound();
        }

        var inForce = (await clauses.OfClauseAsync(city, clause, ct)).FirstOrDefault(v => v.State == "approved");
        await clauses.BeginAsync(city, found, inForce, visitor.AccountId!.Value, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/clauses/{clause}/{languages.FirstOf([city.Language]).Tag}"));
    }

    /// <summary>The draft in a language beside the original.</summary>
    [HttpGet("{tag}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string clause, string tag, CancellationToken ct) =>
        await FindAsync(slug, clause, tag, ct) is { } page ? View("WriteClause", page) : NotFound();

    /// <summary>Saves it, whatever the guard finds: only an approval needs the findings to be gone.</summary>
    [HttpPost("{tag}")]
    public async Task<IActionResult> Save([FromRoute(Name = "city")] string slug, string clause, string tag, WordingForm form, CancellationToken ct)
    {
        if (await FindAsync(slug, clause, tag, ct) is not { } page)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        page = page with { Wording = form.Wording(tag) };
        foreach (var (field, problem) in ClauseReview.Problems(page.Clause, page.Wording))
        {
            ModelState.AddModelError(field, problem == "blanks"
                ? t.Of("clauses.wrong.blanks", ("blanks", string.Join(", ", page.Clause.Blanks.Select(b => $"{{{b.Name}}}")))) : t[$"clauses.wrong.{problem}"]);
        }

        if (ModelState.IsValid && await clauses.WriteAsync(page.City, page.Draft, page.Wording, visitor.AccountId!.Value, ct))
        {
            return Redirect(t.Path($"/admin/cities/{slug}/clauses/{clause}/{tag}?done=clause_saved"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("WriteClause", page);
    }

    private async Task<WriteClausePage?> FindAsync(string slug, string clause, string tag, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city
            || (await clauses.OfClauseAsync(city, clause, ct)).FirstOrDefault(v => v.State == "draft") is not { } draft
            || library.Find(clause, draft.LibraryVersion) is not { } original || !original.Wordings.TryGetValue(tag, out var words))
        {
            return null;
        }

        var written = await clauses.WordingsAsync(draft.CityClauseId, ct);
        return new(city, original, draft, languages.FirstOf([tag]), written.Keys.ToList(), written.GetValueOrDefault(tag)
            ?? new CityWording { Language = tag, ClauseText = words.Text, Evidence = words.Evidence, Monitoring = words.Monitoring });
    }
}

/// <summary>A draft in one language.</summary>
/// <param name="City">The city.</param>
/// <param name="Clause">The version of the library it began from.</param>
/// <param name="Draft">The draft.</param>
/// <param name="In">The language it is written in.</param>
/// <param name="Written">Languages that have words of the city's own.</param>
/// <param name="Wording">What the fields hold.</param>
public sealed record WriteClausePage(City City, LibraryClause Clause, CityClause Draft, Language In, IReadOnlyList<string> Written, CityWording Wording)
{
    /// <summary>What the guard finds in the words.</summary>
    public IReadOnlyList<GuardFinding> Findings => ClauseReview.Look(Clause, In.Tag, Wording.ClauseText, Wording.Evidence);
}

/// <summary>Words as typed.</summary>
public sealed class WordingForm
{
    /// <summary>The clause.</summary>
    public string? ClauseText { get; set; }

    /// <summary>The evidence.</summary>
    public string? Evidence { get; set; }

    /// <summary>How it is followed.</summary>
    public string? Monitoring { get; set; }

    /// <summary>What was typed, with single line feeds and without blanks around it.</summary>
    public CityWording Wording(string language) => new() { Language = language, ClauseText = Plain(ClauseText), Evidence = Plain(Evidence), Monitoring = Plain(Monitoring) };

    private static string Plain(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
}
