namespace SupplierDiversity.Rules.Disclosure;

/// <summary>
/// Rows in which all firms are of one group tell the group of each of them, however many they are: whoever won is public. In
/// such a row one of the other groups' noughts is hidden, so that it could be k firms or more.
/// </summary>
/// <param name="dimension">Which dimension of the common table holds the groups.</param>
/// <param name="unknown">The group of which nothing is known: that tells nothing.</param>
public sealed class TellingRows(int dimension, string? unknown)
{
    /// <summary>For each telling row the cells of the other groups, of which one must be hidden.</summary>
    internal IEnumerable<IReadOnlyList<int>> Of(LinkedTables tables)
    {
        var groups = tables.Common[dimension];
        var leaves = Enumerable.Range(1, groups.Codes.Count - 1).Where(groups.IsLeaf).ToList();
        var stride = tables.Stride(dimension);
        foreach (var total in Enumerable.Range(0, tables.Cells))
        {
            var (common, breakdown, node) = tables.Where(total);
            if (tables.Place(common, dimension) != 0 || tables.Counts[total] == 0)
            {
                continue;
            }

            int Cell(int group) => breakdown < 0 ? common + (group * stride) : tables.At(common + (group * stride), breakdown, node);
            if (leaves.Where(g => tables.Counts[Cell(g)] > 0).ToList() is [var only] && groups.Codes[only] != unknown && leaves.Count > 1)
            {
                yield return [.. leaves.Where(g => g != only).Select(Cell)];
            }
        }
    }
}
