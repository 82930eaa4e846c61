using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Barriers;

/// <summary>A city's register of lessons: what was heard, who changes what until when, and what figures say afterwards.</summary>
[Route("/{lang:lang}/admin/cities/{city}/improvements")]
[Allowed(Right.ReadReports)]
public sealed class ImprovementsController(ImprovementBook book, ReportGate gate, CityList cities, Visitor visitor, TimeProvider clock) : Controller
{
    private const int LongestWords = 2000;
    private const int LongestOwner = 200;

    /// <summary>The register.</summary>
    [HttpGet]
    public async Task<IActionResult> All([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Improvements", await ListAsync(city, null, ct)) : NotFound();

    /// <summary>Notes a lesson.</summary>
    [HttpPost]
    public async Task<IActionResult> Add([FromRoute(Name = "city")] string slug, ImprovementForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        return Read(form) is { } words
            ? Back(city, await book.AddAsync(city, words, visitor.AccountId!.Value, ct), "improvement_saved")
            : Wrong("Improvements", await ListAsync(city, form, ct));
    }

    /// <summary>One of them.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await PageAsync(slug, id, ct) is { } page ? View("Improvement", page) : NotFound();

    /// <summary>Changes its words.</summary>
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Write([FromRoute(Name = "city")] string slug, Guid id, ImprovementForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await PageAsync(slug, id, ct) is not { } page)
        {
            return NotFound();
        }

        return Read(form) is { } words
            ? Back(page.City, id, await book.WriteAsync(page.City, id, form.Revision, words, visitor.AccountId!.Value, ct) ? "improvement_saved" : "improvement_refused")
            : Wrong("Improvement", page with { Typed = form });
    }

    /// <summary>Says that it is changed or dropped, or takes that back.</summary>
    [HttpPost("{id:guid}/state")]
    public async Task<IActionResult> Settle([FromRoute(Name = "city")] string slug, Guid id, int revision, string? answer, string? changedOn, string? outcome, CancellationToken ct)
    {
        if (await PageAsync(slug, id, ct) is not { } page)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var (day, words) = (Day(changedOn), (outcome ?? "").Trim());
        if (answer == "changed" && (day is null || day > page.Today))
        {
            ModelState.AddModelError("ChangedOn", t["improvements.wrong.changed_on"]);
        }

        if (answer is "changed" or "dropped" && words.Length is 0 or > LongestWords)
        {
            ModelState.AddModelError("Outcome", t.Of("improvements.wrong.words", ("most", LongestWords)));
        }

        if (!ModelState.IsValid)
        {
            return Wrong("Improvement", page with { ChangedOn = changedOn ?? "", Outcome = words });
        }

        var settled = answer switch
        {
            "changed" => await book.SettleAsync(page.City, page.Improvement with { Revision = revision }, day, words, visitor.AccountId!.Value, ct),
            "dropped" => await book.SettleAsync(page.City, page.Improvement with { Revision = revision }, null, words, visitor.AccountId!.Value, ct),
            _ => await book.SettleAsync(page.City, page.Improvement with { Revision = revision }, null, "", visitor.AccountId!.Value, ct),
        };
        return Back(page.City, id, settled ? "improvement_saved" : "improvement_refused");
    }

    /// <summary>Lets everybody read it, or nobody any more.</summary>
    [HttpPost("{id:guid}/public")]
    public async Task<IActionResult> Publish([FromRoute(Name = "city")] string slug, Guid id, int revision, bool publish, CancellationToken ct) =>
        await PageAsync(slug, id, ct) is not { } page ? NotFound()
            : Back(page.City, id, !await book.PublishAsync(page.City, page.Improvement with { Revision = revision }, publish, visitor.AccountId!.Value, ct) ? "improvement_refused"
                : publish ? "improvement_published" : "improvement_taken_back");

    private ImprovementWords? Read(ImprovementForm form)
    {
        var t = HttpContext.Language();
        var (heard, change, owner) = ((form.Heard ?? "").Trim(), (form.Change ?? "").Trim(), (form.Owner ?? "").Trim());
        Check("Heard", heard.Length is > 0 and <= LongestWords, t.Of("improvements.wrong.words", ("most", LongestWords)));
        Check("Change", change.Length is > 0 and <= LongestWords, t.Of("improvements.wrong.words", ("most", LongestWords)));
        Check("Owner", owner.Length is > 0 and <= LongestOwner, t["improvements.wrong.owner"]);
        Check("DueOn", Day(form.DueOn) is not null, t["improvements.wrong.due_on"]);
        var source = Improvement.Sources.Contains(form.Source) ? form.Source! : Improvement.Sources[0];
        return ModelState.IsValid ? new(heard, source, change, owner, Day(form.DueOn)!.Value, MeasuredRate.Parse(form.Measure)?.ToString() ?? "") : null;
    }

    private void Check(string field, bool fine, string problem)
    {
        if (!fine)
        {
            ModelState.AddModelError(field, problem);
        }
    }

    private ViewResult Wrong(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }

    private RedirectResult Back(City city, Guid id, string done) => Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/improvements/{id}?done={done}"));

    private async Task<ImprovementsPage> ListAsync(City city, ImprovementForm? form, CancellationToken ct) =>
        new(city, city.DayAt(clock.GetUtcNow()), await book.AllAsync(city, ct), form ?? new()) { Words = new(HttpContext.Language()) };

    private async Task<ImprovementPage?> PageAsync(string slug, Guid id, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || await book.FindAsync(city, id, ct) is not { } found)
        {
            return null;
        }

        var today = city.DayAt(clock.GetUtcNow());
        var measured = found.Measured is { } measure ? await MeasureAsync(city, found, measure, today, ct) : null;
        return new(city, today, found, measured) { Words = new(HttpContext.Language()) };
    }

    private async Task<BeforeAfter> MeasureAsync(City city, Improvement found, MeasuredRate measure, DateOnly today, CancellationToken ct)
    {
        var told = found.ChangedOn is null ? [] : await gate.AllAsync(city, ct);
        return BeforeAfter.Of(found.ChangedOn, today, measure, year => told.FirstOrDefault(r => r.Year == year)?.Released);
    }

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
}
