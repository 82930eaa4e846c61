using SupplierDiversity.Rules.Disclosure;

namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// A year's report as everybody may read it: what officers may read, each count with the noise of its firms
/// (<see cref="CellKeyNoise"/>). Made once, together with the release; all else that is public is computed from it.
/// </summary>
public static class PublicFunnel
{
    /// <summary>Adds the noise. What needs exact counts is left out: the comparison of like with like, euros and the pool.</summary>
    /// <param name="released">The year as officers may read it.</param>
    /// <param name="cube">The same year's true figures, with the keys of the firms.</param>
    public static ReleasedFunnel Of(ReleasedFunnel released, ReportCube cube)
    {
        ArgumentNullException.ThrowIfNull(released);
        ArgumentNullException.ThrowIfNull(cube);
        uint Key(Func<CubeCell, bool> which, IEnumerable<CubeCell> cells) => cells.Where(which).Aggregate(0u, (sum, c) => unchecked(sum + c.Count.Keys));
        long Noisy(long count, uint key) => CellKeyNoise.Of(count, key, released.LeastCount);
        var all = cube.By("all").SelectMany(v => v).ToList();
        return released with
        {
            Noise = CellKeyNoise.Most,
            Counts = [.. released.Counts.Select((line, row) => (IReadOnlyList<long?>)[.. line.Select((count, column) => count is { } n ? (long?)Noisy(n, Key(
                c => (row == ReleasedFunnel.Groups.Count || c.Group == ReleasedFunnel.Groups[row]) && (column == released.Columns.Count || released.Columns[column].Contains(c.Stage)), all)) : null)])],
            Cuts = [.. released.Cuts.Select(cut =>
            {
                var values = cube.By(cut.By);
                var named = cut.Lines.Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
                return cut with
                {
                    Lines = [.. cut.Lines.Select(line =>
                    {
                        var cells = values.Where(v => v.Key == line.Value || (line.Value == LinkedBreakdowns.Others && !named.Contains(v.Key))).SelectMany(v => v).ToList();
                        return line with
                        {
                            Bid = [.. line.Bid.Select((n, side) => Noisy(n, Key(c => c.Stage >= FunnelStage.Bid && cut.Sides[side].Contains(c.Group), cells)))],
                            Won = [.. line.Won.Select((n, side) => Noisy(n, Key(c => c.Stage == FunnelStage.Won && cut.Sides[side].Contains(c.Group), cells)))],
                        } is var noisy ? noisy with { Won = [.. noisy.Won.Select((won, side) => Math.Min(won, noisy.Bid[side]))] } : line;
                    })],
                };
            })],
            Stratified = null,
            StratifiedBy = null,
            Amounts = [],
            Pool = null,
        };
    }
}
