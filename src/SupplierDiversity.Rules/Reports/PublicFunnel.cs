using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// A year's report as everybody may read it: what officers may read, each count with the noise of its firms
/// (<see cref="CellKeyNoise"/>). Made once, together with the release; all else that is public is computed from it. Two
/// printed counts of which one is part of the other differ by nothing (and have the same noise) or by k or more (and noise is
/// less), so a part never becomes larger than the whole.
/// </summary>
public static class PublicFunnel
{
    /// <summary>Adds the noise. What needs exact counts is left out: the comparison of like with like, euros, how tenders were made known, and the pool.</summary>
    /// <param name="released">The year as officers may read it.</param>
    /// <param name="cube">The same year's true figures, with the keys of the firms.</param>
    public static ReleasedFunnel Of(ReleasedFunnel released, ReportCube cube)
    {
        ArgumentNullException.ThrowIfNull(released);
        ArgumentNullException.ThrowIfNull(cube);
        var all = cube.By("all").SelectMany(v => v).ToList();
        var stages = FunnelStages.All;
        var rows = ReleasedFunnel.AllRows;
        long? Noisy(long? count, IEnumerable<CubeCell> cells) => count is { } n ? CellKeyNoise.Of(n, cells.Aggregate(0u, (sum, c) => unchecked(sum + c.Count.Keys)), released.LeastCount) : null;
        IEnumerable<CubeCell> Row(int row) => all.Where(c => rows[row] is not { } group || c.Group == group);
        return released with
        {
            Noise = CellKeyNoise.Most,
            Counts = [.. released.Counts.Select((line, row) => (IReadOnlyList<long?>)[.. line.Select((n, column) => Noisy(n, Row(row).Where(c => column == released.Columns.Count || released.Columns[column].Contains(c.Stage))))])],
            Steps = [.. released.Counts.Select((_, row) => (IReadOnlyList<long?>)[.. stages.Select(stage => Noisy(released.Reached(rows[row], stage), Row(row).Where(c => c.Stage >= stage)))])],
            Cuts = [.. released.Cuts.Select(cut => Of(cut, cube.By(cut.By), Noisy))],
            Subcontracted = released.Subcontracted is { } beneath ? Of(beneath, cube.Subcontractors) : null,
            Stratified = null,
            StratifiedBy = null,
            Amounts = [],
            Reach = [],
            Pool = null,
        };
    }

    private static ReleasedCut Of(ReleasedCut cut, ILookup<string, CubeCell> values, Func<long?, IEnumerable<CubeCell>, long?> noisy)
    {
        var named = cut.Lines.Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
        // In the order of what is printed: that of the true counts would tell more.
        return cut with { Lines = [.. cut.Lines.Select(Line).OrderBy(l => l.Value == Dimension.Others).ThenByDescending(l => l.Counts[^1][^1]).ThenBy(l => l.Value, StringComparer.Ordinal)] };

        ReleasedCutLine Line(ReleasedCutLine line)
        {
            var cells = values.Where(v => v.Key == line.Value || (line.Value == Dimension.Others && !named.Contains(v.Key))).SelectMany(v => v).ToList();
            IEnumerable<CubeCell> Side(int side) => cells.Where(c => side == cut.Sides.Count || cut.Sides[side].Contains(c.Group));
            var told = cut.Columns.SelectMany(c => c).ToHashSet();
            return line with
            {
                Counts = [.. line.Counts.Select((row, side) => (IReadOnlyList<long?>)[.. row.Select((n, column) => noisy(n, Side(side).Where(c => column == cut.Columns.Count ? told.Contains(c.Stage) : cut.Columns[column].Contains(c.Stage))))])],
                Steps = [.. line.Counts.Select((_, side) => (IReadOnlyList<long?>)[.. cut.Stages.Select(stage => noisy(cut.Reached(line, side, stage), Side(side).Where(c => c.Stage >= stage)))])],
            };
        }
    }
}
