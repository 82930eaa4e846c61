using System.Text.Json;
using SupplierDiversity.Features.BidReports;
using SupplierDiversity.Features.Cities;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Tests.Features.BidReports;

public class AttackTests(ITestOutputHelper output)
{
    private const int Tables = 120;

    private static readonly City City = new() { CityId = Guid.Empty, Slug = "c", Name = "C", Country = "DEU", TimeZone = "Europe/Berlin", Language = "de", Buyers = 1 };

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Release_OfAnyYear_PinsNoSmallCount(int k)
    {
        var (random, withheld, hidden) = (new Random(k), 0, 0);
        for (var i = 0; i < Tables; i++)
        {
            var firms = Year(random);
            var released = ReleasedFunnel.Of(firms, k);
            withheld += released.IsWithheld ? 1 : 0;
            hidden += released.Counts.SelectMany(r => r).Count(c => c is null);
            Assert.Empty(Adversary.Pinned(File(released), firms, k));
        }

        output.WriteLine($"k = {k}: {Tables} tables attacked, {hidden} counts hidden, {withheld} tables withheld as a whole, none gave a small count away.");
        Assert.True(hidden > Tables);
        Assert.True(withheld < Tables / 2);
    }

    [Fact]
    public void Release_WithoutProtection_GivesSmallCountsAway()
    {
        var random = new Random(10);
        var (broken, withSmall) = (0, 0);
        for (var i = 0; i < Tables; i++)
        {
            var firms = Year(random);
            withSmall += firms.GroupBy(f => (f.Group, f.Furthest)).Any(g => g.Count() < 10) ? 1 : 0;
            broken += Adversary.Pinned(File(ReleasedFunnel.Of(firms, 1)), firms, 10).Count > 0 ? 1 : 0;
        }

        output.WriteLine($"Protection off: {broken} of {withSmall} tables with small counts gave one away.");
        Assert.True(withSmall > Tables / 2);
        Assert.True(broken > withSmall * 3 / 4);
    }

    [Fact]
    public void Release_OnlySmallCountsHidden_IsBroken()
    {
        // Hiding what is small and nothing else: the adversary subtracts.
        var firms = Firms(BidderGroup.Diverse, (FunnelStage.Won, 3), (FunnelStage.Bid, 20)).Concat(Firms(BidderGroup.Neither, (FunnelStage.Won, 30), (FunnelStage.Bid, 40))).ToList();
        var open = ReleasedFunnel.Of(firms, 1);
        var naive = open with { Counts = [.. open.Counts.Select(r => (IReadOnlyList<long?>)[.. r.Select(c => c is > 0 and < 10 ? null : c)])] };
        Assert.Contains("diverse won: at most 3", Adversary.Pinned(File(naive), firms, 10));
    }

    // Each city is told three years, and most firms of a year are there in the next; the files of both audiences are put together.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 3)]
    public void Release_WithBreakdownsForBothAudiences_PinsNoSmallCountUnlessProtectionIsOff(int k, int cities)
    {
        var (random, tables, found, published) = (new Random(k), 0, 0, 0);
        for (var city = 0; city < cities; city++)
        {
            var firms = City3(random);
            for (var year = 2023; year < 2026; year++)
            {
                var (cube, told) = (ReportCube.Of(firms[year - 2023]), new List<JsonElement>());
                var released = ReleasedFunnel.Of(cube, k);
                told.Add(File(released));
                told.Add(File(PublicFunnel.Of(released, cube)));
                published += told[1].GetProperty("noise").GetInt32() > 0 ? 1 : 0;
                var (count, pinned) = CutAdversary.Pinned(told, firms[year - 2023], 10);
                (tables, found) = (tables + count, found + pinned.Count);
                Assert.True(k == 1 || pinned.Count == 0, string.Join('\n', pinned));
            }
        }

        output.WriteLine($"k = {k}: {tables} tables of {3 * cities} years and both audiences attacked, {found} small counts found.");
        Assert.True(tables > 10 * cities && published == 3 * cities);
        Assert.Equal(k == 1, found > 0);
    }

    private static List<FunnelFirm>[] City3(Random random)
    {
        string[] trades = ["45", "71", "72", "90"], sizes = ["micro", "small", "medium"], procedures = ["open", "restricted"];
        FunnelFirm Firm(int i) => new((BidderGroup)random.Next(5), (FunnelStage)random.Next(5), [$"T{i % 7}"], new()
        {
            Trade = trades[(int)(Math.Pow(random.NextDouble(), 2) * trades.Length)],
            Size = sizes[(int)(Math.Pow(random.NextDouble(), 2) * sizes.Length)],
            Procedure = procedures[random.Next(2)],
        });
        FunnelFirm InYear(FunnelFirm firm, int i, int year) => firm with { Count = firm.Count with { Keys = CellKeyNoise.KeyOf([7, 7, 7], $"{i}", year) } };
        var all = Enumerable.Range(0, 500).Select(Firm).ToList();
        return [.. Enumerable.Range(0, 3).Select(y => all.Select((f, i) => InYear(f, i, 2023 + y)).Where((_, i) => i >= y * 20 && i < 400 + (y * 20)).ToList())];
    }

    // Skewed as life is: many zeros and small counts, few large ones.
    private static List<FunnelFirm> Year(Random random) =>
        [.. Enum.GetValues<BidderGroup>().SelectMany(g => Firms(g, [.. Enum.GetValues<FunnelStage>().Select(s => (s, (int)(Math.Pow(random.NextDouble(), 3) * 60)))]))];

    private static List<FunnelFirm> Firms(BidderGroup group, params (FunnelStage Stage, int Count)[] counts) =>
        [.. counts.SelectMany(c => Enumerable.Range(0, c.Count).Select(i => new FunnelFirm(group, c.Stage, [$"T{i % 3}"], new() { Trade = "45", Size = "small" })))];

    private static JsonElement File(ReleasedFunnel released)
    {
        var bytes = ReportFiles.Write("json", City, [new(2025, DateTimeOffset.UnixEpoch, released)]);
        return JsonDocument.Parse(bytes).RootElement.GetProperty("years")[0];
    }
}
