using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Database;
using SupplierDiversity.Features.Accounts;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports.Requests;

/// <summary>An officer answers a request: picks published years, and gets letter and file made of them alone.</summary>
[Route("/{lang:lang}/admin/cities/{city}/information-requests/{id:guid}")]
[Allowed(Right.ReadReports)]
public sealed class AnswerController(
    InformationRequests requests, PublicReportBook published, ReportFindings findings, CityList cities, LanguageList languages, CodeLabels labels, IServiceProvider services, Visitor visitor, TimeProvider clock) : Controller
{
    private const int Longest = 4000;

    /// <summary>The request with what can be picked, or with its answer.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await PageAsync(slug, id, null, ct) is { } page ? View("Request", page) : NotFound();

    /// <summary>Answers it, once.</summary>
    [HttpPost]
    public async Task<IActionResult> Answer([FromRoute(Name = "city")] string slug, Guid id, AnswerForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await PageAsync(slug, id, form, ct) is not { } page || await requests.RuleAsync(page.City, ct) is not { } rule)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var (years, words) = (page.Published.Where(r => form.Years.Contains(r.Report.Year)).Select(r => r.Report).ToList(), (form.Words ?? "").Trim());
        if ((years.Count == 0 && words.Length == 0) || words.Length > Longest)
        {
            ModelState.AddModelError(nameof(form.Words), t.Of("reports.request.wrong.answer", ("most", Longest)));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Request", page);
        }

        if (await requests.AnswerAsync(page.City, page.Request, years, words, rule, visitor.AccountId, ct) && form.Mail == "yes" && AccountDirectory.IsAddress(page.Request.Contact))
        {
            var answered = (await PageAsync(slug, id, null, ct))!;
            var letter = Words(answered, languages.FirstOf([page.Request.Language]));
            await services.GetRequiredService<Db>().InTransactionAsync((connection, transaction) => services.GetRequiredService<AnswerLetters>().SendAsync(connection, transaction, page.Request.Contact, letter), ct);
        }

        return Redirect(t.Path($"/admin/cities/{slug}/information-requests/{id}"));
    }

    /// <summary>The letter, in the language of this address, to be printed.</summary>
    [HttpGet("letter")]
    public async Task<IActionResult> Letter([FromRoute(Name = "city")] string slug, Guid id, CancellationToken ct) =>
        await PageAsync(slug, id, null, ct) is { Request.AnsweredAt: not null } page ? View("Letter", Words(page, HttpContext.Language())) : NotFound();

    /// <summary>The file of the answer.</summary>
    [HttpGet("answer.{format}")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, Guid id, string format, CancellationToken ct) =>
        ReportFiles.Types.ContainsKey(format) && await PageAsync(slug, id, null, ct) is { Answered.Count: > 0 } page
            ? File(ReportFiles.Write(format, page.City, page.Answered), ReportFiles.Types[format], $"answer-{slug}-{page.Request.Number}.{format}") : NotFound();

    private AnswerWords Words(RequestPage page, Language t) => new(page.City, page.Request, page.Answered, t, labels, report => findings.Of(t, report));

    private async Task<RequestPage?> PageAsync(string slug, Guid id, AnswerForm? form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || await requests.OfCityAsync(city, ct) is not { } all || all.FirstOrDefault(r => r.RequestId == id) is not { } request)
        {
            return null;
        }

        var told = await published.AllAsync(city, ct);
        var answered = told.Where(r => request.YearList.Contains(r.Report.Year)).Select(r => r.Report).ToList();
        return new(city, request, told, answered, [.. all.Where(r => r.RequestId != id && r.AnsweredAt is not null && r.Years.Length > 0)], form ?? new(), city.DayAt(clock.GetUtcNow()))
        {
            Same = InformationRequests.Fingerprint(city, answered) == request.FileSha256,
        };
    }
}

/// <summary>One request.</summary>
/// <param name="City">Whose.</param>
/// <param name="Request">The request.</param>
/// <param name="Published">What can be picked, the newest first.</param>
/// <param name="Answered">The years of the answer; empty: none, or not answered.</param>
/// <param name="Earlier">Other answers with years.</param>
/// <param name="Form">What the fields hold.</param>
/// <param name="Today">The day in the city.</param>
internal sealed record RequestPage(
    City City, InformationRequest Request, IReadOnlyList<PublicReport> Published, IReadOnlyList<YearReport> Answered, IReadOnlyList<InformationRequest> Earlier, AnswerForm Form, DateOnly Today)
{
    /// <summary>True: the file is still, byte for byte, the one that was given.</summary>
    public required bool Same { get; init; }
}
