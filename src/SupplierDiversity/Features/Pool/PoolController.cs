using Microsoft.AspNetCore.Mvc;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Features.Shared;
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
            ? File(Csv(city, figures), CsvFile.Type, $"pool-{city.Slug}-{figures.Day:yyyy-MM-dd}.csv") : NotFound();

    // One count a line; an empty cell is hidden, never zero.
    private static byte[] Csv(City city, PoolFigures figures) => CsvFile.Bytes(
        ["city", "day", "status", "trade", "size", "area", "answer", "count"],
        from cell in figures.Cells
        from status in Enumerable.Range(0, PoolFigures.Statuses.Count)
        from answer in Enumerable.Range(0, PoolFigures.Answers.Count)
        select (IReadOnlyList<object?>)[city.Slug, figures.Day, PoolFigures.Statuses[status], cell.Trade, cell.Size, cell.Area, PoolFigures.Answers[answer], cell.Of(status)[answer]]);
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
