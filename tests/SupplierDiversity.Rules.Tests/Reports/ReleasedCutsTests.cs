using SupplierDiversity.Rules.Disclosure;
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
        var (random, told, lines, fromInterest) = (new Random(k), 0, 0, 0);
        for (var i = 0; i < 60; i++)
        {
            var released = ReleasedFunnel.Of(Year(random), k);
            foreach (var cut in released.Cuts)
            {
                told++;
                lines += cut.Lines.Count;
                fromInterest += cut.Stages.First() == FunnelStage.Interested ? 1 : 0;
                for (var side = 0; side < cut.Sides.Count; side++)
                {
                    if (cut.Lines.All(l => l.Counts[side].All(n => n is null)))
                    {
                        // Of how many nothing is known is not told in the year either.
                        Assert.True(cut.Sides[side] is [BidderGroup.Unknown] && cut.Columns.Any(c => Total(released, cut.Sides[side], c[0]) is null));
                        continue;
                    }

                    // Whoever subtracts finds out who stopped at which step.
                    Assert.All(cut.Lines, l => Assert.All(l.Counts[side], n => Assert.True(n is { } count && IsLarge(count, k))));
                    Assert.All(cut.Stages, stage => Assert.Equal(cut.Lines.Sum(l => cut.Reached(l, side, stage)), Total(released, cut.Sides[side], stage)));
                }
            }
        }

        Assert.True(fromInterest > told / 5, $"{fromInterest} of {told} breakdowns begin with interest");
        Assert.True(told > 60 && lines > 2 * told, $"{told} breakdowns with {lines} lines");
    }

    // The order of the true counts would say which of two printed ones is the larger: a difference of 3 could not be 8.
    [Fact]
    public void PublicLines_OfAnyYear_StandInTheOrderOfWhatIsPrinted()
    {
        var (random, cuts, other) = (new Random(5), 0, 0);
        for (var i = 0; i < 20; i++)
        {
            List<FunnelFirm> firms = [.. Year(random).Select((f, n) => f with { Count = f.Count with { Keys = CellKeyNoise.KeyOf([7], $"{n}", i) } })];
            var (cube, released) = (ReportCube.Of(firms), ReleasedFunnel.Of(firms, 10));
            foreach (var cut in PublicFunnel.Of(released, cube).Cuts)
            {
                cuts++;
                var lines = cut.Lines.Where(l => l.Value != Dimension.Others).ToList();
                Assert.Equal(lines.OrderByDescending(l => l.Counts[^1][^1]).ThenBy(l => l.Value, StringComparer.Ordinal), lines);
                other += released.Cuts.Single(c => c.By == cut.By).Lines.Select(l => l.Value).SequenceEqual(cut.Lines.Select(l => l.Value)) ? 0 : 1;
            }
        }

        Assert.True(cuts > 15 && other > 0, $"{other} of {cuts} breakdowns stand in another order than the true counts");
    }

    [Fact]
    public void Cut_WinnersOfOneGroupInALine_GoTogetherWithOthers()
    {
        // All winners of trade 72 are of one group, and who won there is public.
        var released = ReleasedFunnel.Of(
            [.. Firms("45", BidderGroup.Both, 30, 40), .. Firms("45", BidderGroup.Neither, 30, 40), .. Firms("72", BidderGroup.Both, 20, 20), .. Firms("72", BidderGroup.Neither, 0, 20), .. Firms("30", BidderGroup.Both, 15, 15), .. Firms("30", BidderGroup.Neither, 15, 15)], 10);
        var cut = released.Cuts.Single(c => c.By == "trade");
        Assert.Contains(FunnelStage.Won, cut.Stages);
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
        Assert.Contains(FunnelStage.Won, cut.Stages);
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
        Assert.All(open, a => Assert.True(a.Thousands > 0 && a.Thousands % a.Step == 0 && a.Step > 1));
        Assert.Equal(1, open[0].KnownShare);
        paid[0] = paid[0] with { Won = [new("EUR", 5_000_000_000)] };
        // Its price is public and no other is like it, so each sum would tell whether it is in there.
        Assert.Empty(ReleasedFunnel.Of(paid, 10).Amounts);
    }

    // Twelve winners of one group have no price, and fourteen over all: the two others are of the group that does not say it.
    [Fact]
    public void Amounts_PriceOfFewNotKnown_IsNotWorkedOutFromAll()
    {
        List<FunnelFirm> firms = [.. Firms("45", BidderGroup.Both, 40, 30), .. Firms("45", BidderGroup.Neither, 40, 30)];
        List<FunnelFirm> Paid(int without) => [.. firms.Select((f, i) => f.Furthest == FunnelStage.Won && i >= 12 && !(i >= 70 && i < 70 + without) ? f with { Won = [new("EUR", 1_000_000 + (i * 10_000))] } : f)];
        Assert.Equal([28.0 / 40, null, null], ReleasedFunnel.Of(Paid(2), 10).Amounts.Select(a => a.KnownShare));
        // All without a price are of one group then, and who they are is public.
        Assert.Equal([null, null, 68.0 / 80], ReleasedFunnel.Of(Paid(0), 10).Amounts.Select(a => a.KnownShare));
    }

    // Over random years: no sum that is told, and none that follows by subtraction, lets its second firm tell the first one's price.
    [Fact]
    public void Amounts_OfAnyYear_LetNoFirmTellAnothersPrice()
    {
        var (random, told, dominated) = (new Random(6), 0, 0);
        for (var year = 0; year < 80; year++)
        {
            var spread = random.NextDouble() * 16;
            List<FunnelFirm> firms = [.. Year(random).Select(f => f.Furthest == FunnelStage.Won ? f with { Won = [new("EUR", 1 + (long)(10_000 * Math.Exp(spread * random.NextDouble())))] } : f)];
            var (amounts, won) = (ReleasedFunnel.Of(firms, 5).Amounts, firms.Where(f => f.Won.Count > 0).ToList());
            dominated += ReleasedFunnel.Groups.Count(g => Tells(won.Where(f => f.Group == g)));
            told += amounts.Count;
            var groups = amounts.Select(a => a.Group).ToList();
            Assert.All(amounts, a => Assert.False(Tells(won.Where(f => a.Group is not { } g || f.Group == g))));
            Assert.False(groups.Contains(null) && Tells(won.Where(f => !groups.Contains(f.Group))));
        }

        Assert.True(told > 40 && dominated > 20, $"{told} sums told, {dominated} groups in which one firm stands out");

        static bool Tells(IEnumerable<FunnelFirm> firms) => firms.Select(f => f.Won[0].Cents).OrderDescending().ToList() is { Count: > 0 } all && all.Skip(2).Sum() < all[0] / 10.0;
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

    [Fact]
    public void Cut_AllGroupsTold_SaysForHowManyTheGroupIsKnown()
    {
        var released = ReleasedFunnel.Of(
            [.. Firms("45", BidderGroup.Both, 30, 30), .. Firms("45", BidderGroup.Unknown, 10, 10), .. Firms("72", BidderGroup.Both, 20, 20), .. Firms("72", BidderGroup.Neither, 20, 20), .. Firms("45", BidderGroup.Neither, 20, 20)], 10);
        var cut = released.Cuts.Single(c => c.By == "trade");
        Assert.Equal((60 + 40.0) / 120, cut.KnownRate(cut.Lines[0], FunnelStage.Bid));
        Assert.Equal(120, cut.Reached(cut.Lines[0], null, FunnelStage.Bid));
        Assert.Equal((0, 1.0), (cut.Reached(cut.Lines[1], cut.Sides.Count - 1, FunnelStage.Won), cut.KnownRate(cut.Lines[1], FunnelStage.Won)));
    }

    [Fact]
    public void Subcontracted_BesideTheFunnel_IsProtectedAndBrokenDownInTheSameWay()
    {
        List<FunnelFirm> firms = [.. Firms("45", BidderGroup.Both, 30, 40), .. Firms("45", BidderGroup.Neither, 30, 40)];
        FunnelFirm[] beneath = [.. Firms("45", BidderGroup.Both, 12, 0), .. Firms("72", BidderGroup.Both, 15, 0), .. Firms("45", BidderGroup.Unknown, 20, 0), .. Firms("72", BidderGroup.Unknown, 25, 0), .. Firms("45", BidderGroup.Diverse, 4, 0)];
        var cube = ReportCube.Of([.. firms, .. beneath.Select(f => f with { Beneath = true })]);
        var told = ReleasedFunnel.Of(cube, 10);
        Assert.Equal(ReleasedFunnel.Of(firms, 10).Counts, told.Counts);
        Assert.Equal([0, null, null, 0, 45, 76], [.. ReleasedFunnel.Groups.Select(g => told.Subcontracted!.Reached(g, FunnelStage.Won)), told.Subcontracted!.Reached(null, FunnelStage.Won)]);
        firms.ForEach(cube.Remove);
        Assert.Equal(beneath.Length, cube.Subcontractors.By("all").SelectMany(c => c).Sum(c => c.Count.Firms));
        var exact = ReleasedFunnel.Of(cube, 3).Subcontracted!;
        Assert.Equal(["72 40", "45 36"], exact.Cuts.Single(c => c.By == "trade") is var cut ? cut.Lines.Select(l => $"{l.Value} {cut.Reached(l, null, FunnelStage.Won)}") : []);
    }

    [Theory]
    [InlineData(null, "EUR", "")]
    [InlineData(5L, "", "")]
    [InlineData(9_999_999L, "EUR", "to-100k")]
    [InlineData(10_000_000L, "EUR", "to-500k")]
    [InlineData(900_000_000L, "CHF", "CHF over-5m")]
    [InlineData(10_000_000L, "SEK", "SEK to-1m")]
    [InlineData(19_999_999_999L, "HUF", "HUF to-200m")]
    public void ValueBand_InAnyCurrency_IsInItsOwn(long? cents, string currency, string code)
    {
        Assert.Equal(code, ValueBand.Of(cents, currency));
        Assert.Equal(code.Length > 0, ValueBand.Find(code) is { } band && band.Currency == currency && band.LeastCents <= cents && !(band.BelowCents <= cents));
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
