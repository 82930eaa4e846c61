using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>An officer records requests for information about bidders, and enters once what the city's law says on them.</summary>
[Route("/{lang:lang}/admin/cities/{city}/information-requests")]
[Allowed(Right.ReadReports)]
public sealed class RequestsController(InformationRequests requests, CityList cities, LanguageList languages, Visitor visitor, TimeProvider clock) : Controller
{
    private const int Longest = 4000;
    private const int LongestLine = 300;
    private const int MostCount = 180;

    /// <summary>All requests, what is due first in words, and both forms.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Requests", await PageAsync(city, null, null, ct)) : NotFound();

    /// <summary>Enters what the law says.</summary>
    [HttpPost("rule")]
    public async Task<IActionResult> SetRule([FromRoute(Name = "city")] string slug, RuleForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var law = (form.Law ?? "").Trim();
        if (law.Length is 0 or > LongestLine)
        {
            ModelState.AddModelError(nameof(form.Law), t["reports.request.wrong.law"]);
        }

        if (!int.TryParse(form.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > MostCount || !AnswerTime.Units.Contains(form.Unit))
        {
            ModelState.AddModelError(nameof(form.Count), t.Of("reports.request.wrong.count", ("most", MostCount)));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Requests", await PageAsync(city, null, form, ct));
        }

        await requests.SetRuleAsync(city, new() { Law = law, DueCount = count, DueUnit = form.Unit!, Ground = Cut(form.Ground), Remedy = Cut(form.Remedy) }, visitor.AccountId, ct);
        return Redirect(t.Path($"/admin/cities/{city.Slug}/information-requests"));
    }

    /// <summary>Records a request.</summary>
    [HttpPost]
    public async Task<IActionResult> Record([FromRoute(Name = "city")] string slug, RequestForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var (t, rule) = (HttpContext.Language(), await requests.RuleAsync(city, ct));
        if (rule is null)
        {
            ModelState.AddModelError("Law", t["reports.request.wrong.no_rule"]);
        }

        if (!DateOnly.TryParseExact(form.Received, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var received) || received > city.DayAt(clock.GetUtcNow()) || received.Year < ReportYear.First)
        {
            ModelState.AddModelError(nameof(form.Received), t["reports.request.wrong.received"]);
        }

        if ((form.Question ?? "").Trim().Length is 0 or > Longest)
        {
            ModelState.AddModelError(nameof(form.Question), t.Of("reports.request.wrong.question", ("most", Longest)));
        }

        if ((form.AskedBy ?? "").Length > LongestLine || (form.Contact ?? "").Length > LongestLine)
        {
            ModelState.AddModelError(nameof(form.AskedBy), t.Of("reports.request.wrong.question", ("most", LongestLine)));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Requests", await PageAsync(city, form, null, ct));
        }

        form.Language = languages.Find(form.Language)?.Tag ?? city.Language;
        return Redirect(t.Path($"/admin/cities/{city.Slug}/information-requests/{await requests.AddAsync(city, form, received, rule!, visitor.AccountId, ct)}"));
    }

    private static string Cut(string? text) => (text ?? "").Trim() is var words && words.Length > Longest ? words[..Longest] : (text ?? "").Trim();

    private async Task<RequestsPage> PageAsync(City city, RequestForm? form, RuleForm? typed, CancellationToken ct)
    {
        var (rule, today) = (await requests.RuleAsync(city, ct), city.DayAt(clock.GetUtcNow()));
        var usual = AnswerTime.Of(city.Country);
        typed ??= new()
        {
            Law = rule?.Law ?? usual?.Law,
            Count = (rule?.DueCount ?? usual?.Time.Count)?.ToString(CultureInfo.InvariantCulture),
            Unit = rule?.DueUnit ?? usual?.Time.Unit ?? AnswerTime.Units[0],
            Ground = rule?.Ground,
            Remedy = rule?.Remedy,
        };
        var all = (await requests.OfCityAsync(city, ct)).OrderBy(r => r.AnsweredAt is not null).ThenBy(r => r.AnsweredAt is null ? r.DueOn : DateOnly.MinValue).ThenByDescending(r => r.Number).ToList();
        return new(city, all, rule, form ?? new() { Language = city.Language, Received = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, typed, today, languages.All);
    }
}

/// <summary>The requests of a city.</summary>
/// <param name="City">Whose.</param>
/// <param name="Requests">Those without an answer by their last day, then the others, the newest first.</param>
/// <param name="Rule">What its law says; null: not entered yet.</param>
/// <param name="Form">What the fields of a request hold.</param>
/// <param name="Typed">What the fields of the law hold.</param>
/// <param name="Today">The day in the city.</param>
/// <param name="Languages">All languages of the portal.</param>
internal sealed record RequestsPage(City City, IReadOnlyList<InformationRequest> Requests, InformationRule? Rule, RequestForm Form, RuleForm Typed, DateOnly Today, IReadOnlyList<Language> Languages);
