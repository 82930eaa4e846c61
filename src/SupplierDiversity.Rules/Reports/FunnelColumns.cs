namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The columns of a report: stages, put together where one alone holds too few firms, or those of one tender only. Everybody
/// who follows a city's tenders knows how many firms came how far, so this tells nothing about groups: what depends on
/// groups is hidden cell by cell (<see cref="FunnelTable"/>), where it could have several reasons.
/// </summary>
internal static class FunnelColumns
{
    /// <summary>
    /// The finest columns that may be told: those that hold k firms a group on average, or else k in all, for where there are
    /// fewer, nearly every count of a group is hidden. Chances of those that bid come before other steps; null when nothing may be printed.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<FunnelStage>>? Finest(ReportCube cube, int k)
    {
        var ways = Enumerable.Range(0, 1 << (FunnelStages.All.Count - 1)).Select(joints => Columns(FunnelStages.All, joints))
            .OrderByDescending(TellsChances).ThenBy(columns => -columns.Count).ToList();
        return ways.Find(w => TellsChances(w) && !w.Exists(c => IsFew(cube, c, k * ReleasedFunnel.Groups.Count))) ?? ways.Find(w => !w.Exists(c => IsFew(cube, c, k)));
    }

    // Of those that bid, how many won.
    private static bool TellsChances(List<List<FunnelStage>> columns) => columns.Exists(c => c[0] == FunnelStage.Bid) && columns[^1] is [FunnelStage.Won];

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

    private static bool IsFew(ReportCube cube, List<FunnelStage> column, int k)
    {
        var all = ReleasedFunnel.Groups.Aggregate(default(FirmCount), (sum, g) => sum + cube.Of([g], column));
        return all.IsOneTender || (all.Firms > 0 && all.Firms < k);
    }
}
