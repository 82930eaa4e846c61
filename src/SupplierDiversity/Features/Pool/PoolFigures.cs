using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Pool;

/// <summary>The pool of a city's suppliers on a day, as it may be shown.</summary>
/// <param name="Day">The day the statuses are about.</param>
/// <param name="Least">Smaller counts are never shown.</param>
/// <param name="Population">Inhabitants with a migrant background as an exact fraction; null: the city had no figure.</param>
/// <param name="PopulationYear">Year of that figure.</param>
/// <param name="PopulationSource">Where it is from.</param>
/// <param name="Cells">Trades by sizes by areas with all their totals; where nobody is, there is no cell.</param>
public sealed record PoolFigures(DateOnly Day, int Least, string? Population, int? PopulationYear, string? PopulationSource, IReadOnlyList<PoolCell> Cells)
{
    /// <summary>By how much each count was changed at random, at most; 0: they are exact.</summary>
    public int Noise { get; init; }

    /// <summary>Names of the answers in order, as in files.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["yes", "no", "not-known"];

    /// <summary>Names of the two results, as in files and addresses.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["migrant-owned", "diverse"];

    /// <summary>The codes of areas, the largest first; the small ones together come last.</summary>
    public IReadOnlyList<string> Areas => Codes(c => c.Area, c => c.Trade == Dimension.All && c.Size == Dimension.All);

    /// <summary>The codes of trades, the same way.</summary>
    public IReadOnlyList<string> Trades => Codes(c => c.Trade, c => c.Area == Dimension.All && c.Size == Dimension.All);

    /// <summary>The codes of sizes, as the firms state them; empty: not stated.</summary>
    public IReadOnlyList<string> Sizes => [.. PoolTable.Sizes.Where(s => Find(Dimension.All, s, Dimension.All) is not null)];

    /// <summary>A cell; null: nobody is there.</summary>
    public PoolCell? Find(string trade, string size, string area) => Cells.FirstOrDefault(c => c.Trade == trade && c.Size == size && c.Area == area);

    private List<string> Codes(Func<PoolCell, string> code, Func<PoolCell, bool> isTotal) =>
        [.. Cells.Where(c => isTotal(c) && code(c) != Dimension.All).OrderBy(c => code(c) == Dimension.Others).ThenByDescending(c => c.All ?? 0).ThenBy(code, StringComparer.Ordinal).Select(code)];
}

/// <summary>A place in the pool's table.</summary>
/// <param name="Trade">First two digits of the CPV; empty: not stated.</param>
/// <param name="Size">Size of the firms; empty: not stated.</param>
/// <param name="Area">First four characters of the NUTS code; empty: everywhere.</param>
/// <param name="All">All firms; null: hidden.</param>
/// <param name="MigrantOwned">One count an answer; null: hidden.</param>
/// <param name="Diverse">The same by the other result.</param>
public sealed record PoolCell(string Trade, string Size, string Area, long? All, IReadOnlyList<long?> MigrantOwned, IReadOnlyList<long?> Diverse)
{
    /// <summary>The counts of a result by its place in <see cref="PoolFigures.Statuses"/>.</summary>
    public IReadOnlyList<long?> Of(int status) => status == 0 ? MigrantOwned : Diverse;
}
