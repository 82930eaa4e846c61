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
    /// <summary>Tables and charts.</summary>
    [HttpGet("/{lang:lang}/admin/cities/{city}/pool")]
    public async Task<IActionResult> Show([FromRoute(Name = "city")] string slug, CancellationToken ct) =>
        await cities.FindBySlugAsync(slug, ct) is { } city ? View("Pool", new PoolPage(city, await releases.NewestAsync(city, ct))) : NotFound();

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
            Line(csv, "city", "day", "status", "breakdown", "group", "answer", "count");
            foreach (var (status, set) in new[] { ("migrant-owned", figures.MigrantOwned), ("diverse", figures.Diverse) })
            {
                for (var i = 0; i < PoolFigures.Statuses.Count && set.Totals is not null; i++)
                {
                    Line(csv, city.Slug, $"{figures.Day:yyyy-MM-dd}", status, "all", "", PoolFigures.Statuses[i], $"{set.Totals[i]}");
                }

                foreach (var (breakdown, line, i) in Cells(set))
                {
                    Line(csv, city.Slug, $"{figures.Day:yyyy-MM-dd}", status, breakdown, line.Group, PoolFigures.Statuses[i], $"{line.Counts[i]}");
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Breakdown, BreakdownLine Line, int Status)> Cells(BreakdownSet set) =>
        from breakdown in set.Shown from line in breakdown.Lines from i in Enumerable.Range(0, PoolFigures.Statuses.Count) select (breakdown.Name, line, i);

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
public sealed record PoolPage(City City, PoolFigures? Figures);
