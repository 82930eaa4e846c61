using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Somebody who knows the program takes what is hidden, put together or left out as a message too: it tries every city there
/// could be with the bidders everybody knows, and keeps those of which the program prints exactly what it read.
/// </summary>
public class KnownRulesAttackTests(ITestOutputHelper output)
{
    private const int K = 3;

    [Fact]
    public void Edition_ReadByWhoKnowsTheProgram_SeldomTellsASmallCount()
    {
        BidderGroup[] groups = [BidderGroup.Diverse, BidderGroup.Neither, BidderGroup.Unknown];
        Try("three groups, two steps", groups, [("", FunnelStage.Bid, 6), ("", FunnelStage.Won, 4)]);
        Try("two groups, two trades", groups[..2], [("45", FunnelStage.Bid, 4), ("45", FunnelStage.Won, 3), ("72", FunnelStage.Bid, 4), ("72", FunnelStage.Won, 3)]);
    }

    private void Try(string name, BidderGroup[] groups, (string Trade, FunnelStage Stage, int Firms)[] kinds)
    {
        var cities = kinds.Aggregate((IEnumerable<int[][]>)[[]], (some, kind) => some.SelectMany(_ => Parts(kind.Firms, groups.Length), (c, part) => (int[][])[.. c, part])).ToList();
        var editions = cities.GroupBy(city => Print(groups, kinds, city)).ToList();
        var (exact, whole, smalls, wholes) = (0, 0, 0, 0);
        var stages = kinds.Select(k => k.Stage).Distinct().ToList();
        foreach (var edition in editions)
        {
            foreach (var (trade, stage) in from t in kinds.Select(k => k.Trade).Distinct().Append("*") from s in stages select (t, s))
            {
                int[] at = [.. Enumerable.Range(0, kinds.Length).Where(i => (trade == "*" || kinds[i].Trade == trade) && kinds[i].Stage == stage)];
                for (var g = 0; g < groups.Length; g++)
                {
                    var all = at.Sum(i => kinds[i].Firms);
                    List<int> could = [.. edition.Select(city => at.Sum(i => city[i][g]))];
                    smalls += could.Count(c => c is > 0 and < K);
                    exact += could.Distinct().ToList() is [> 0 and < K] ? could.Count : 0;
                    wholes += groups[g] != BidderGroup.Unknown ? could.Count(c => c == all) : 0;
                    whole += groups[g] != BidderGroup.Unknown && could.TrueForAll(c => c == all) ? could.Count : 0;
                }
            }
        }

        output.WriteLine($"{name}: {cities.Count} cities make {editions.Count} editions; of {smalls} small counts {exact} are known exactly, of {wholes} times that all firms are of one group {whole} are known.");
        Assert.True(exact * 5 < smalls && whole * 5 < wholes);
    }

    private static IEnumerable<int[]> Parts(int firms, int groups) => groups == 1 ? [[firms]]
        : Enumerable.Range(0, firms + 1).SelectMany(first => Parts(firms - first, groups - 1), (first, rest) => (int[])[first, .. rest]);

    private static string Print(BidderGroup[] groups, (string Trade, FunnelStage Stage, int Firms)[] kinds, int[][] city)
    {
        var firms = kinds.SelectMany((kind, i) => groups.SelectMany((group, g) => Enumerable.Range(0, city[i][g]).Select(n => new FunnelFirm(group, kind.Stage, [$"T{n}", "T"], new() { Trade = kind.Trade }))));
        return JsonSerializer.Serialize(ReleasedFunnel.Of(ReportCube.Of(firms), K));
    }
}
