namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The columns of a report: stages, put together where one alone would tell on somebody. Winners are public, and whoever
/// bid for a tender may know the others who did; so no column may hold firms of one known group only, and nothing that is
/// printed may come from a single tender.
/// </summary>
internal static class FunnelColumns
{
    /// <summary>All ways to put neighbouring stages together so that no column tells on somebody, the finest first; none when nothing may be printed.</summary>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<FunnelStage>>> Ways(ReportCube cube, int k)
    {
        var stages = FunnelStages.All;
        return Enumerable.Range(0, 1 << (stages.Count - 1)).OrderBy(int.PopCount)
            .Select(joints => Columns(stages, joints)).Where(columns => !columns.Exists(c => Tells(cube, c, k)));
    }

    // A bit for each stage but the first: it joins the one before it.
    private static List<List<FunnelStage>> Columns(IReadOnlyList<FunnelStage> stages, int joints)
    {
        List<List<FunnelStage>> columns = [[stages[0]]];
        for (var i = 1; i < stages.Count; i++)
        {
            if ((joints >> (i - 1) & 1) == 1)
            {
                columns[^1].Add(stages[i]);
            }
            else
            {
                columns.Add([stages[i]]);
            }
        }

        return columns;
    }

    private static bool Tells(ReportCube cube, List<FunnelStage> column, int k)
    {
        var groups = ReleasedFunnel.Groups.Select(g => (Group: g, Count: column.Aggregate(default(FirmCount), (sum, s) => sum + cube.Of(g, s)))).Where(g => g.Count.Firms > 0).ToList();
        return groups is [{ Group: not BidderGroup.Unknown }]
            || groups.Aggregate(default(FirmCount), (sum, g) => sum + g.Count).IsOneTender || groups.Any(g => g.Count.Firms >= k && g.Count.IsOneTender);
    }
}
