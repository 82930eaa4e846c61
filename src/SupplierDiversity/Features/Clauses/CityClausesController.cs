using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Clauses;

/// <summary>The clauses of a city: which are in force, and one clause with its versions and a preview.</summary>
[Route("/{lang:lang}/admin/cities/{city}/clauses")]
[Allowed(Right.ReadPreparation)]
public sealed class CityClausesController(CityList cities, ClauseLibrary library, CityClauses clauses) : Controller
{
    /// <summary>All clauses by position.</summary>
    [HttpGet]
    public async Task<IActionResult> All([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            ? View("CityClauses", new CityClausesPage(city, library.All, (await clauses.OfCityAsync(city, ct)).ToLookup(c => c.ClauseId))) : NotFound();

    /// <summary>One clause; blanks that stand in the address fill the preview.</summary>
    [HttpGet("{clause}")]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, string clause, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || library.Find(clause) is not { } found)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var versions = await clauses.OfClauseAsync(city, clause, ct);
        var inForce = versions.FirstOrDefault(v => v.State == "approved");
        var draft = versions.FirstOrDefault(v => v.State == "draft");
        var own = (draft ?? inForce) is { Own: true } version ? await clauses.WordingsAsync(version.CityClauseId, ct) : new Dictionary<string, CityWording>();
        var wording = inForce is null ? found.Wordings[t.Tag] : await clauses.WordingAsync(inForce, t.Tag, ct) ?? found.Wordings[t.Tag];
        var typed = found.Blanks.ToDictionary(b => b.Name, b => Request.Query[b.Name].ToString());
        return View("CityClause", new CityClausePage(city, found, versions, own, wording, typed)
        {
            Filled = typed.Values.Any(v => v.Length > 0) ? ClauseFilling.Of(wording, found.Blanks, typed) : null,
        });
    }
}

/// <summary>The clauses of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Library">The library's newest versions.</param>
/// <param name="Versions">The city's, by clause, newest first.</param>
public sealed record CityClausesPage(City City, IReadOnlyList<LibraryClause> Library, ILookup<string, CityClause> Versions);

/// <summary>One clause of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Clause">The library's newest version.</param>
/// <param name="Versions">The city's, newest first.</param>
/// <param name="Own">The city's words in the draft, or else in force, by language.</param>
/// <param name="Wording">What is in force in the reader's language, or the library's words.</param>
/// <param name="Typed">What was typed into the blanks of the preview.</param>
public sealed record CityClausePage(
    City City, LibraryClause Clause, IReadOnlyList<CityClause> Versions, IReadOnlyDictionary<string, CityWording> Own, ClauseWording Wording, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>The version being written, or null.</summary>
    public CityClause? Draft => Versions.FirstOrDefault(v => v.State == "draft");

    /// <summary>The version in force, or null.</summary>
    public CityClause? InForce => Versions.FirstOrDefault(v => v.State == "approved");

    /// <summary>The preview; null while nothing was typed.</summary>
    public ClauseFilling? Filled { get; init; }
}
