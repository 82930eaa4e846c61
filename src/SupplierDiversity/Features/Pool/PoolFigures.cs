using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Features.Pool;

/// <summary>The pool of a city's suppliers on a day, as it may be shown.</summary>
/// <param name="Day">The day the statuses are about.</param>
/// <param name="Least">Smaller counts are never shown.</param>
/// <param name="Population">Inhabitants with a migrant background as an exact fraction; null: the city had no figure.</param>
/// <param name="PopulationYear">Year of that figure.</param>
/// <param name="PopulationSource">Where it is from.</param>
/// <param name="MigrantOwned">By migrant-owned: yes, not under the rule, not known.</param>
/// <param name="Diverse">The same by diverse business.</param>
public sealed record PoolFigures(
    DateOnly Day, int Least, string? Population, int? PopulationYear, string? PopulationSource, BreakdownSet MigrantOwned, BreakdownSet Diverse)
{
    /// <summary>What the firms are broken down by; the words are <c>pool.by.…</c>.</summary>
    public static IReadOnlyList<string> Breakdowns { get; } = ["trade", "size", "area"];

    /// <summary>Names of the statuses in order, as in files.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["yes", "no", "not-known"];
}
