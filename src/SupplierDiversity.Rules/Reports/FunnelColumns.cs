namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// The columns of a report: stages, put together where one alone would tell on somebody. Winners are public, and whoever
/// bid for a tender may know the others who did; so no column may hold firms of one known group only, and nothing that is
/// printed may come from a single tender.
/// </summary>
internal static class FunnelColumns
{
    /// <summary>The columns from the first stage to the last; empty when not even one column may be printed.</summary>
    public static IReadOnlyList<IReadOnlyList<FunnelStage>> Of(IReadOnlyList<FunnelFirm> firms, int k)
    {
        List<List<FunnelStage>> columns = [.. Enum.GetValues<FunnelStage>().Select(s => new List<FunnelStage> { s })];
        while (columns.FindIndex(c => Tells(firms, c, k)) is var at and >= 0)
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

    private static bool Tells(IReadOnlyList<FunnelFirm> firms, List<FunnelStage> column, int k)
    {
        var inside = firms.Where(f => column.Contains(f.Furthest)).ToList();
        var groups = inside.GroupBy(f => f.Group).ToList();
        return groups is [{ Key: not BidderGroup.Unknown }] || IsOneTender(inside) || groups.Any(g => g.Count() >= k && IsOneTender([.. g]));
    }

    private static bool IsOneTender(List<FunnelFirm> firms) => firms.Count > 0 && firms.SelectMany(f => f.Tenders).Distinct().Count() < 2;
}
