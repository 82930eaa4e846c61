using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Security;

namespace SupplierDiversity.Features.Pool;

/// <summary>Which kinds of businesses a city's pool of suppliers holds, for its monitoring officers and business advisers.</summary>
[Allowed(Right.SeePool)]
public sealed class PoolController(PoolReleases releases, CityList cities) : Controller
{
    /// <summary>Map and tables; of one result, and of one area or all.</summary>
    [HttpGet("/{lang:lang}/admin/cities/{city}/pool")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, string? status, string? area, CancellationToken ct)
    {
        if (await cities.FindBySlugAsync(slug, ct) is not { } city)
        {
            return NotFound();
        }

        var figures = await releases.NewestAsync(city, ct);
        var chosen = figures?.Areas.Contains(area ?? Dimension.All) == true ? area! : Dimension.All;
        return View("Pool", new PoolPage(city, figures, status == PoolFigures.Statuses[1] ? 1 : 0, chosen));
    }

    /// <summary>The same figures as a file.</summary>
    [HttpGet("/{lang:lang}/admin/cities/{city}/pool.csv")]
    public async Task<IActionResult> File([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city && await releases.NewestAsync(city, ct) is { } figures
            ? File(Encoding.UTF8.GetBytes(Csv(city, figures)), "text/csv; charset=utf-8", $"pool-{city.Slug}-{figures.Day:yyyy-MM-dd}.csv") : NotFound();

    // One count a line; an empty cell is hidden, never zero.
    private static string Csv(City city, PoolFigures figures)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            Line(csv, "city", "day", "status", "trade", "size", "area", "answer", "count");
            foreach (var (cell, status, answer) in from cell in figures.Cells from s in Enumerable.Range(0, 2) from a in Enumerable.Range(0, PoolFigures.Answers.Count) select (cell, s, a))
            {
                Line(
                    csv, city.Slug, $"{figures.Day:yyyy-MM-dd}", PoolFigures.Statuses[status], cell.Trade, cell.Size, cell.Area, PoolFigures.Answers[answer],
                    $"{cell.Of(status)[answer]}");
            }
        }

        return text.ToString();
    }

    private static void Line(CsvWriter csv, params string[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}

/// <summary>The pool of a city.</summary>
/// <param name="City">The city.</param>
/// <param name="Figures">The newest figures; null: none yet.</param>
/// <param name="Status">Which result, a place in <see cref="PoolFigures.Statuses"/>.</param>
/// <param name="Area">Which area; <see cref="Dimension.All"/>: all.</param>
public sealed record PoolPage(City City, PoolFigures? Figures, int Status, string Area)
{
    /// <summary>The tiles of the map.</summary>
    internal IReadOnlyList<PoolTile> Tiles => Figures is null ? [] : PoolTile.Of(Figures, Status);
}
