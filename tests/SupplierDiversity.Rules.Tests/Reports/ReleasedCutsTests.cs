using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class ReleasedCutsTests
{
    private static readonly string[] Trades = ["45", "71", "72", "90", "30", ""];
    private static readonly string[] Sizes = ["micro", "small", "medium", ""];

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Cuts_OfAnyYear_TellNoSmallCountAndAddUp(int k)
    {
        var (random, told, lines) = (new Random(k), 0, 0);
        for (var i = 0; i < 150; i++)
        {
            var released = ReleasedFunnel.Of(Year(random), k);
            foreach (var cut in released.Cuts)
            {
                told++;
                lines += cut.Lines.Count;
                for (var side = 0; side < cut.Sides.Count; side++)
                {
                    Assert.All(cut.Lines, l => Assert.True(IsLarge(l.Bid[side], k)));
                    Assert.Equal(cut.Lines.Sum(l => l.Bid[side]), Total(released, cut.Sides[side], FunnelStage.Bid));
                    if (cut.WithWon)
                    {
                        // Whoever subtracts finds out who lost.
                        Assert.All(cut.Lines, l => Assert.True(IsLarge(l.Won[side], k) && IsLarge(l.Bid[side] - l.Won[side], k)));
                        Assert.Equal(cut.Lines.Sum(l => l.Won[side]), Total(released, cut.Sides[side], FunnelStage.Won));
                    }
                }
            }
        }

        Assert.True(told > 150 && lines > 2 * told, $"{told} breakdowns with {lines} lines");
    }

    [Fact]
    public void Cut_WinnersOfOneGroupInALine_GoTogetherWithOthers()
    {
        // All winners of trade 72 are of one group, and who won there is public.
        var released = ReleasedFunnel.Of(
            [.. Firms("45", BidderGroup.Both, 30, 40), .. Firms("45", BidderGroup.Neither, 30, 40), .. Firms("72", BidderGroup.Both, 20, 20), .. Firms("72", BidderGroup.Neither, 0, 20), .. Firms("30", BidderGroup.Both, 15, 15), .. Firms("30", BidderGroup.Neither, 15, 15)], 10);
        var cut = released.Cuts.Single(c => c.By == "trade");
        Assert.True(cut.WithWon);
        Assert.Equal(["45", "*"], cut.Lines.Select(l => l.Value));
    }

    [Fact]
    public void Cut_WinnersOfOneSideInALine_GoTogetherWithOthers()
    {
        // Each winner of trade 72 is diverse, migrant-owned or both: the side they would stand in together.
        var released = ReleasedFunnel.Of(
            [
                .. Firms("45", BidderGroup.Both, 30, 40), .. Firms("45", BidderGroup.Diverse, 30, 40), .. Firms("45", BidderGroup.Neither, 30, 40), .. Firms("30", BidderGroup.Both, 15, 15), .. Firms("30", BidderGroup.Neither, 15, 15),
                .. Firms("72", BidderGroup.Both, 6, 20), .. Firms("72", BidderGroup.Diverse, 6, 2), .. Firms("72", BidderGroup.Neither, 0, 20),
            ], 10);
        var cut = released.Cuts.Single(c => c.By == "trade");
        Assert.True(cut.WithWon);
        Assert.Equal(["45", "*"], cut.Lines.Select(l => l.Value));
    }

    [Fact]
    public void Cut_OfOneTender_IsNotToldAlone()
    {
        var released = ReleasedFunnel.Of([.. Firms("45", BidderGroup.Both, 30, 40), .. Firms("45", BidderGroup.Neither, 30, 40), .. Firms("72", BidderGroup.Both, 30, 40, 1), .. Firms("72", BidderGroup.Neither, 30, 40, 1)], 10);
        Assert.DoesNotContain(released.Cuts, c => c.By == "trade");
    }

    [Fact]
    public void Cube_FirmsTakenAway_IsAsIfTheyHadNeverBeen()
    {
        var random = new Random(4);
        var (stay, go) = (Year(random), Year(random));
        var cube = ReportCube.Of([.. stay, .. go]);
        go.ForEach(cube.Remove);
        Assert.Equal(ReportCube.Of(stay).Cells, cube.Cells);
        Assert.Equal(ReportCube.Of(stay).Amounts.Select(a => (a.Group, a.Amounts.Cents, a.Amounts.Firms)), cube.Amounts.Select(a => (a.Group, a.Amounts.Cents, a.Amounts.Firms)));
    }

    [Fact]
    public void Amounts_OneFirmMostOfIt_AreNotTold()
    {
        List<FunnelFirm> firms = [.. Firms("45", BidderGroup.Both, 20, 30), .. Firms("45", BidderGroup.Neither, 20, 30)];
        List<FunnelFirm> paid = [.. firms.Select((f, i) => f.Furthest == FunnelStage.Won ? f with { Won = [new("EUR", 1_000_000 + (i * 10_000))] } : f)];
        var open = ReleasedFunnel.Of(paid, 10).Amounts;
        Assert.Equal([BidderGroup.Both, BidderGroup.Neither, null], open.Select(a => a.Group));
        Assert.Equal(open[2].Thousands, open[0].Thousands + open[1].Thousands);
        Assert.Equal(1, open[0].KnownShare);
        paid[0] = paid[0] with { Won = [new("EUR", 5_000_000_000)] };
        Assert.Equal([BidderGroup.Neither], ReleasedFunnel.Of(paid, 10).Amounts.Select(a => a.Group));
    }

    [Fact]
    public void Stratified_TheOtherWayThanTheWhole_IsSeen()
    {
        // Within each trade the first side wins more often; it bids where everybody wins seldom.
        var released = ReleasedFunnel.Of(
            [.. Firms("45", BidderGroup.Both, 36, 4), .. Firms("45", BidderGroup.Neither, 160, 40), .. Firms("72", BidderGroup.Both, 40, 160), .. Firms("72", BidderGroup.Neither, 10, 90)], 3);
        Assert.True(released.Stratified!.OddsRatio > 1);
        Assert.Equal("stratum", released.StratifiedBy);
        Assert.True(released.TurnsRound);
        Assert.False(ReleasedFunnel.Of([.. Firms("45", BidderGroup.Both, 36, 14), .. Firms("45", BidderGroup.Neither, 60, 40)], 3).TurnsRound);
    }

    [Fact]
    public void Availability_BesideThePool_ReadsWhatTheIntervalCarries()
    {
        var year = ReleasedFunnel.Of([.. Firms("45", BidderGroup.MigrantOwned, 10, 20), .. Firms("45", BidderGroup.Diverse, 10, 10), .. Firms("45", BidderGroup.Both, 10, 10), .. Firms("45", BidderGroup.Neither, 100, 230)], 10);
        Assert.Empty(Availability.Of(year));
        var found = Availability.Of(year with { Pool = new(new DateOnly(2025, 12, 31), new(300, 700), null, "1/8", 2025, "Census") });
        var pool = found.Single(a => a is { Kind: AvailabilityKind.MigrantOwnedPool, Stage: FunnelStage.Bid });
        Assert.Equal((0.125, 0.3), (Math.Round(pool.Used!.Value, 3), pool.Available));
        Assert.Equal(0.417, Math.Round(pool.Ratio!.Value, 3));
        Assert.Equal(Rules.Statistics.RateReading.FirstLower, pool.Reading);
        var inhabitants = found.Single(a => a is { Kind: AvailabilityKind.Population, Stage: FunnelStage.Bid });
        Assert.Equal((1, Rules.Statistics.RateReading.TooFew), (Math.Round(inhabitants.Ratio!.Value, 6), inhabitants.Reading));
        Assert.DoesNotContain(found, a => a.Kind == AvailabilityKind.DiversePool);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "none")]
    [InlineData(" et-eq ", "unstated")]
    [InlineData(" et-eq performance ", "performance")]
    [InlineData(" award et-eq performance ", "several")]
    public void ClausePlace_OfTags_IsOne(string? tags, string expected) => Assert.Equal(expected, ClausePlace.Of(tags));

    private static bool IsLarge(long count, int k) => count == 0 || count >= k;

    private static long? Total(ReleasedFunnel released, IReadOnlyList<BidderGroup> side, FunnelStage stage) =>
        side.Count == 1 ? released.Reached(side[0], stage)
        : side.Aggregate((long?)0, (sum, g) => sum + released.Reached(g, stage)) ?? (released.Reached(null, stage) - released.Reached(BidderGroup.Neither, stage) - released.Reached(BidderGroup.Unknown, stage));

    private static List<FunnelFirm> Year(Random random) =>
    [
        .. from g in Enum.GetValues<BidderGroup>()
           from s in Enum.GetValues<FunnelStage>()
           from i in Enumerable.Range(0, (int)(Math.Pow(random.NextDouble(), 2) * 90))
           select new FunnelFirm(g, s, [$"T{i % 7}"], new() { Trade = Trades[(int)(Math.Pow(random.NextDouble(), 2) * Trades.Length)], Size = Sizes[random.Next(Sizes.Length)] }) { Won = s == FunnelStage.Won ? [new("EUR", random.Next(1, 1_000_000))] : [] },
    ];

    private static IEnumerable<FunnelFirm> Firms(string trade, BidderGroup group, int won, int lost, int tenders = 3) =>
        Enumerable.Range(0, won + lost).Select(i => new FunnelFirm(group, i < won ? FunnelStage.Won : FunnelStage.Admissible, [$"{trade}-{i % tenders}"], new() { Trade = trade, Size = "small" }));
}
