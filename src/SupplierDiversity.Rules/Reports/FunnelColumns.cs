namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The columns of a report: stages, put together where one alone holds fewer than k firms, or those of one tender only.
/// Everybody who follows a city's tenders knows how many firms came how far, so this tells nothing about groups: what depends on
/// groups is hidden cell by cell (<see cref="FunnelTable"/>), where it could have several reasons.
/// </summary>
internal static class FunnelColumns
{
    /// <summary>The finest columns that may be told, late steps before early ones; null when nothing may be printed.</summary>
    public static IReadOnlyList<IReadOnlyList<FunnelStage>>? Finest(ReportCube cube, int k) =>
        Enumerable.Range(0, 1 << (FunnelStages.All.Count - 1)).OrderBy(int.PopCount).Select(joints => Columns(FunnelStages.All, joints)).FirstOrDefault(columns => !columns.Exists(c => IsFew(cube, c, k)));

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
