namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// What groups won, as it may be told: where who won may be told, at least k firms are behind a sum, and no firm makes up so
/// much of it that another could tell its price (the p-percent rule with p = 10). The sum of all is told only where it gives
/// away no sum that is not.
/// </summary>
internal static class ReleasedAmounts
{
    private const int Percent = Disclosure.Dominance.Usual;
    private const long CentsPerThousand = 100_000;

    public static IReadOnlyList<ReleasedAmount> Of(ReportCube cube, ReleasedFunnel released) =>
        [.. cube.Amounts.GroupBy(a => a.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => InOne(g.Key, [.. g], cube, released))];

    private static List<ReleasedAmount> InOne(string currency, List<CubeAmount> groups, ReportCube cube, ReleasedFunnel released)
    {
        var k = released.LeastCount;
        var told = groups.Where(a => released.Reached(a.Group, FunnelStage.Won) is not null && Stands(a.Amounts, k) && !cube.Of(a.Group, FunnelStage.Won).IsOneTender).ToList();
        var hidden = groups.Except(told).Aggregate(new AmountCount(), (sum, a) => sum.With(a.Amounts));
        var all = groups.Aggregate(new AmountCount(), (sum, a) => sum.With(a.Amounts));
        var lines = told.Select(a => Line(a.Group, currency, a.Amounts, released)).ToList();
        if (released.Reached(null, FunnelStage.Won) is null || !Stands(all, k) || (hidden.Firms > 0 && !Stands(hidden, k)))
        {
            return lines;
        }

        // For how many of all the price is known must not tell for how few of the groups that do not say it.
        var said = told.Where((_, i) => lines[i].KnownShare is not null).ToList();
        var (priced, total) = (all.Firms - said.Sum(a => a.Amounts.Firms), Line(null, currency, all, released));
        var without = released.Reached(null, FunnelStage.Won)!.Value - said.Sum(a => released.Reached(a.Group, FunnelStage.Won)!.Value) - priced;
        return [.. lines, IsSmall(priced, k) || IsSmall(without, k) ? total with { KnownShare = null } : total];
    }

    private static bool IsSmall(long count, int k) => count > 0 && count < k;

    private static bool Stands(AmountCount amounts, int k) => amounts.Firms >= k && !amounts.IsDominated(Percent);

    private static ReleasedAmount Line(BidderGroup? group, string currency, AmountCount amounts, ReleasedFunnel released)
    {
        var winners = released.Reached(group, FunnelStage.Won)!.Value;
        var without = winners - amounts.Firms;
        return new(group, currency, (amounts.Cents + (CentsPerThousand / 2)) / CentsPerThousand, without == 0 || without >= released.LeastCount ? (double)amounts.Firms / winners : null);
    }
}
