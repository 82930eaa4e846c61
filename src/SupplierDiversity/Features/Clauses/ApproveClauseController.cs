using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Misreads;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Clauses.Library;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Clauses;

/// <summary>The city's lawyer puts a version in force, or drops it.</summary>
[Route("/{lang:lang}/admin/cities/{city}/clauses/{clause}")]
[Allowed(Right.ApproveClauses)]
public sealed class ApproveClauseController(CityList cities, ClauseLibrary library, CityClauses clauses, MisreadBook misreads, Visitor visitor) : Controller
{
    /// <summary>The library's words as they are.</summary>
    [HttpPost("take-over")]
    public async Task<IActionResult> TakeOver([FromRoute(Name = "city")] string slug, string clause, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || library.Find(clause) is not { } found)
        {
            return NotFound();
        }

        await clauses.TakeOverAsync(city, found, visitor.AccountId!.Value, ct);
        return Back(slug, clause, "clause_approved");
    }

    /// <summary>
    /// Approves the draft: somebody else wrote it, it has the city's own language, the guard blocks nothing in any of its
    /// languages that nobody signed as a misread, and it is still as the lawyer read it.
    /// </summary>
    [HttpPost("approve")]
    public async Task<IActionResult> Approve([FromRoute(Name = "city")] string slug, string clause, long written, CancellationToken ct)
    {
        if (await FindAsync(slug, clause, ct) is not { } draft)
        {
            return NotFound();
        }

        var (city, version, original) = draft;
        var words = await clauses.WordingsAsync(version.CityClauseId, ct);
        var signed = await misreads.SignedAsync(city, ct);
        var refused = version.WrittenBy == visitor.AccountId ? "own"
            : version.WrittenAt.ToUnixTimeMilliseconds() != written ? "changed"
            : !words.ContainsKey(city.Language) ? "language"
            : words.Values.Any(w => ClauseReview.Look(original, w.Language, w.ClauseText, w.Evidence).Any(f => signed.Stops(ClauseReview.Checked(original, w.Language, w.ClauseText, w.Evidence), f))) ? "blocked"
            : await clauses.DecideAsync(city, version, approve: true, visitor.AccountId!.Value, ct) ? null : "changed";
        return refused is null ? Back(slug, clause, "clause_approved") : Back(slug, clause, $"clause_refused_{refused}");
    }

    /// <summary>Drops the draft; it stays on record.</summary>
    [HttpPost("drop")]
    public async Task<IActionResult> Drop([FromRoute(Name = "city")] string slug, string clause, CancellationToken ct)
    {
        if (await FindAsync(slug, clause, ct) is not { } draft)
        {
            return NotFound();
        }

        var dropped = await clauses.DecideAsync(draft.City, draft.Version, approve: false, visitor.AccountId!.Value, ct);
        return Back(slug, clause, dropped ? "clause_dropped" : "clause_refused_changed");
    }

    private async Task<(City City, CityClause Version, LibraryClause Original)?> FindAsync(string slug, string clause, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city
            && (await clauses.OfClauseAsync(city, clause, ct)).FirstOrDefault(v => v.State == "draft") is { } draft
            && library.Find(clause, draft.LibraryVersion) is { } original
            ? (city, draft, original) : null;

    private RedirectResult Back(string slug, string clause, string done) =>
        Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/clauses/{clause}?done={done}"));
}
