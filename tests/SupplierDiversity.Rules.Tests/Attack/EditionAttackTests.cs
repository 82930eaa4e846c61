using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

public class EditionAttackTests(ITestOutputHelper output)
{
    private static readonly int[] Least = [3, 10];

    /// <summary>Everything of a year at once: the steps, all breakdowns, both audiences, and what kept firms out.</summary>
    [Fact]
    public void Edition_ReadAsAWhole_PinsNothing()
    {
        var (tables, figures, questions, told) = (0, 0, 0, 0);
        foreach (var (kind, k) in from kind in InventedCity.Kinds from k in Least where k > 3 || kind == "small" select (kind, k))
        {
            var random = new Random(k + kind.Length);
            var firms = InventedCity.Year(kind, random, k);
            foreach (var reader in Read(firms, random, k, k))
            {
                var pinned = reader.Pinned();
                Assert.True(pinned.Count == 0, $"{kind}, k = {k}: {string.Join("; ", pinned)}");
                (tables, figures, questions) = (tables + reader.Tables, figures + reader.Figures, questions + reader.Questions);
            }

            told += ReleasedFunnel.Of(firms, k).Cuts.Count;
        }

        output.WriteLine($"{InventedCity.Kinds.Count} kinds of cities: {tables} tables with {figures} figures attacked as a whole, {questions} small counts and groups of firms looked for, none found; {told} breakdowns told.");
        Assert.True(questions > 1000 && told > 10);
    }

    [Fact]
    public void Edition_WithoutProtection_IsBroken()
    {
        foreach (var kind in new[] { "small", "winners of one group" })
        {
            var random = new Random(4);
            Assert.All(Read(InventedCity.Year(kind, random, 10), random, 1, 10), reader => Assert.NotEmpty(reader.Pinned()));
        }
    }

    /// <summary>Hiding what is small, and nothing else: the reader subtracts.</summary>
    [Fact]
    public void Edition_OnlySmallCountsHidden_IsBroken()
    {
        var firms = InventedCity.Year("middling", new Random(4), 10);
        var open = ReleasedFunnel.Of(firms, 1);
        IReadOnlyList<IReadOnlyList<long?>> Hide(IReadOnlyList<IReadOnlyList<long?>> counts) => [.. counts.Select(r => (IReadOnlyList<long?>)[.. r.Select(c => c is > 0 and < 10 ? null : c)])];
        var reader = new EditionReader(firms, FirmTraits.Breakdowns, 10);
        reader.Read(open with { Counts = Hide(open.Counts), Steps = Hide(open.Steps), Cuts = [] });
        Assert.NotEmpty(reader.Pinned());
    }

    /// <summary>Three years of nearly the same firms, each told after the one before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Editions_OfThreeYears_PinNothingUnlessYearsAreNotCompared(bool compare)
    {
        const int K = 10;
        var (tables, figures, questions, found) = (0, 0, 0, 0);
        foreach (var (by, i) in FirmTraits.Breakdowns.Select((b, i) => (b, i)))
        {
            var firms = InventedCity.Years(new Random(i), 3);
            var years = firms.Select(f => (IReadOnlyCollection<(int, FunnelFirm)>)[.. f.Select((y, at) => (at, y)).Where(y => y.y is not null).Select(y => (y.at, y.y!))]).ToList();
            var reader = new YearsReader(firms, by, K);
            for (var year = 0; year < 3; year++)
            {
                var cube = ReportCube.Of(firms.Select(f => f[year]).OfType<FunnelFirm>());
                var released = ReleasedFunnel.Of(cube, K, compare ? KnownYears.Told(years, year, [.. Enumerable.Range(0, year)], K) : null);
                reader.Read(year, released);
                reader.Read(year, PublicFunnel.Of(released, cube));
            }

            var pinned = reader.Pinned();
            Assert.True(!compare || pinned.Count == 0, $"{by}: {string.Join("; ", pinned)}");
            (tables, figures, questions, found) = (tables + reader.Tables, figures + reader.Figures, questions + reader.Questions, found + pinned.Count);
        }

        output.WriteLine($"{FirmTraits.Breakdowns.Count} cities of three years: {tables} tables with {figures} figures attacked, {questions} small counts and groups of firms looked for, {found} found.");
        Assert.Equal(!compare, found > 0);
    }

    // Bidders with what kept them out, and the firms that got work from winners.
    private static EditionReader[] Read(List<FunnelFirm> firms, Random random, int least, int k)
    {
        List<FunnelFirm> beneath = [.. firms.Where(_ => random.Next(3) == 0).Select(f => f with { Beneath = true, Furthest = FunnelStage.Won })];
        var (cube, said) = (ReportCube.Of([.. firms, .. beneath]), InventedCity.Said(firms, random));
        var released = ReleasedFunnel.Of(cube, least);
        var everybody = PublicFunnel.Of(released, cube);
        var (bidders, others, reasons) = (new EditionReader(firms, FirmTraits.Breakdowns, k), new EditionReader(beneath, FirmTraits.Breakdowns, k), ReleasedReasons.Of(said, least));
        bidders.Read(released);
        bidders.Read(everybody);
        bidders.Read(reasons, said);
        others.Read(released.Subcontracted!);
        others.Read(everybody.Subcontracted!);
        return [bidders, others];
    }
}
