using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Attack;

/// <summary>
/// Two breakdowns of a year may have lines of nearly the same firms: who asks for turnover mostly asks for references too. Somebody
/// who knows which tenders make the difference subtracts one line from the other, as if they were two years (<see cref="YearsReader"/>).
/// </summary>
public class LikeBreakdownsAttackTests(ITestOutputHelper output)
{
    private const int K = 10;
    private const int Cities = 12;
    private const int Tenders = 12;

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Breakdowns_WithLinesOfNearlyTheSameFirms_TellOfTheDifferenceUnlessTheyAreNotCrossed(bool everybody, bool cross)
    {
        var (figures, questions, told, found) = (0, 0, 0, 0);
        for (var city = 0; city < Cities; city++)
        {
            var firms = City(new Random(city), city);
            var cube = ReportCube.Of(firms);
            cube = cross ? cube : new(cube.Cells, cube.Amounts) { Crossed = YearPair.Empty };
            var released = ReleasedFunnel.Of(cube, K);
            released = everybody ? PublicFunnel.Of(released, cube) : released;
            var reader = new YearsReader([.. firms.Select(f => new FunnelFirm?[] { f, f with { Traits = f.Traits with { Turnover = f.Traits.References } } })], "turnover", K);
            reader.Read(0, released);
            reader.Read(1, released with { Cuts = [.. released.Cuts.Where(c => c.By == "references").Select(c => c with { By = "turnover" })] });
            told += released.Cuts.Count(c => c.By is "turnover" or "references");
            (figures, questions, found) = (figures + reader.Figures, questions + reader.Questions, found + reader.Pinned().Count);
        }

        output.WriteLine($"{Cities} cities with {told} breakdowns of nearly the same firms, for {(everybody ? "everybody" : "officers")}: {figures} figures attacked, {questions} small counts and groups of firms looked for, {found} found.");
        // One of the two is told in each city.
        Assert.True(told >= Cities && questions > 600);
        Assert.Equal(!cross, found > 0);
    }

    // Every second tender asks for a turnover; for references the same ones do, and one or two more.
    private static List<FunnelFirm> City(Random random, int city)
    {
        var turnover = Enumerable.Range(0, Tenders).Select(t => t % 2 == 0 ? "yes" : "no").ToArray();
        var references = turnover.Select((v, t) => t >= Tenders - 1 - (city % 2) ? "yes" : v).ToArray();
        return [.. Enumerable.Range(0, random.Next(150, 400)).Select(i =>
        {
            var tender = random.Next(Tenders);
            var firm = new FunnelFirm((BidderGroup)(4 - (int)(Math.Pow(random.NextDouble(), 1.3) * 5)), random.Next(3) == 0 ? FunnelStage.Won : FunnelStage.Admissible, [$"T{tender}"], new() { Turnover = turnover[tender], References = references[tender] });
            return firm with { Count = firm.Count with { Keys = CellKeyNoise.KeyOf([1], $"{i}", city) } };
        })];
    }
}
