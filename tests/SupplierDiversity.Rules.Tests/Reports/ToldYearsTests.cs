using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Tests.Disclosure;

namespace SupplierDiversity.Rules.Tests.Reports;

public class ToldYearsTests(ITestOutputHelper output)
{
    private const int K = 10;
    private const int Away = -1;
    private const int Cities = 8;
    private static readonly int[] Stages = [1, 4];
    private static readonly string[] Sizes = ["micro", "small", "large"];

    // 30 diverse firms in both years, and one firm more: what is it?
    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(12, 0, true)]
    [InlineData(3, 8, true)]
    [InlineData(0, 0, false)]
    public void Of_FewFirmsMore_TellsTheirGroupOnlyWhereOthersCouldBeMeant(int came, int went, bool hidden)
    {
        List<(int Then, int Now, BidderGroup Group, string Size)> firms =
        [
            .. Enumerable.Repeat((1, 1, BidderGroup.Diverse, "small"), 30), .. Enumerable.Repeat((1, 1, BidderGroup.Neither, "small"), 50),
            .. Enumerable.Repeat((Away, 1, BidderGroup.Diverse, "small"), came), .. Enumerable.Repeat((1, Away, BidderGroup.Diverse, "small"), went),
        ];
        Assert.Equal(hidden, Release(firms, hide: true).Now.Reached(BidderGroup.Diverse, FunnelStage.Bid) is null);
        Assert.NotNull(Release(firms, hide: false).Now.Reached(BidderGroup.Diverse, FunnelStage.Bid));
        // Twenty others that came and twenty that went could be meant as well.
        var others = Enumerable.Repeat((Away, 1, BidderGroup.Neither, "small"), 20).Concat(Enumerable.Repeat((1, Away, BidderGroup.Neither, "small"), 20));
        Assert.NotNull(Release([.. firms, .. others], hide: true).Now.Reached(BidderGroup.Diverse, FunnelStage.Bid));
    }

    // Somebody knows of each firm its size, whether it took part in both years, and how far it came; and reads both reports.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_TwoYearsOfKnownFirms_NobodyReadsHowManyOfThoseThatCameAreOfAGroup(bool hide)
    {
        var (random, asked, tables, found, told) = (new Random(3), 0, 0, 0, 0);
        for (var city = 0; city < Cities; city++)
        {
            var (stay, leave, come) = (random.Next(100, 250), random.Next(0, 15), random.Next(10, 60));
            List<(int Then, int Now, BidderGroup Group, string Size)> firms = [.. Enumerable.Range(0, stay + leave + come).Select(i =>
                (i < stay + leave ? Stages[random.Next(2)] : Away, i < stay || i >= stay + leave ? Stages[random.Next(2)] : Away, (BidderGroup)Skewed(5), Sizes[Skewed(3)]))];
            var (then, now) = Release(firms, hide);
            told += ReleasedFunnel.Groups.Sum(g => Enum.GetValues<FunnelStage>().Count(s => now.Reached(g, s) > 0));
            tables += 2 + then.Cuts.Count + now.Cuts.Count;
            foreach (var (most, truth) in Ask(firms, then, now))
            {
                asked++;
                found += most < K - 1e-6 ? 1 : 0;
            }
        }

        output.WriteLine($"{tables} tables of {Cities} cities and two years attacked, {asked} small numbers of newcomers and leavers looked for, {found} found; {told} counts told in the second year.");
        Assert.True(asked > 40 && told > 20);
        Assert.Equal(!hide, found > 0);

        int Skewed(int below) => (int)(Math.Pow(random.NextDouble(), 1.6) * below);
    }

    private static IEnumerable<(double Most, long Truth)> Ask(List<(int Then, int Now, BidderGroup Group, string Size)> firms, ReleasedFunnel then, ReleasedFunnel now)
    {
        var paths = firms.Select(f => (f.Then, f.Now, f.Size)).Distinct().ToList();
        var cells = paths.SelectMany(p => ReleasedFunnel.Groups.Select(g => (p.Then, p.Now, p.Size, Group: g))).ToList();
        List<long> truth = [.. cells.Select(c => (long)firms.Count(f => (f.Then, f.Now, f.Size, f.Group) == (c.Then, c.Now, c.Size, c.Group)))];
        List<(int Total, int[] Parts)> equations = [];
        int Sum(Func<int, int, string, BidderGroup, bool> part)
        {
            int[] parts = [.. Enumerable.Range(0, cells.Count).Where(i => part(cells[i].Then, cells[i].Now, cells[i].Size, cells[i].Group))];
            truth.Add(parts.Sum(p => truth[p]));
            equations.Add((truth.Count - 1, parts));
            return truth.Count - 1;
        }

        foreach (var path in paths)
        {
            Sum((t, n, size, _) => (t, n, size) == path);
        }

        foreach (var (released, isNow) in new[] { (then, false), (now, true) })
        {
            foreach (var (group, stage) in from g in ReleasedFunnel.Groups from s in Enum.GetValues<FunnelStage>() where released.Reached(g, s) is not null select (g, s))
            {
                var total = Sum((t, n, _, g) => g == group && (isNow ? n : t) >= (int)stage);
                Assert.Equal(truth[total], released.Reached(group, stage));
            }

            foreach (var cut in released.Cuts)
            {
                var named = cut.Lines.Select(l => l.Value).ToList();
                foreach (var (line, side, column) in from l in cut.Lines from s in Enumerable.Range(0, cut.Sides.Count) from c in Enumerable.Range(0, cut.Columns.Count) where l.Counts[s][c] is not null select (l, s, c))
                {
                    var total = Sum((t, n, size, g) => cut.Sides[side].Contains(g) && (line.Value == size || (line.Value == "*" && !named.Contains(size))) && (isNow ? n : t) is >= 0 and var s && cut.Columns[column].Contains((FunnelStage)s));
                    Assert.Equal(truth[total], line.Counts[side][column]);
                }
            }
        }

        List<(int Cell, long All)> questions = [];
        foreach (var (least, came) in from s in Stages from c in new[] { true, false } select (s, c))
        {
            bool Moved(int t, int n) => came ? n >= least && t < least : t >= least && n < least;
            var all = firms.Count(f => Moved(f.Then, f.Now));
            questions.AddRange(ReleasedFunnel.Groups.Select(group => (Sum((t, n, _, g) => g == group && Moved(t, n)), (long)all)));
        }

        // Of fewer than k firms everybody knows that fewer than k are of a group.
        var open = questions.Where(q => q.All >= K && truth[q.Cell] is > 0 and < K).Select(q => q.Cell).ToList();
        var attacker = new Attacker(equations, truth, Enumerable.Range(0, cells.Count).Concat(questions.Select(q => q.Cell)));
        return open.Select(cell => (attacker.Most(cell), truth[cell]));
    }

    private static (ReleasedFunnel Then, ReleasedFunnel Now) Release(List<(int Then, int Now, BidderGroup Group, string Size)> firms, bool hide)
    {
        var years = firms.Select((f, i) => (IReadOnlyCollection<(int, FunnelFirm)>)[.. Year(2024, f.Then, f, i), .. Year(2025, f.Now, f, i)]).ToList();
        ReportCube Cube(int year) => ReportCube.Of(years.SelectMany(y => y).Where(y => y.Item1 == year).Select(y => y.Item2));
        return (ReleasedFunnel.Of(Cube(2024), K), ReleasedFunnel.Of(Cube(2025), K, hide ? KnownYears.Told(years, 2025, [2024], K) : null));
    }

    private static IEnumerable<(int, FunnelFirm)> Year(int year, int stage, (int Then, int Now, BidderGroup Group, string Size) firm, int i) =>
        stage == Away ? [] : [(year, new FunnelFirm(firm.Group, (FunnelStage)stage, [$"T{i % 7}"], new() { Size = firm.Size }))];
}
