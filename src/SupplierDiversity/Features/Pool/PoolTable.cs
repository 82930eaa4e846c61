using SupplierDiversity.Features.Suppliers;
using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Pool;

/// <summary>
/// Counts the pool and protects it in one piece: trades by sizes by areas, and that table again by each of the two results.
/// All of it is linked, so that no part tells what another hides. A cell in which all firms are alike hides one nought. What
/// is told has noise, because the pool changes by few firms at a time and two editions could be subtracted.
/// </summary>
internal sealed class PoolTable(int least)
{
    private const int Unknown = 2;

    // A table with fewer firms than this in a cell, on average, is hidden almost whole; it is not even tried.
    private const int FirmsACell = 4;

    // How many trades and areas stand alone, and whether sizes are told: the finest table that leaves the city's own totals to be
    // read. More detail would hide more than it shows, and more than the first take a night.
    private static readonly (int Trades, int Areas, bool Sizes)[] Details = [(12, 12, true), (8, 5, true), (5, 3, true), (8, 4, false), (4, 2, false), (3, 0, false), (0, 0, false)];

    private readonly Dictionary<(string Trade, string Size, string Area, int Owned, int Diverse), (long Firms, uint Keys)> _counts = [];

    /// <summary>Sizes in order; empty: not stated.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["micro", "small", "medium", "large", ""];

    /// <summary>Counts a firm once: by its first trade and its first place.</summary>
    /// <param name="cpv">CPV prefixes parted by semicolons.</param>
    /// <param name="size">micro, small, medium or large; null: not stated.</param>
    /// <param name="nuts">NUTS prefixes parted by semicolons.</param>
    /// <param name="owned">Place of its first result in <see cref="PoolFigures.Answers"/>.</param>
    /// <param name="diverse">Place of its second result.</param>
    /// <param name="key">Its key in this edition (<see cref="CellKeyNoise.KeyOf"/>).</param>
    public void Add(string cpv, string? size, string nuts, int owned, int diverse, uint key)
    {
        var place = (Beginning(cpv, 2), size ?? "", Beginning(nuts, 4), owned, diverse);
        var (firms, keys) = _counts.GetValueOrDefault(place);
        _counts[place] = (firms + 1, unchecked(keys + key));
    }

    /// <summary>What may be shown.</summary>
    public IReadOnlyList<PoolCell> Protect()
    {
        IReadOnlyList<PoolCell> cells = [];
        var (firms, sizes) = (_counts.Values.Sum(c => c.Firms), _counts.Keys.DistinctBy(k => k.Size).Count());
        foreach (var detail in Details)
        {
            var (trades, areas) = (Large(k => k.Trade, detail.Trades), Large(k => k.Area, detail.Areas));
            if (detail != Details[^1] && firms < (long)trades.Count * areas.Count * (detail.Sizes ? sizes : 1) * FirmsACell)
            {
                continue;
            }

            cells = Protect(trades, areas, detail.Sizes);
            if (cells.All(c => c is not { Trade: Dimension.All, Size: Dimension.All, Area: Dimension.All } || !c.MigrantOwned.Concat(c.Diverse).Contains(null)))
            {
                break;
            }
        }

        return cells;
    }

    private List<PoolCell> Protect(List<string> trades, List<string> areas, bool withSizes)
    {
        var tables = new LinkedTables(
            [Dimension.Flat("trade", trades), Dimension.Flat("size", withSizes ? Sizes : [Dimension.Others]), Dimension.Flat("area", areas)],
            [.. PoolFigures.Statuses.Select(s => Dimension.Flat(s, PoolFigures.Answers))]);
        foreach (var (key, (firms, keys)) in _counts)
        {
            tables.Add([In(trades, key.Trade), withSizes ? key.Size : Dimension.Others, In(areas, key.Area)], [PoolFigures.Answers[key.Owned], PoolFigures.Answers[key.Diverse]], firms, key: keys);
        }

        var places = (from trade in tables.Common[0].Codes from size in tables.Common[1].Codes from area in tables.Common[2].Codes select (string[])[trade, size, area]).ToList();
        var open = ProtectedTables.Of(tables, new() { LeastCount = 1 });
        var kept = ProtectedTables.Of(tables, new() { LeastCount = least, AlsoHidden = [.. places.SelectMany(p => Telling(tables, open, p))] });
        return
        [
            .. from place in places
               where open[place] > 0
               select new PoolCell(place[0], place[1], place[2], Told(place, -1, Dimension.All), [.. PoolFigures.Answers.Select(a => Told(place, 0, a))], [.. PoolFigures.Answers.Select(a => Told(place, 1, a))]),
        ];

        long? Told(string[] place, int status, string answer) => kept.Public(tables.Cell(place, status, answer));
    }

    // Where all firms of a place have one known answer, it would tell the answer of each of them.
    private static IEnumerable<int> Telling(LinkedTables tables, ProtectedTables open, string[] place)
    {
        for (var status = 0; status < PoolFigures.Statuses.Count; status++)
        {
            var all = open[place];
            var one = status;
            if (all > 0 && PoolFigures.Answers.Take(Unknown).Any(a => open[place, one, a] == all))
            {
                yield return tables.Cell(place, status, PoolFigures.Answers[Unknown]);
            }
        }
    }

    private List<string> Large(Func<(string Trade, string Size, string Area, int Owned, int Diverse), string> part, int most) =>
    [
        .. _counts.GroupBy(c => part(c.Key), StringComparer.Ordinal).Select(g => (Code: g.Key, Count: g.Sum(c => c.Value.Firms)))
            .Where(g => g.Count >= least).OrderByDescending(g => g.Count).ThenBy(g => g.Code, StringComparer.Ordinal).Take(most).Select(g => g.Code)
            // Figures are told in this order, and that of the true counts would tell more than they do.
            .Order(StringComparer.Ordinal),
        Dimension.Others,
    ];

    private static string In(List<string> codes, string code) => codes.Contains(code) ? code : Dimension.Others;

    private static string Beginning(string list, int length) => Firm.Parts(list) is [var first, ..] ? first[..Math.Min(length, first.Length)] : "";
}
