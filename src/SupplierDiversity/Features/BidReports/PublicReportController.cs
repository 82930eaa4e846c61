using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.BidReports.Saved;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports;

/// <summary>Anybody reads the years a city has published, as a page and as files that say the same.</summary>
[Public]
[Route("/{lang:lang}/cities/{city}/report")]
public sealed class PublicReportController(PublicReportBook book, ReportFindings findings, CityList cities, LanguageList languages, CodeLabels labels) : Controller
{
    /// <summary>The year asked for; without one the newest.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        // A city under a one-language rule has no page in another language.
        var t = HttpContext.Language();
        if (city.OneLanguage && languages.Find(city.Language) is { } own && own != t)
        {
            return Redirect(own.Path($"/cities/{city.Slug}/report"));
        }

        var all = await book.AllAsync(city, ct);
        var shown = year is null ? (all is [var newest, ..] ? newest : null) : all.FirstOrDefault(r => r.Report.Year.ToString(CultureInfo.InvariantCulture) == year);
        var missed = year is not null && shown is null;
        Response.StatusCode = missed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View("PublicReport", new PublicReportPage(new(city, [.. all.Select(r => r.Report)], shown?.Report, [], 0, new()) { T = t, Labels = labels, Missed = missed }, shown?.PublishedAt, shown is null ? [] : findings.Of(t, shown.Report)));
    }

    /// <summary>A published year as a file.</summary>
    [HttpGet("{year:int}.{format}")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, int year, string format, CancellationToken ct) =>
        ReportFiles.Types.ContainsKey(format) && await cities.FindBySlugAsync(slug, ct) is { } city && (await book.AllAsync(city, ct)).FirstOrDefault(r => r.Report.Year == year) is { } told
            ? File(ReportFiles.Write(format, city, [told.Report]), ReportFiles.Types[format], $"public-report-{city.Slug}-{year}.{format}") : NotFound();
}

/// <summary>The public page of a city's reports on bidders.</summary>
/// <param name="Report">The report, as its officers' page words it.</param>
/// <param name="PublishedAt">When the shown year was published (UTC); null: none is shown.</param>
/// <param name="Findings">What the year says in words, as mails and letters say it.</param>
internal sealed record PublicReportPage(ReportPage Report, DateTimeOffset? PublishedAt, IReadOnlyList<string> Findings);
