using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Suppliers.Facts;

/// <summary>One question a page, saved at each, and all answers on one page at the end.</summary>
[SignedIn]
[OwnFirm]
[Route("/{lang:lang}/business/{firm:guid}/facts")]
public sealed class FirmFactsController(FirmBook firms, CityList cities) : Controller
{
    /// <summary>All answers with what is missing.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Summary(CancellationToken ct)
    {
        var firm = HttpContext.Firm();
        return View("FirmSummary", new FirmSummaryPage(firm, await firms.CitiesAsync(firm.SupplierId, ct), await cities.AllAsync(ct)));
    }

    /// <summary>"All of this is right".</summary>
    [HttpPost("")]
    public async Task<IActionResult> Check(CancellationToken ct)
    {
        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        if (FirmQuestions.NextFor(firm) is { } missing)
        {
            return Redirect(t.Path($"/business/{firm.SupplierId}/facts/{missing}"));
        }

        await firms.SetCheckedAsync(firm, ct);
        return Redirect(t.Path($"/business/{firm.SupplierId}?done=checked"));
    }

    /// <summary>One question.</summary>
    [HttpGet("{question}")]
    public IActionResult Show(string question, string? q)
    {
        if (!FirmQuestions.OfTheFirm.Contains(question))
        {
            return NotFound();
        }

        var firm = HttpContext.Firm();
        var form = FirmFactsForm.Of(firm, HttpContext.Language());
        form.Q = q;
        return View("FirmQuestion", new FirmFactsPage(firm, question, form));
    }

    /// <summary>Saves the answer; with "search" it only keeps what is chosen and looks the words up.</summary>
    [HttpPost("{question}")]
    public async Task<IActionResult> Submit(string question, FirmFactsForm form, CancellationToken ct)
    {
        if (!FirmQuestions.OfTheFirm.Contains(question))
        {
            return NotFound();
        }

        var (firm, t) = (HttpContext.Firm(), HttpContext.Language());
        var searching = form.Then == "search";
        var answered = FirmQuestions.Read(question, firm, form, t, ModelState);
        if (!ModelState.IsValid && !(searching && form.Trades.Length == 0))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("FirmQuestion", new FirmFactsPage(firm, question, form));
        }

        if (searching)
        {
            await firms.SaveAsync(firm, answered, ct);
            return Redirect(t.Path($"/business/{firm.SupplierId}/facts/{question}") + QueryString.Create("q", form.Q?.Trim() ?? ""));
        }

        answered = FirmQuestions.Answered(answered, question);
        await firms.SaveAsync(firm, answered, ct);
        return Redirect(t.Path(FirmQuestions.After(answered)));
    }
}

/// <summary>All answers of a firm.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Chosen">Its cities.</param>
/// <param name="Cities">All cities of the portal.</param>
public sealed record FirmSummaryPage(Firm Firm, IReadOnlyList<FirmCity> Chosen, IReadOnlyList<City> Cities);
