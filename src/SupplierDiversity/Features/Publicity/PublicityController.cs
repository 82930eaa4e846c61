using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Assurance;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Notices;
using SupplierDiversity.Features.TenderAlerts;
using SupplierDiversity.Features.TenderAuthoring;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Publicity;

/// <summary>The publicity plan of each tender of a city, and the city's rule about languages.</summary>
[Route("/{lang:lang}/admin/cities/{city}/publicity")]
public sealed class PublicityController(
    CityList cities, CityRegister register, CityTenders tenders, AlertLedger ledger, PublicityBook book, AuthoredTenders authored, Assessments assessments, LanguageList languages,
    Visitor visitor, Db db) : Controller
{
    private const int LongestName = 200;
    private const int LongestNote = 1000;

    /// <summary>The newest tenders, and the rule.</summary>
    [HttpGet]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> All([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("CityPublicity", new CityPublicityPage(city, await tenders.NewestAsync(city.CityId, ct))) : NotFound();

    /// <summary>Switches all other languages off, or on again.</summary>
    [HttpPost("languages")]
    [Allowed(Right.ChangeCity)]
    public async Task<IActionResult> SetLanguages([FromRoute(Name = "city")] string slug, string? only, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        await register.SetOneLanguageAsync(city, only == "yes", ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/publicity?done=language_policy"));
    }

    /// <summary>One plan.</summary>
    [HttpGet("{tender}")]
    [Allowed(Right.ReadPreparation)]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, string tender, CancellationToken ct) =>
        await PageAsync(slug, tender, ct) is { } page ? View("Publicity", page) : NotFound();

    /// <summary>Plans a line.</summary>
    [HttpPost("{tender}")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Plan([FromRoute(Name = "city")] string slug, string tender, PublicityForm form, CancellationToken ct)
    {
        if (await PageAsync(slug, tender, ct) is not { } page || !PublicityLine.Channels.Contains(form.Channel))
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var name = (form.Name ?? "").Trim();
        var spoken = form.Languages.Where(l => languages.Find(l) is not null).Distinct().ToList();
        Check("Name", name.Length is > 0 and <= LongestName, t["publicity.wrong.name"]);
        Check("Languages", spoken.Count > 0, t["publicity.wrong.languages"]);
        Check("PlannedOn", Day(form.PlannedOn) is not null, t["publicity.wrong.day"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Publicity", page with { Typed = form });
        }

        await book.PlanAsync(page.City, tender, new(form.Channel!, name, spoken, Day(form.PlannedOn)!.Value), visitor.AccountId!.Value, ct);
        return Back(page, "publicity_planned");
    }

    /// <summary>Says what was done, or takes a line off the plan.</summary>
    [HttpPost("{tender}/{line:guid}")]
    [Allowed(Right.PrepareTenders)]
    public async Task<IActionResult> Change([FromRoute(Name = "city")] string slug, string tender, Guid line, string? answer, string? on, string? note, CancellationToken ct)
    {
        if (await PageAsync(slug, tender, ct) is not { } page || page.Lines.FirstOrDefault(l => l.LineId == line) is not { } found)
        {
            return NotFound();
        }

        var by = visitor.AccountId!.Value;
        if (answer == "drop")
        {
            await book.DropAsync(page.City, found, by, ct);
            return Back(page, "publicity_dropped");
        }

        if (Day(on) is not { } day)
        {
            ModelState.AddModelError($"on-{line}", HttpContext.Language()["publicity.wrong.day"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Publicity", page);
        }

        var words = (note ?? "").Trim();
        await book.DoneAsync(page.City, found, day, words.Length > LongestNote ? words[..LongestNote] : words, by, ct);
        return Back(page, "publicity_done");
    }

    private async Task<PublicityPage?> PageAsync(string slug, string tender, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || await tenders.TitleAsync(city.CityId, tender, ct) is not { } title)
        {
            return null;
        }

        await using var connection = await db.OpenAsync(ct);
        var clauses = (await authored.FindAsync(tender, ct))?.Clauses ?? [];
        var rows = clauses.Count == 0 ? [] : await assessments.OfCityAsync(city, ct);
        return new(
            city, tender, title, await ledger.ForTenderAsync(connection, tender), await AlertLedger.LanguagesAsync(connection, tender), await book.OfAsync(city, tender, ct),
            [.. clauses.Select(c => new TracedClause(c, rows.FirstOrDefault(a => a.Impacts.Any(i => i.ImpactId == c.ImpactId))))]);
    }

    private void Check(string field, bool fine, string problem)
    {
        if (!fine)
        {
            ModelState.AddModelError(field, problem);
        }
    }

    private RedirectResult Back(PublicityPage page, string done) =>
        Redirect(HttpContext.Language().Path($"/admin/cities/{page.City.Slug}/publicity/{page.TenderId}?done={done}"));

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
}
