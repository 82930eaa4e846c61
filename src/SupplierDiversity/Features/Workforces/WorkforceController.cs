using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Workforces;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Workforces;

/// <summary>A firm's head-counts by year and level, entered by its own people if they wish.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/workforce")]
public sealed class WorkforceController(WorkforceBook book, AskedMeanings meanings, TimeProvider clock) : Controller
{
    private int ThisYear => clock.GetUtcNow().Year;

    /// <summary>The years that were given.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? done, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        return View("Workforce", new WorkforcePage(firm, await book.OwnAsync(firm.SupplierId, ct), await meanings.OfAsync(firm.SupplierId, ct), done is "saved" or "erased" ? done : null));
    }

    /// <summary>One year, or a new one.</summary>
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(int? year, CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        var (asked, chosen) = (await meanings.OfAsync(firm.SupplierId, ct), year ?? ThisYear);
        var kept = (await book.OwnAsync(firm.SupplierId, ct)).FirstOrDefault(k => k.Year == chosen);
        return asked.Count == 0 ? NotFound() : View("WorkforceYear", new WorkforceYearPage(firm, asked, WorkforceForm.Of(chosen, kept, asked)));
    }

    /// <summary>Keeps a year.</summary>
    [HttpPost("edit")]
    public async Task<IActionResult> Save([FromForm] IFormCollection sent, CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        var asked = await meanings.OfAsync(firm.SupplierId, ct);
        if (asked.Count == 0)
        {
            return NotFound();
        }

        var form = WorkforceForm.Of(sent);
        var count = form.Read(asked, ThisYear, t, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("WorkforceYear", new WorkforceYearPage(firm, asked, form));
        }

        if (await book.SaveAsync(firm.SupplierId, form.Version, count, asked.Min(m => m.KeptMonths), ct))
        {
            return Redirect(t.Path($"/business/{firm.SupplierId}/workforce?done=saved"));
        }

        ModelState.AddModelError("Year", t["workforce.wrong.changed"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("WorkforceYear", new WorkforceYearPage(firm, asked, form));
    }

    /// <summary>Erases all head-counts.</summary>
    [HttpPost("erase")]
    public async Task<IActionResult> Erase(CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        await book.EraseAsync(firm.SupplierId, ct);
        return Redirect(HttpContext.Language().Path($"/business/{firm.SupplierId}/workforce?done=erased"));
    }
}

/// <summary>The head-counts of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Years">What is kept, the newest year first.</param>
/// <param name="Meanings">What may be counted now.</param>
/// <param name="Done">What was just done, a code, or null.</param>
public sealed record WorkforcePage(Firm Firm, IReadOnlyList<KeptStaff> Years, IReadOnlyList<AskedMeaning> Meanings, string? Done);

/// <summary>The form of one year.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Meanings">What may be counted.</param>
/// <param name="Form">What the fields hold.</param>
internal sealed record WorkforceYearPage(Firm Firm, IReadOnlyList<AskedMeaning> Meanings, WorkforceForm Form)
{
    /// <summary>The words of a level are <c>workforce.level.…</c>.</summary>
    public static string Word(StaffLevel level, Language t) => t[$"workforce.level.{level}"];
}
