using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Assurance;

/// <summary>A second person signs the assurance, and the impact is looked at again after the contract.</summary>
[Route("/{lang:lang}/admin/cities/{city}/assurance/{id:guid}")]
[Allowed(Right.SignAssurance)]
public sealed class SignAssuranceController(CityList cities, Assessments assessments, Visitor visitor) : Controller
{
    private const int LongestText = 2000;

    private Language T => HttpContext.Language();

    /// <summary>Signs what waits; never one's own.</summary>
    [HttpPost("sign")]
    public async Task<IActionResult> Sign([FromRoute(Name = "city")] string slug, Guid id, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        if (found.Assessment.WrittenBy == visitor.AccountId)
        {
            return Back(slug, id, "own");
        }

        return Back(slug, id, await assessments.MoveAsync(found.City, found.Assessment with { Revision = revision }, "waiting", "signed", visitor.AccountId!.Value, ct) ? null : "changed");
    }

    /// <summary>Says how it went.</summary>
    [HttpPost("after")]
    public async Task<IActionResult> After([FromRoute(Name = "city")] string slug, Guid id, string? result, string? text, int revision, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not { } found)
        {
            return NotFound();
        }

        var learnt = (text ?? "").Trim();
        if (result is not ("worked" or "partly" or "not") || learnt.Length is 0 or > LongestText)
        {
            return Back(slug, id, "after");
        }

        return Back(slug, id, await assessments.AfterAsync(found.City, found.Assessment with { Revision = revision }, result, learnt, ct) ? null : "changed");
    }

    private async Task<(City City, Assessment Assessment)?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && (await assessments.OfCityAsync(city, ct)).FirstOrDefault(a => a.AssessmentId == id) is { } found ? (city, found) : null;

    private RedirectResult Back(string slug, Guid id, string? problem) =>
        Redirect(T.Path($"/admin/cities/{slug}/assurance/{id}{(problem is null ? "" : $"?problem={problem}")}"));
}
