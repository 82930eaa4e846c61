using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Assurance;

/// <summary>An impact found, what is done about it, the clause that demands it with its blanks filled in, and how it is followed.</summary>
[Route("/{lang:lang}/admin/cities/{city}/assurance/{id:guid}/impacts")]
[Allowed(Right.PrepareTenders)]
public sealed class ImpactsController(CityList cities, Assessments assessments, CityClauses clauses, ClauseLibrary library, Visitor visitor) : Controller
{
    private const int LongestText = 1000;
    private static readonly string[] Tools = ["survey", "returns", "visits", "complaints"];

    private Language T => HttpContext.Language();

    /// <summary>The form.</summary>
    [HttpGet("add")]
    public async Task<IActionResult> Ask([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is { } found ? View("AddImpact", await PageAsync(found, new ImpactForm(), ct)) : NotFound();

    /// <summary>Adds it; then its clause is filled in.</summary>
    [HttpPost("add")]
    public async Task<IActionResult> Add([FromRoute(Name = "city")] string slug, Guid id, ImpactForm form, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        var page = await PageAsync(found, form, ct);
        var (impact, mitigation) = ((form.Impact ?? "").Trim(), (form.Mitigation ?? "").Trim());
        foreach (var (field, text) in new[] { (nameof(form.Impact), impact), (nameof(form.Mitigation), mitigation) })
        {
            if (text.Length is 0 or > LongestText)
            {
                ModelState.AddModelError(field, T["assurance.wrong.text"]);
            }
        }

        var clause = page.Clauses.FirstOrDefault(c => c.Version.ClauseId == form.Clause);
        if (clause.Version is null)
        {
            ModelState.AddModelError(nameof(form.Clause), T["assurance.wrong.clause"]);
        }

        if (!Tools.Contains(form.Tool))
        {
            ModelState.AddModelError(nameof(form.Tool), T["assurance.wrong.tool"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("AddImpact", page);
        }

        var added = new AssessmentImpact
        {
            ImpactId = Guid.CreateVersion7(),
            AssessmentId = id,
            Impact = impact,
            Mitigation = mitigation,
            Tool = form.Tool!,
            ClauseId = clause.Version!.ClauseId,
            CityClauseId = clause.Version.CityClauseId,
            Language = found.City.Language,
            BlanksJson = "{}",
            ClauseText = "",
            Evidence = "",
        };
        return await assessments.AddImpactAsync(found.City, found.Assessment with { Revision = form.Revision }, added, visitor.AccountId!.Value, ct)
            ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}/impacts/{added.ImpactId}")) : Changed(slug, id);
    }

    /// <summary>The blanks of its clause.</summary>
    [HttpGet("{impactId:guid}")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, Guid impactId, CancellationToken ct) =>
        await FillPageAsync(slug, id, impactId, null, ct) is { } page ? View("FillImpact", page) : NotFound();

    /// <summary>Fills them in. A clause with a blank that is wrong is not used.</summary>
    [HttpPost("{impactId:guid}")]
    public async Task<IActionResult> Fill([FromRoute(Name = "city")] string slug, Guid id, Guid impactId, int revision, CancellationToken ct)
    {
        if (await FillPageAsync(slug, id, impactId, Request.Form, ct) is not { } page)
        {
            return NotFound();
        }

        if (page.Filling.Text is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("FillImpact", page with { Tried = true });
        }

        return await assessments.FillImpactAsync(page.City, page.Assessment with { Revision = revision }, page.Impact, page.Typed, page.Filling, visitor.AccountId!.Value, ct)
            ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);
    }

    /// <summary>Takes the impact out.</summary>
    [HttpPost("{impactId:guid}/remove")]
    public async Task<IActionResult> Remove([FromRoute(Name = "city")] string slug, Guid id, Guid impactId, int revision, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is not { } found || found.Assessment.Impacts.FirstOrDefault(i => i.ImpactId == impactId) is not { } impact ? NotFound()
            : await assessments.RemoveImpactAsync(found.City, found.Assessment with { Revision = revision }, impact, visitor.AccountId!.Value, ct)
                ? Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}")) : Changed(slug, id);

    private async Task<(City City, Assessment Assessment)?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && (await assessments.OfCityAsync(city, ct)).FirstOrDefault(a => a.AssessmentId == id) is { } found ? (city, found) : null;

    // Only what the city's lawyer approved, and only where it has words in the city's language.
    private async Task<ImpactPage> PageAsync((City City, Assessment Assessment) found, ImpactForm form, CancellationToken ct)
    {
        List<(CityClause Version, LibraryClause Clause)> usable = [];
        foreach (var version in (await clauses.OfCityAsync(found.City, ct)).Where(c => c.State == "approved"))
        {
            if (await clauses.WordingAsync(version, found.City.Language, ct) is not null && library.Find(version.ClauseId, version.LibraryVersion) is { } clause)
            {
                usable.Add((version, clause));
            }
        }

        return new(found.City, found.Assessment, form, usable);
    }

    private async Task<FillPage?> FillPageAsync(string slug, Guid id, Guid impactId, IFormCollection? form, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found || found.Assessment.Impacts.FirstOrDefault(i => i.ImpactId == impactId) is not { } impact
            || (await clauses.OfClauseAsync(found.City, impact.ClauseId, ct)).FirstOrDefault(v => v.CityClauseId == impact.CityClauseId) is not { } version
            || library.Find(version.ClauseId, version.LibraryVersion) is not { } clause || await clauses.WordingAsync(version, impact.Language, ct) is not { } wording)
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(impact.BlanksJson) ?? [];
        var typed = clause.Blanks.ToDictionary(b => b.Name, b => form is null ? kept.GetValueOrDefault(b.Name, "") : form[b.Name].ToString());
        return new(found.City, found.Assessment, impact, clause, wording, typed, ClauseFilling.Of(wording, clause.Blanks, typed));
    }

    private RedirectResult Changed(string slug, Guid id) => Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}?problem=changed"));
}

/// <summary>An impact as typed.</summary>
public sealed class ImpactForm
{
    /// <summary>What could happen to whom.</summary>
    public string? Impact { get; set; }

    /// <summary>What is done about it.</summary>
    public string? Mitigation { get; set; }

    /// <summary>The clause's name in the library.</summary>
    public string? Clause { get; set; }

    /// <summary>How it is followed.</summary>
    public string? Tool { get; set; }

    /// <summary>The revision the form was made on.</summary>
    public int Revision { get; set; }
}

/// <summary>The form of an impact.</summary>
/// <param name="City">The city.</param>
/// <param name="Assessment">The contract.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Clauses">Clauses in force with words in the city's language.</param>
public sealed record ImpactPage(City City, Assessment Assessment, ImpactForm Form, IReadOnlyList<(CityClause Version, LibraryClause Clause)> Clauses);

/// <summary>The blanks of an impact's clause.</summary>
/// <param name="City">The city.</param>
/// <param name="Assessment">The contract.</param>
/// <param name="Impact">The impact.</param>
/// <param name="Clause">The version of the library.</param>
/// <param name="Wording">The city's words.</param>
/// <param name="Typed">What the fields hold.</param>
/// <param name="Filling">The clause with them.</param>
public sealed record FillPage(
    City City, Assessment Assessment, AssessmentImpact Impact, LibraryClause Clause, ClauseWording Wording, IReadOnlyDictionary<string, string> Typed, ClauseFilling Filling)
{
    /// <summary>True: something was sent that cannot be used.</summary>
    public bool Tried { get; init; }
}
