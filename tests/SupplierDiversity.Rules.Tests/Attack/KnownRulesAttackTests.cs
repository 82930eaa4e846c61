using System.Text.Json;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Surveys;
using SupplierDiversity.Rules.Tests.Surveys;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Somebody who knows the program takes what is hidden, put together or left out as a message too: it tries every city there
/// could be with the bidders everybody knows, and keeps those of which the program prints exactly what it read.
/// </summary>
public class KnownRulesAttackTests(ITestOutputHelper output)
{
    private const int K = 3;
    private static readonly BidderGroup[] Groups = [BidderGroup.Diverse, BidderGroup.Neither, BidderGroup.Unknown];

    [Fact]
    public void Edition_ReadByWhoKnowsTheProgram_TellsNoSmallCount()
    {
        Try("three groups, two steps", [("", FunnelStage.Bid, 6), ("", FunnelStage.Won, 4)]);
        Try("three groups, two trades", [("45", FunnelStage.Bid, 6), ("72", FunnelStage.Bid, 6)]);
    }

    [Fact]
    public void Answers_ReadByWhoKnowsTheProgram_TellNoSmallCount()
    {
        foreach (var firms in new[] { 4, 9, 18 })
        {
            foreach (var same in Parts(firms, 3).GroupBy(Print))
            {
                Assert.All(Enumerable.Range(0, 3), i => Assert.False(same.Select(c => c[i]).Distinct().ToList() is [> 0 and < K]));
            }
        }

        static string Print(int[] counts)
        {
            var answers = new[] { "owritten", "onone", "?" }.SelectMany((policy, i) => Enumerable.Repeat(Small.Answers(("policy", policy)), counts[i]));
            return JsonSerializer.Serialize(SurveyResults.Of(Small.Questionnaire, [.. answers], K));
        }
    }

    /// <summary>No other city would be printed like this one, if as few counts as can be were hidden.</summary>
    [Fact]
    public void City_ThatNoOtherLooksLike_IsToldNothingOfGroups()
    {
        var released = ReleasedFunnel.Of([.. City([("", FunnelStage.Bid, 6), ("", FunnelStage.Won, 4)], [[0, 3, 3], [2, 1, 1]])], K);
        Assert.Equal([6, 4, 10], new[] { released.Counts[^1][1], released.Counts[^1][4], released.Counts[^1][^1] });
        Assert.All(ReleasedFunnel.Groups, g => Assert.Equal((null, null), (released.Reached(g, FunnelStage.Bid), released.Reached(g, FunnelStage.Won))));
    }

    private void Try(string name, (string Trade, FunnelStage Stage, int Firms)[] kinds)
    {
        var cities = kinds.Aggregate((IEnumerable<int[][]>)[[]], (some, kind) => some.SelectMany(_ => Parts(kind.Firms, Groups.Length), (c, part) => (int[][])[.. c, part])).ToList();
        var editions = cities.GroupBy(city => JsonSerializer.Serialize(ReleasedFunnel.Of([.. City(kinds, city)], K))).ToList();
        var (exact, likely, whole, smalls, wholes) = (0, 0, 0, 0, 0);
        var stages = kinds.Select(k => k.Stage).Distinct().ToList();
        foreach (var edition in editions)
        {
            foreach (var (trade, stage) in from t in kinds.Select(k => k.Trade).Distinct().Append("*") from s in stages select (t, s))
            {
                int[] at = [.. Enumerable.Range(0, kinds.Length).Where(i => (trade == "*" || kinds[i].Trade == trade) && kinds[i].Stage == stage)];
                for (var g = 0; g < Groups.Length; g++)
                {
                    var all = at.Sum(i => kinds[i].Firms);
                    List<int> could = [.. edition.Select(city => at.Sum(i => city[i][g]))];
                    smalls += could.Count(c => c is > 0 and < K);
                    exact += could.Distinct().ToList() is [> 0 and < K] ? could.Count : 0;
                    likely += could.GroupBy(c => c).Where(c => c.Key is > 0 and < K && c.Count() >= could.Count * 0.9).Sum(c => c.Count());
                    wholes += Groups[g] != BidderGroup.Unknown ? could.Count(c => c == all) : 0;
                    whole += Groups[g] != BidderGroup.Unknown && could.TrueForAll(c => c == all) ? could.Count : 0;
                }
            }
        }

        output.WriteLine($"{name}: {cities.Count} cities make {editions.Count} editions; of {smalls} small counts {exact} are known exactly and {likely} with 90 %, of {wholes} times that all firms are of one group {whole} are known.");
        // Firms that are all of one group could be of one that is not tried here.
        Assert.True(exact == 0 && likely == 0 && whole * 10 < wholes);
    }

    private static IEnumerable<int[]> Parts(int firms, int groups) => groups == 1 ? [[firms]]
        : Enumerable.Range(0, firms + 1).SelectMany(first => Parts(firms - first, groups - 1), (first, rest) => (int[])[first, .. rest]);

    private static IEnumerable<FunnelFirm> City((string Trade, FunnelStage Stage, int Firms)[] kinds, int[][] city) => kinds.SelectMany((kind, i) =>
        Groups.SelectMany((group, g) => Enumerable.Range(0, city[i][g]).Select(n => new FunnelFirm(group, kind.Stage, [$"T{n}", "T"], new() { Trade = kind.Trade }))));
}
