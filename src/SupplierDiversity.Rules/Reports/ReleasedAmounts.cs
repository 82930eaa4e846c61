namespace SupplierDiversity.Rules.Reports;

/// <summary>
/// What groups won, as it may be told: where who won may be told, at least k firms are behind a sum, and no firm makes up so
/// much of it that another could tell its price (the p-percent rule with p = 10). The sum of all is told only where it gives
/// away no sum that is not.
/// <para>
/// Who won at which price is public, so an exact sum would tell which prices it is made of. Sums are rounded to steps so large
/// that each winner could be mistaken for k winners of other groups: with any of them in its place the printed sums are the same.
/// </para>
/// </summary>
internal static class ReleasedAmounts
{
    private const int Percent = Disclosure.Dominance.Usual;
    private const long CentsPerThousand = 100_000;
    private static readonly int[] Digits = [1, 2, 5];

    public static IReadOnlyList<ReleasedAmount> Of(ReportCube cube, ReleasedFunnel released) =>
        [.. cube.Amounts.GroupBy(a => a.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => InOne(g.Key, [.. g], cube, released))];

    private static List<ReleasedAmount> InOne(string currency, List<CubeAmount> groups, ReportCube cube, ReleasedFunnel released)
    {
        var k = released.LeastCount;
        var told = groups.Where(a => released.Reached(a.Group, FunnelStage.Won) is not null && Stands(a.Amounts, k) && !cube.Of(a.Group, FunnelStage.Won).IsOneTender).ToList();
        var hidden = groups.Except(told).Aggregate(new AmountCount(), (sum, a) => sum.With(a.Amounts));
        var all = groups.Aggregate(new AmountCount(), (sum, a) => sum.With(a.Amounts));
        // A step that swallows half of everything tells nothing.
        if (Steps().Select(thousands => thousands * CentsPerThousand).TakeWhile(step => step * 2 <= all.Cents).FirstOrDefault(step => k == 1 || Mixes(groups, told, step, k)) is not (> 0 and var step))
        {
            return [];
        }

        var shares = told.ToDictionary(a => a.Group, a => TellsWithoutPrice(groups, cube) ? null : Share(a.Group, a.Amounts, released));
        var lines = told.Select(a => new ReleasedAmount(a.Group, currency, Round(a.Amounts.Cents, step) / CentsPerThousand, shares[a.Group], step / CentsPerThousand)).Where(a => a.Thousands > 0).ToList();
        if (released.Reached(null, FunnelStage.Won) is null || !Stands(all, k) || (hidden.Firms > 0 && !Stands(hidden, k)))
        {
            return lines;
        }

        // For how many of all the price is known must not tell for how few of the groups that do not say it.
        var said = told.Where(a => shares[a.Group] is not null).ToList();
        var priced = all.Firms - said.Sum(a => a.Amounts.Firms);
        var without = released.Reached(null, FunnelStage.Won)!.Value - said.Sum(a => released.Reached(a.Group, FunnelStage.Won)!.Value) - priced;
        return [.. lines, new(null, currency, Round(all.Cents, step) / CentsPerThousand, IsSmall(priced, k) || IsSmall(without, k) ? null : Share(null, all, released), step / CentsPerThousand)];
    }

    /// <summary>1, 2, 5, 10 … thousand.</summary>
    internal static IEnumerable<long> Steps() => from power in Enumerable.Range(0, 12) from digit in Digits select digit * (long)Math.Pow(10, power);

    // True: each winner of a group could change places with k of other groups, and no printed sum would be another one.
    private static bool Mixes(List<CubeAmount> groups, List<CubeAmount> told, long step, int k) =>
        groups.TrueForAll(own => own.Amounts.BySize.Keys.All(size =>
            groups.Where(g => g != own).Sum(other => other.Amounts.BySize.Where(s => Same(own, size, other, s.Key, told, step)).Sum(s => s.Value)) >= k));

    private static bool Same(CubeAmount own, int size, CubeAmount other, int otherSize, List<CubeAmount> told, long step)
    {
        var (less, more) = (AmountCount.LeastOf(otherSize) - AmountCount.LargestOf(size), AmountCount.LargestOf(otherSize) - AmountCount.LeastOf(size));
        return Stays(own, less, more) && Stays(other, -more, -less);

        bool Stays(CubeAmount group, double least, double most) =>
            !told.Contains(group) || (Round(group.Amounts.Cents + least, step) == Round(group.Amounts.Cents, step) && Round(group.Amounts.Cents + most, step) == Round(group.Amounts.Cents, step));
    }

    private static long Round(double cents, long step) => (long)Math.Floor((cents + (step / 2)) / step) * step;

    // Winners without a price are known as well: where all of them are of one group, shares of groups would say so.
    private static bool TellsWithoutPrice(List<CubeAmount> groups, ReportCube cube) => ReleasedFunnel.Groups
        .Where(g => cube.Of(g, FunnelStage.Won).Firms > (groups.Find(a => a.Group == g)?.Amounts.Firms ?? 0)).ToList() is [not BidderGroup.Unknown];

    private static double? Share(BidderGroup? group, AmountCount amounts, ReleasedFunnel released)
    {
        var winners = released.Reached(group, FunnelStage.Won)!.Value;
        var without = winners - amounts.Firms;
        return without == 0 || without >= released.LeastCount ? (double)amounts.Firms / winners : null;
    }

    private static bool IsSmall(long count, int k) => count > 0 && count < k;

    private static bool Stands(AmountCount amounts, int k) => amounts.Firms >= k && !amounts.IsDominated(Percent);
}
