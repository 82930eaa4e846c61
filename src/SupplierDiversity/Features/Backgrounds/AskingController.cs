using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Backgrounds;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Backgrounds;

/// <summary>What a city needs on file before anybody is asked about their background, and the switch.</summary>
[Route("/{lang:lang}/admin/cities/{city}/asking")]
[Allowed(Right.KeepAsking)]
public sealed class AskingController(CityList cities, CityAsking asking, PackShelf shelf, RoleBook book, TimeProvider clock) : Controller
{
    /// <summary>The papers and the switch.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? done, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var row = await asking.FindAsync(city.CityId, ct);
        return View("Asking", new AskingPage(city, shelf.Of(city.Country), row, AskingForm.Of(row), done is "saved" or "on" or "off" ? done : null));
    }

    /// <summary>Saves the papers.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([FromRoute(Name = "city")] string slug, AskingForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var (t, packs, kept) = (HttpContext.Language(), shelf.Of(city.Country), await asking.FindAsync(city.CityId, ct));
        foreach (var (field, problem) in form.Problems(packs, book.Today(city)))
        {
            ModelState.AddModelError(field, t[$"backgrounds.asking.wrong.{problem}"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Asking", new AskingPage(city, packs, kept, form, null));
        }

        var (pack, version) = form.Chosen(packs)!.Value;
        await asking.SaveAsync(city, Row(city, form, pack, version, kept), ct);
        return Redirect(t.Path($"/admin/cities/{slug}/asking?done=saved"));
    }

    /// <summary>Switches the questions on or off.</summary>
    [HttpPost("switch")]
    public async Task<IActionResult> Switch([FromRoute(Name = "city")] string slug, bool on, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        if (await asking.SwitchAsync(city, on, ct))
        {
            return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/asking?done={(on ? "on" : "off")}"));
        }

        var row = await asking.FindAsync(city.CityId, ct);
        ModelState.AddModelError("switch", HttpContext.Language()["backgrounds.asking.not_ready"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Asking", new AskingPage(city, shelf.Of(city.Country), row, AskingForm.Of(row), null));
    }

    private CityAskingRow Row(City city, AskingForm form, CountryPack pack, BackgroundVersion version, CityAskingRow? kept) => new()
    {
        CityId = city.CityId,
        Pack = pack.Key,
        Definition = $"{version}",
        DpiaReference = form.DpiaReference?.Trim() ?? "",
        DpiaOn = InviteForm.Day(form.DpiaOn),
        ArrangementReference = form.ArrangementReference?.Trim() ?? "",
        ArrangementOn = InviteForm.Day(form.ArrangementOn),
        NoticesReference = form.NoticesReference?.Trim() ?? "",
        NoticesOn = InviteForm.Day(form.NoticesOn),
        SwitchedOnAt = kept?.SwitchedOnAt,
        ChangedAt = clock.GetUtcNow(),
    };
}

/// <summary>A city's papers.</summary>
/// <param name="City">The city.</param>
/// <param name="Packs">The packs of its country.</param>
/// <param name="Row">What is kept, or null.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Done">"saved", "on" or "off" after a change.</param>
public sealed record AskingPage(City City, IReadOnlyList<CountryPack> Packs, CityAskingRow? Row, AskingForm Form, string? Done);
