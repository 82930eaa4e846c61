using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>Cities as they are: of most kinds there are few firms. Every one of a number is the same on every machine.</summary>
internal static class InventedCity
{
    private static readonly string[] Demands = ["yes", "no", ""];

    /// <summary>The kinds of cities that are tried.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["large", "middling", "small", "skewed", "winners of one group", "all of one group", "all unknown", "one bidder", "k bidders", "one tender"];

    /// <summary>The firms of a year.</summary>
    public static List<FunnelFirm> Year(string kind, Random random, int k)
    {
        var count = kind switch { "large" => 900, "skewed" => 500, "small" => random.Next(2 * k, 6 * k), "one bidder" => 1, "k bidders" => k, _ => random.Next(100, 400) };
        var lean = kind == "skewed" ? 3.5 : 1.4;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var stage = (FunnelStage)Skewed(random, 5, 1.2);
            var group = kind switch
            {
                "all unknown" => BidderGroup.Unknown,
                "all of one group" => BidderGroup.Neither,
                "winners of one group" when stage == FunnelStage.Won => BidderGroup.Neither,
                _ => (BidderGroup)(4 - Skewed(random, 5, lean)),
            };
            return Firm(random, i, group, stage, kind == "one tender" ? 1 : 12);
        })];
    }

    /// <summary>The firms of several years, most of them the same.</summary>
    public static List<FunnelFirm?[]> Years(Random random, int years)
    {
        var (stay, few) = (random.Next(60, 200), random.Next(1, 30));
        return [.. Enumerable.Range(0, stay + (few * (years + 1))).Select(i =>
        {
            var group = (BidderGroup)(4 - Skewed(random, 5, 1.6));
            var firm = Firm(random, i, group, FunnelStage.Bid, 12);
            var (first, last) = i < stay ? (0, years) : ((i - stay) / few % (years + 1) - random.Next(0, 2), (i - stay) / few % (years + 1) + random.Next(0, 2));
            return Enumerable.Range(0, years).Select(y => y < first || y > last ? null
                : firm with { Furthest = random.Next(3) == 0 ? FunnelStage.Won : FunnelStage.Admissible, Count = firm.Count with { Keys = CellKeyNoise.KeyOf([5, 5], $"{i}", y) } }).ToArray();
        }).Where(f => f.Any(y => y is not null))];
    }

    /// <summary>What some of the firms said kept them out.</summary>
    public static List<SaidReasons> Said(IReadOnlyList<FunnelFirm> firms, Random random) =>
    [
        .. firms.Where(f => f.Furthest != FunnelStage.Won && random.Next(2) == 0).Select((f, i) => new SaidReasons(
            f.Group, BarrierReasons.Situations[Skewed(random, 4, 1.5)], Enumerable.Range(0, 1 + random.Next(2)).Select(_ => BarrierReasons.All[Skewed(random, 9, 2)]).ToHashSet(), [$"T{i % 9}"], f.Count.Keys)),
    ];

    private static FunnelFirm Firm(Random random, int i, BidderGroup group, FunnelStage stage, int tenders) => new(group, stage, [$"T{i % tenders}"], new()
    {
        Trade = new[] { "45", "71", "72", "90", "30" }[Skewed(random, 5, 1.5)],
        Size = new[] { "micro", "small", "medium", "large" }[Skewed(random, 4, 1.5)],
        Procedure = new[] { "open", "restricted" }[Skewed(random, 2, 1.5)],
        Value = new[] { "to-100k", "to-500k", "to-5m", "" }[Skewed(random, 4, 1.2)],
        Clause = new[] { "none", "performance", "award" }[Skewed(random, 3, 1.5)],
        Subcontractors = Demands[random.Next(3)],
        Turnover = Demands[Skewed(random, 3, 1.5)],
        References = Demands[random.Next(3)],
        Languages = new[] { "one", "several" }[random.Next(2)],
    })
    { Count = FirmCount.One([$"T{i % tenders}"]) with { Keys = CellKeyNoise.KeyOf([5, 5], $"{i}", 2025) } };

    private static int Skewed(Random random, int below, double lean) => (int)(Math.Pow(random.NextDouble(), lean) * below);
}
