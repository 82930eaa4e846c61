using System.Text.Json;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class YearPairTests
{
    private static readonly string[] Trades = ["", "45", "71", "72"];
    private static readonly string[] Sizes = ["micro", "large"];

    [Fact]
    public void On_FirmsThatComeMoveAndGo_IsWhatCountingThemOneByOneFinds()
    {
        var (random, kept, firms) = (new Random(7), YearPair.Empty, new Dictionary<int, List<(int Year, FunnelFirm Firm)>>());
        for (var round = 0; round < 5; round++)
        {
            var changes = new YearPairs();
            foreach (var name in Enumerable.Range(0, 60).Where(_ => random.Next(2) == 0))
            {
                changes.Remove(firms.GetValueOrDefault(name, []));
                firms[name] = [.. Years(random)];
                changes.Add(firms[name]);
            }

            kept = changes.On((2024, 2025), kept);
            Check(kept, [.. firms.Values]);
            // A repetition changes nothing, and the same firms make the same pair however they came to be there.
            Assert.Equal(JsonSerializer.Serialize(kept), JsonSerializer.Serialize(new YearPairs().On((2024, 2025), kept)));
            var anew = new YearPairs();
            firms.Values.ToList().ForEach(anew.Add);
            Assert.Equal(JsonSerializer.Serialize(kept), JsonSerializer.Serialize(anew.On((2024, 2025), YearPair.Empty)));
        }

        var gone = new YearPairs();
        firms.Values.ToList().ForEach(gone.Remove);
        Assert.Equal(JsonSerializer.Serialize(YearPair.Empty), JsonSerializer.Serialize(gone.On((2024, 2025), kept)));
    }

    [Fact]
    public void Changed_FirmsThatStandWhereTheyStood_NamesNoPair()
    {
        List<(int, FunnelFirm)> years = [(2023, new(BidderGroup.Both, FunnelStage.Bid, ["a"])), (2024, new(BidderGroup.Both, FunnelStage.Won, ["b"])), (2025, new(BidderGroup.Both, FunnelStage.Won, ["c"]))];
        var changes = new YearPairs();
        changes.Remove(years);
        // Another tender, and what was won, change nothing of where it stands.
        changes.Add([years[0], years[1], (2025, new(BidderGroup.Both, FunnelStage.Won, ["d", "e"]))]);
        Assert.Empty(changes.Changed);
        changes.Remove([years[0], years[1]]);
        Assert.Equal([(2023, 2023), (2023, 2024), (2024, 2024)], changes.Changed);
    }

    [Fact]
    public void Crossing_TwoBreakdownsOfAYear_IsWhatCountingFindsInTheOrderTheyStandIn()
    {
        var (random, pairs) = (new Random(4), new YearPairs());
        var firms = Enumerable.Range(0, 80).Select(_ => Years(random).ToList()).ToList();
        firms.ForEach(pairs.Add);
        var cells = pairs.On((2024, 2024), YearPair.Empty).Crossing("trade", "size", beneath: false).ToList();
        Assert.Equal("trade", YearPair.FirstOf("size", "trade"));
        var counted = firms.SelectMany(f => f).Where(y => y.Item1 == 2024 && !y.Item2.Beneath).Select(y => y.Item2)
            .GroupBy(f => (f.Traits.Trade, f.Traits.Size, ((int)f.Group * FunnelStages.All.Count) + (int)f.Furthest, 0L)).Select(g => (g.Key.Trade, g.Key.Size, g.Key.Item3, g.LongCount()));
        Assert.Equal(counted.Order(), cells.Order());
    }

    private static void Check(YearPair pair, IReadOnlyCollection<List<(int Year, FunnelFirm Firm)>> firms)
    {
        foreach (var (by, values) in new (string, string[])[] { ("", [""]), ("trade", ["45"]), ("trade", ["", "72"]), ("trade", Trades), ("size", ["large"]), ("procedure", [""]), ("clause", ["none"]) })
        {
            foreach (var beneath in new[] { false, true })
            {
                var both = pair.Both(by, beneath, values);
                Assert.True(by == "clause" || both.Sum() > 0);
                foreach (var (earlier, later) in from e in Enumerable.Range(0, YearPair.Places) from l in Enumerable.Range(0, YearPair.Places) select (e, l))
                {
                    Assert.Equal(firms.Count(f => Stands(f, 2024, earlier) && Stands(f, 2025, later)), both[(earlier * YearPair.Places) + later]);
                }

                bool Stands(List<(int Year, FunnelFirm Firm)> years, int year, int place) => years.Exists(y =>
                    y.Year == year && y.Firm.Beneath == beneath && ((int)y.Firm.Group * FunnelStages.All.Count) + (int)y.Firm.Furthest == place && (by.Length == 0 || values.Contains(y.Firm.Traits.In(by))));
            }
        }
    }

    private static IEnumerable<(int, FunnelFirm)> Years(Random random)
    {
        foreach (var (year, beneath) in from y in new[] { 2023, 2024, 2025 } from b in new[] { false, true } select (y, b))
        {
            if (random.Next(4) > 0)
            {
                var traits = new FirmTraits { Trade = Trades[random.Next(4)], Size = Sizes[random.Next(2)] };
                yield return (year, new((BidderGroup)random.Next(5), beneath ? FunnelStage.Won : (FunnelStage)random.Next(5), ["a"], traits) { Beneath = beneath });
            }
        }
    }
}
