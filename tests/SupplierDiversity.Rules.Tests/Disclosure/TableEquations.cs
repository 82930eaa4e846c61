using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Tests.Disclosure;

/// <summary>What everybody knows of linked tables: each total is the sum of its parts. Written from the codes alone.</summary>
internal static class TableEquations
{
    public static IReadOnlyList<(int Total, int[] Parts)> Of(LinkedTables tables)
    {
        List<(int, int[])> equations = [];
        foreach (var (breakdown, dimension) in tables.Breakdowns.Select((d, b) => (b, (Dimension?)d)).Prepend((-1, null)))
        {
            foreach (var codes in Combinations(tables.Common, dimension))
            {
                for (var d = 0; d < codes.Length; d++)
                {
                    var of = d < tables.Common.Count ? tables.Common[d] : dimension!;
                    // Totals within the common table are said once, and not again with each breakdown.
                    if ((breakdown < 0 || d == tables.Common.Count || codes[^1] != Dimension.All) && of.Codes.Where(c => of.PartOf(c) == codes[d]).ToList() is { Count: > 0 } parts)
                    {
                        equations.Add((Cell(codes), [.. parts.Select(p => Cell([.. codes[..d], p, .. codes[(d + 1)..]]))]));
                    }
                }
            }

            int Cell(string[] codes) => dimension is null ? tables.Cell(codes) : tables.Cell(codes[..^1], breakdown, codes[^1]);
        }

        return equations;
    }

    private static IEnumerable<string[]> Combinations(IReadOnlyList<Dimension> common, Dimension? breakdown)
    {
        IEnumerable<string[]> found = [[]];
        foreach (var dimension in breakdown is null ? common : common.Append(breakdown))
        {
            found = [.. from codes in found from code in dimension.Codes select (string[])[.. codes, code]];
        }

        return found;
    }
}
