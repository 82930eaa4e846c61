using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Features.Disclosure;
using SupplierDiversity.Languages;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.BidReports;

/// <summary>A monitoring officer counts a year once, reads and prints its report, and takes it along as a file.</summary>
[Route("/{lang:lang}/admin/cities/{city}/report")]
[Allowed(Right.ReadReports)]
public sealed class ReportController(ReportGate gate, PublicReportBook published, LeastCounts leastCounts, CityList cities, CodeLabels labels, TimeProvider clock) : Controller
{
    private const int YearsOffered = 5;

    /// <summary>Asks for the years and shows the one asked for; without a year the newest that was told.</summary>
    [HttpGet]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? year, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Report", await PageAsync(city, year, null, ct)) : NotFound();

    /// <summary>Counts a year, once.</summary>
    [HttpPost]
    public async Task<IActionResult> Make([FromRoute(Name = "city")] string slug, ReportForm form, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var t = HttpContext.Language();
        var floor = await leastCounts.FloorAsync(city, ct);
        if (!int.TryParse(form.Least, NumberStyles.None, CultureInfo.InvariantCulture, out var least) || least < floor || least > LeastCount.Most)
        {
            ModelState.AddModelError(nameof(form.Least), t.Of("reports.wrong.least", ("least", floor), ("most", LeastCount.Most)));
        }

        var page = await PageAsync(city, null, form, ct);
        if (!int.TryParse(form.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !page.Open.Contains(year))
        {
            ModelState.AddModelError(nameof(form.Year), t["reports.wrong.year"]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Report", page);
        }

        await gate.MakeAsync(city, year, least, ct);
        return Redirect(t.Path($"/admin/cities/{slug}/report?year={year}"));
    }

    /// <summary>Lets everybody read a year that was counted, for good.</summary>
    [HttpPost("{year:int}/public")]
    public async Task<IActionResult> Publish([FromRoute(Name = "city")] string slug, int year, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city || (await gate.PublicAsync(city, ct)).FirstOrDefault(r => r.Year == year) is not { } report)
        {
            return NotFound();
        }

        await published.PublishAsync(city, report, ct);
        return Redirect(HttpContext.Language().Path($"/admin/cities/{slug}/report?year={year}"));
    }

    /// <summary>A year that was told, as a file.</summary>
    [HttpGet("{year:int}.{format}")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, int year, string format, CancellationToken ct) =>
        ReportFiles.Types.ContainsKey(format) && await cities.FindBySlugAsync(slug, ct) is { } city && (await gate.AllAsync(city, ct)).Where(r => r.Year == year).ToList() is { Count: 1 } told
            ? File(ReportFiles.Write(format, city, told), ReportFiles.Types[format], $"report-{city.Slug}-{year}.{format}") : NotFound();

    private async Task<ReportPage> PageAsync(City city, string? year, ReportForm? form, CancellationToken ct)
    {
        var told = await gate.AllAsync(city, ct);
        var open = ReportYear.Ended(city.DayAt(clock.GetUtcNow()), YearsOffered).Where(y => told.All(r => r.Year != y)).ToList();
        var floor = await leastCounts.FloorAsync(city, ct);
        var shown = year is null && told.Count > 0 ? told[0] : told.FirstOrDefault(r => r.Year.ToString(CultureInfo.InvariantCulture) == year);
        return new(city, told, shown, open, floor, form ?? new() { Least = (await leastCounts.UsualAsync(city, ct)).ToString(CultureInfo.InvariantCulture) }) { T = HttpContext.Language(), Labels = labels, Missed = year is not null && shown is null, ForOfficers = true, Published = (await published.AllAsync(city, ct)).Select(r => r.Report.Year).ToHashSet() };
    }
}

/// <summary>What an officer sends to have a year counted.</summary>
public sealed class ReportForm
{
    /// <summary>The year.</summary>
    public string? Year { get; set; }

    /// <summary>The smallest count that is shown (k).</summary>
    public string? Least { get; set; }
}
