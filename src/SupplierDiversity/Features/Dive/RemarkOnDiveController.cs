using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Dive;

/// <summary>A peer from another city remarks on what a city shows and says of itself.</summary>
[Allowed(Right.RemarkAsPeer)]
public sealed class RemarkOnDiveController(DivePages pages, PeerRemarks remarks, Visitor visitor) : Controller
{
    /// <summary>Adds a remark on one indicator.</summary>
    [HttpPost("/{lang:lang}/admin/cities/{city}/dive/{year:int}/{indicator}/remarks")]
    public async Task<IActionResult> Remark([FromRoute(Name = "city")] string slug, int year, string indicator, DiveForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (!BuyIndicators.All.Contains(indicator) || await pages.FindAsync(slug, year, t, visitor, ct) is not { } page)
        {
            return NotFound();
        }

        var words = (form.Words ?? "").Trim();
        if (words.Length is 0 or > DiveForm.LongestWords)
        {
            ModelState.AddModelError($"{indicator}-Words", t.Of("dive.wrong.remark", ("most", DiveForm.LongestWords)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Dive", page with { Typed = (indicator, form) });
        }

        await remarks.AddAsync(page.City, year, indicator, words, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{page.City.Slug}/dive/{year}?done=indicator_remarked#{indicator}"));
    }
}
