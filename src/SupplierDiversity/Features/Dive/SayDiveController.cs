using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Dive;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Dive;

/// <summary>A city says of an indicator what no figure can show.</summary>
[Allowed(Right.ReadReports)]
public sealed class SayDiveController(DivePages pages, DiveStatements statements, Visitor visitor) : Controller
{
    /// <summary>Says something of one indicator.</summary>
    [HttpPost("/{lang:lang}/admin/cities/{city}/dive/{year:int}/{indicator}")]
    public async Task<IActionResult> Say([FromRoute(Name = "city")] string slug, int year, string indicator, DiveForm form, CancellationToken ct)
    {
        var t = HttpContext.Language();
        if (!BuyIndicators.All.Contains(indicator) || await pages.FindAsync(slug, year, t, visitor, ct) is not { } page)
        {
            return NotFound();
        }

        var (answer, words) = (DiveStatement.Read(form.Answer), (form.Words ?? "").Trim());
        if (answer is null)
        {
            ModelState.AddModelError($"{indicator}-Answer", t["dive.wrong.answer"]);
        }

        if (words.Length is 0 or > DiveForm.LongestWords)
        {
            ModelState.AddModelError($"{indicator}-Words", t.Of("dive.wrong.words", ("most", DiveForm.LongestWords)));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Dive", page with { Typed = (indicator, form) });
        }

        await statements.SayAsync(page.City, year, indicator, answer!.Value, words, visitor.AccountId!.Value, ct);
        return Redirect(t.Path($"/admin/cities/{page.City.Slug}/dive/{year}?done=indicator_stated#{indicator}"));
    }
}
