using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Audit;
using SupplierDiversity.Features.Clauses;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Authoring;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.TenderAuthoring;

/// <summary>The blanks of one clause of a draft. While one of them is open the clause has no text, and the draft cannot be published.</summary>
[Route("/{lang:lang}/admin/cities/{city}/drafts/{id:guid}/clauses/{impactId:guid}")]
[Allowed(Right.PrepareTenders)]
public sealed class FillClauseController(DraftDesk desk, TenderDrafts drafts, CityClauses clauses, ClauseLibrary library, AuditLog audit, Visitor visitor) : Controller
{
    /// <summary>The blanks, with the text they make.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, Guid impactId, CancellationToken ct) =>
        await PageAsync(slug, id, impactId, null, ct) is { } page ? View("FillClause", page) : NotFound();

    /// <summary>Fills them in.</summary>
    [HttpPost]
    public async Task<IActionResult> Fill([FromRoute(Name = "city")] string slug, Guid id, Guid impactId, int revision, CancellationToken ct)
    {
        if (await PageAsync(slug, id, impactId, Request.Form, ct) is not { } page)
        {
            return NotFound();
        }

        var (t, draft) = (HttpContext.Language(), page.Open.Row.Draft);
        if (page.Filling.Text is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("FillClause", page with { Tried = true });
        }

        if (page.Typed.All(b => page.Clause.Blanks.GetValueOrDefault(b.Key) == b.Value))
        {
            audit.NothingChanged();
            return Redirect(t.Path(page.Open.Path));
        }

        var filled = draft with { Clauses = [.. draft.Clauses.Select(c => c.ImpactId == impactId ? c with { Blanks = page.Typed } : c)] };
        if (revision == page.Open.Row.Revision && await drafts.WriteAsync(page.Open.Row, filled, "clauses", visitor.AccountId!.Value, ct))
        {
            return Redirect(t.Path(page.Open.Path));
        }

        // What was typed stays in the fields, over the draft as it is now.
        audit.NothingChanged();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("FillClause", page with { Problem = page.Open.Row.State == "writing" ? "changed" : "closed" });
    }

    private async Task<FillClausePage?> PageAsync(string slug, Guid id, Guid impactId, IFormCollection? form, CancellationToken ct)
    {
        if (await desk.FindAsync(slug, id, ct) is not { } open || open.Row.Draft.Clauses.FirstOrDefault(c => c.ImpactId == impactId) is not { } clause
            || (await clauses.OfClauseAsync(open.City, clause.ClauseId, ct)).FirstOrDefault(v => v.CityClauseId == clause.CityClauseId) is not { } version
            || library.Find(clause.ClauseId, version.LibraryVersion) is not { } original)
        {
            return null;
        }

        var language = open.Row.Draft.Language;
        var wording = await clauses.WordingAsync(version, language, ct) ?? await clauses.WordingAsync(version, language = open.City.Language, ct);
        if (wording is null)
        {
            return null;
        }

        var typed = original.Blanks.ToDictionary(b => b.Name, b => form is null ? clause.Blanks.GetValueOrDefault(b.Name, "") : form[b.Name].ToString());
        return new(open, clause, original, wording, language, typed, ClauseFilling.Of(wording, original.Blanks, typed));
    }
}

/// <summary>The blanks of a clause.</summary>
/// <param name="Open">The draft.</param>
/// <param name="Clause">As the draft holds it.</param>
/// <param name="Original">The version of the library.</param>
/// <param name="Wording">The city's words.</param>
/// <param name="Language">Their language, ISO 639-1.</param>
/// <param name="Typed">What the fields hold.</param>
/// <param name="Filling">The clause with them.</param>
public sealed record FillClausePage(
    OpenDraft Open, DraftClause Clause, LibraryClause Original, ClauseWording Wording, string Language, IReadOnlyDictionary<string, string> Typed, ClauseFilling Filling)
{
    /// <summary>True: something was sent that cannot be used.</summary>
    public bool Tried { get; init; }

    /// <summary>Why it was not kept, as in <c>authoring.problem.…</c>; null: nothing is wrong.</summary>
    public string? Problem { get; init; }
}
