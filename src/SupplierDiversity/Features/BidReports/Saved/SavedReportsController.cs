using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.People;
using SupplierDiversity.Languages;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Saved;

/// <summary>An officer saves reports that are sent to named people, and sees what was sent to whom.</summary>
[Route("/{lang:lang}/admin/cities/{city}/report/saved")]
[Allowed(Right.ReadReports)]
public sealed class SavedReportsController(
    SavedReports saved, CityList cities, AccountDirectory accounts, RoleBook roles, LanguageList languages, LetterList letters, IServiceProvider services, Visitor visitor) : Controller
{
    private const int LongestName = 100;

    /// <summary>All saved reports of the city, and the form for another one.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("SavedReports", new SavedReportsPage(city, await saved.OfCityAsync(city, ct), new())) : NotFound();

    /// <summary>Saves another one.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([FromRoute(Name = "city")] string slug, SavedReportForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        if ((form.Name ?? "").Trim().Length is 0 or > LongestName)
        {
            ModelState.AddModelError(nameof(form.Name), t.Of("reports.saved.wrong.name", ("most", LongestName)));
        }

        // The comparison of cities and the survey are published or they are not; there is no other version of them.
        if (form.Audience == "officer" && form.Content is "cities" or "survey")
        {
            form.Audience = "public";
        }

        if (!SavedReport.Contents.Contains(form.Content) || !SavedReport.Audiences.Contains(form.Audience) || !ReportRhythm.All.Contains(form.Rhythm))
        {
            ModelState.AddModelError(nameof(form.Content), t["reports.saved.wrong.choice"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SavedReports", new SavedReportsPage(city, await saved.OfCityAsync(city, ct), form));
        }

        return Redirect(t.Path($"/admin/cities/{city.Slug}/report/saved/{await saved.AddAsync(city, form, visitor.AccountId, ct)}"));
    }

    /// <summary>One, with its recipients and what was sent.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> One([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await FindAsync(slug, id, ct) is var (city, report) ? View("SavedReport", await PageAsync(city, report, new(), ct)) : NotFound();

    /// <summary>Puts somebody on the list.</summary>
    [HttpPost("{id:guid}/recipients")]
    public async Task<IActionResult> AddRecipient([FromRoute(Name = "city")] string slug, Guid id, RecipientForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await FindAsync(slug, id, ct) is not var (city, report))
        {
            return NotFound();
        }

        var (t, page) = (HttpContext.Language(), await PageAsync(city, report, form, ct));
        var email = (form.Email ?? "").Trim();
        if (form.Person is { } person ? page.People.All(p => p.Account != person) : report.ForOfficers)
        {
            ModelState.AddModelError(nameof(form.Person), t["reports.saved.wrong.person"]);
        }
        else if (form.Person is null && !AccountDirectory.IsAddress(email))
        {
            ModelState.AddModelError(nameof(form.Email), t["reports.saved.wrong.email"]);
        }

        var mails = services.GetRequiredService<ReportMails>();
        services.GetRequiredService<ReportMailLinks>().Prepare();
        var language = languages.Find(form.Language)?.Tag ?? city.Language;
        if (ModelState.IsValid && await saved.AddRecipientAsync(
            city, report, form.Person is { } account ? (account, "", "") : (null, email, language),
            (added, connection, transaction) => form.Person is null ? mails.AskAsync(connection, transaction, city, report, added, email, language) : Task.CompletedTask, ct) is null)
        {
            ModelState.AddModelError(form.Person is null ? nameof(form.Email) : nameof(form.Person), t["reports.saved.wrong.again"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SavedReport", page);
        }

        return Redirect(t.Path($"/admin/cities/{city.Slug}/report/saved/{id}"));
    }

    /// <summary>Takes somebody off the list.</summary>
    [HttpPost("{id:guid}/recipients/{recipient:guid}/remove")]
    public async Task<IActionResult> Remove([FromRoute(Name = "city")] string slug, Guid id, Guid recipient, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not var (city, report) || (await saved.RecipientAsync(recipient, ct))?.SavedReportId != id)
        {
            return NotFound();
        }

        await saved.RemoveAsync(city, report, recipient, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/report/saved/{id}"));
    }

    /// <summary>Stops sending it.</summary>
    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct)
    {
        if (await FindAsync(slug, id, ct) is not var (city, report))
        {
            return NotFound();
        }

        await saved.EndAsync(city, report, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{city.Slug}/report/saved/{id}"));
    }

    private async Task<(City City, SavedReport Report)?> FindAsync(string slug, Guid id, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await saved.FindAsync(id, ct) is { } report && report.CityId == city.CityId ? (city, report) : null;

    private async Task<SavedReportPage> PageAsync(City city, SavedReport report, RecipientForm form, CancellationToken ct)
    {
        var today = roles.Today(city);
        var held = (await roles.OfCityAsync(city.CityId, ct)).Where(r => r.HeldOn(today) && (!report.ForOfficers || Rights.Of(Right.ReadReports).Roles.Contains(r.Kind))).Select(r => r.AccountId).Distinct();
        var recipients = await saved.RecipientsAsync(report.SavedReportId, ct);
        var mails = await saved.MailsAsync(report.SavedReportId, ct);
        var addresses = await accounts.EmailsAsync(recipients.Select(r => r.AccountId).OfType<Guid>(), ct);
        var names = recipients.ToDictionary(r => r.RecipientId, r => r.AccountId is { } account ? addresses.GetValueOrDefault(account, "") : r.Email);
        var people = (await accounts.ReachableAsync(held, ct)).Select(a => (Account: a.AccountId, a.Email)).OrderBy(a => a.Email, StringComparer.Ordinal).ToList();
        return new(city, report, recipients, names, people, mails, await letters.StatesAsync(mails.Select(m => m.LetterId).OfType<Guid>(), ct), await services.GetRequiredService<ReportFindings>().NewestAsync(city, report, ct), form)
        {
            Languages = languages.All,
        };
    }
}
