namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The columns of a report: stages, put together where one alone would tell on somebody. Winners are public, and whoever
/// bid for a tender may know the others who did; so no column may hold firms of one known group only, and nothing that is
/// printed may come from a single tender.
/// </summary>
internal static class FunnelColumns
{
    /// <summary>The columns from the first stage to the last; empty when not even one column may be printed.</summary>
    public static IReadOnlyList<IReadOnlyList<FunnelStage>> Of(ReportCube cube, int k)
    {
        List<List<FunnelStage>> columns = [.. Enum.GetValues<FunnelStage>().Select(s => new List<FunnelStage> { s })];
        while (columns.FindIndex(c => Tells(cube, c, k)) is var at and >= 0)
        {
            if (columns.Count == 1)
            {
                return [];
            }

            // A stage joins the one before it; the first joins the one after.
            var into = Math.Max(at, 1) - 1;
            columns[into].AddRange(columns[into + 1]);
            columns.RemoveAt(into + 1);
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
