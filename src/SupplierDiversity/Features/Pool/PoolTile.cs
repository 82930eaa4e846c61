using System.Globalization;
using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Pool;

/// <summary>
/// A tile of the map: one an area, side by side with those of the same larger area (the first three characters of the code),
/// in the order of the codes. It shows which areas belong together, not where they lie.
/// </summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Column">From 0.</param>
/// <param name="Row">From 0.</param>
/// <param name="Yes">Firms whose answer is yes; null: hidden.</param>
/// <param name="All">All firms of the area; null: hidden.</param>
/// <param name="Radius">Of the disc, whose surface goes with the count.</param>
internal sealed record PoolTile(string Area, int Column, int Row, long? Yes, long? All, string Radius)
{
    /// <summary>Width and height of a tile with its gap.</summary>
    public const int Side = 64;

    // As many as fit on a phone; more go on in the next row.
    private const int Most = 5;
    private const double Largest = 16;

    public static IReadOnlyList<PoolTile> Of(PoolFigures figures, int status)
    {
        var cells = figures.Areas.ToDictionary(a => a, a => figures.Find(Dimension.All, Dimension.All, a)!);
        var most = Math.Max(1, cells.Values.Max(c => c.Of(status)[0] ?? 0));
        List<PoolTile> tiles = [];
        var row = 0;
        foreach (var region in figures.Areas.Where(IsPlace).Order(StringComparer.Ordinal).GroupBy(a => a[..Math.Min(3, a.Length)])
            .Concat(figures.Areas.Where(a => !IsPlace(a)).GroupBy(_ => "")))
        {
            foreach (var line in region.Chunk(Most))
            {
                tiles.AddRange(line.Select((area, column) => Tile(area, column)));
                row++;
            }
        }

        return tiles;

        PoolTile Tile(string area, int column)
        {
            var yes = cells[area].Of(status)[0];
            return new(area, column, row, yes, cells[area].All, (Largest * Math.Sqrt((yes ?? 0) / (double)most)).ToString("0.#", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsPlace(string area) => area.Length > 0 && area != Dimension.Others;
}
