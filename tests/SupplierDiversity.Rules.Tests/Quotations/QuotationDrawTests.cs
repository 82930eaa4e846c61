using System.Globalization;
using SupplierDiversity.Rules.Quotations;

namespace SupplierDiversity.Rules.Tests.Quotations;

public class QuotationDrawTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<Guid> Nobody = [];

    [Theory]
    [InlineData(7, 3, 100)]
    [InlineData(10, 4, 33)]
    [InlineData(3, 5, 8)]
    [InlineData(23, 1, 60)]
    public void Asked_OverManyDraws_NobodyIsAskedMoreThanOnceMoreThanAnother(int firms, int wanted, int draws)
    {
        var ids = Enumerable.Range(0, firms).Select(_ => Guid.NewGuid()).ToList();
        var (last, times) = (new Dictionary<Guid, DateTimeOffset>(), ids.ToDictionary(id => id, _ => 0));
        var asked = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var line = QuotationDraw.Line(Call(draw.ToString(CultureInfo.InvariantCulture)), ids.Select(id => Firm(id, last.TryGetValue(id, out var at) ? at : null, times[id])));
            foreach (var id in QuotationDraw.Asked(line, Nobody, wanted))
            {
                (last[id], times[id], asked) = (Start.AddDays(draw), times[id] + 1, asked + 1);
            }
        }

        Assert.Equal(Math.Min(firms, wanted) * draws, asked);
        Assert.All(times.Values, t => Assert.InRange(t, asked / firms, (asked + firms - 1) / firms));
    }

    // Each firm comes first about as often as any other: 6 000 lots over 6 firms, five standard deviations around 1 000.
    [Fact]
    public void Line_FirmsThatWaitedEquallyLong_AreOrderedByTheLotAlone()
    {
        var firms = Enumerable.Range(0, 6).Select(i => Firm(new Guid(i, 0, 0, new byte[8]))).ToList();
        var first = Enumerable.Range(0, 6000).CountBy(seed => QuotationDraw.Line(Call(seed.ToString(CultureInfo.InvariantCulture)), firms)[0].Firm.SupplierId);
        Assert.All(firms, f => Assert.InRange(first.Single(c => c.Key == f.SupplierId).Value, 856, 1144));
    }

    [Fact]
    public void Line_SameInputsInAnyOrder_IsTheSameAgain()
    {
        var firms = Enumerable.Range(0, 30).Select(i => Firm(Guid.NewGuid(), i % 3 == 0 ? null : Start.AddDays(i % 5))).ToList();
        var (once, again) = (QuotationDraw.Line(Call("s"), firms), QuotationDraw.Line(Call("s"), firms.AsEnumerable().Reverse()));
        Assert.Equal(once.Select(f => (f.Firm.SupplierId, f.Place)), again.Select(f => (f.Firm.SupplierId, f.Place)));
        Assert.NotEqual(once.Select(f => f.Firm.SupplierId), QuotationDraw.Line(Call("t"), firms).Select(f => f.Firm.SupplierId));
    }

    // With any tool: printf 's:00000000-0000-0000-0000-000000000001' | sha256sum
    [Fact]
    public void Lot_KnownFirm_IsTheHashAnybodyCanMake() =>
        Assert.Equal("6bf5febd029c191503f747afb2c64934b11b1e28c079edaabff6e53175064d11", QuotationDraw.Lot("s", new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])));

    [Fact]
    public void Why_EveryFirm_IsToldWhatDecided()
    {
        var ids = Enumerable.Range(0, 9).Select(_ => Guid.NewGuid()).ToArray();
        AskableFirm[] firms =
        [
            Firm(ids[0]), Firm(ids[1], Start, 1), Firm(ids[2], Start, 1), Firm(ids[3], Start.AddDays(9)), Firm(ids[8], Start, 2),
            Firm(ids[4]) with { Cpv = [] }, Firm(ids[5]) with { Cpv = ["45"] }, Firm(ids[6]) with { Nuts = ["FR1"] }, Firm(ids[7], Start.AddDays(-9)),
        ];
        var line = QuotationDraw.Line(Call("s"), firms);
        QuotationReason Of(int i, int wanted, params Guid[] leftOut) => QuotationDraw.Why(line, leftOut.ToHashSet(), wanted, line.Single(f => f.Firm.SupplierId == ids[i]));
        Assert.Equal(QuotationReason.NeverAsked, Of(0, 3));
        Assert.Equal(QuotationReason.LongestAgo, Of(7, 3));
        Assert.Equal([QuotationReason.LotAgainst, QuotationReason.LotFor], new[] { Of(1, 3), Of(2, 3) }.OrderDescending());
        Assert.Equal(QuotationReason.LongestAgo, Of(1, 4));
        Assert.Equal((QuotationReason.AskedMoreOften, QuotationReason.OthersWaitedLonger), (Of(8, 4), Of(3, 4)));
        Assert.Equal((QuotationReason.NoTrade, QuotationReason.OtherTrade, QuotationReason.OtherPlace), (Of(4, 4), Of(5, 4), Of(6, 4)));
        Assert.Equal(QuotationReason.LeftOut, Of(0, 4, ids[0]));
        Assert.Equal(QuotationReason.LongestAgo, Of(8, 4, ids[0]));
    }

    [Theory]
    [InlineData("85", "DE", QuotationFit.Fits)]
    [InlineData("8531", "", QuotationFit.Fits)]
    [InlineData("85310000", "DE6", QuotationFit.Fits)]
    [InlineData("853110", "DE6", QuotationFit.OtherTrade)]
    [InlineData("45;85", "FR;DE600", QuotationFit.Fits)]
    [InlineData("85", "DE1", QuotationFit.OtherPlace)]
    [InlineData("", "DE", QuotationFit.NoTrade)]
    public void Line_TradeAndPlace_FitAsAlertsDo(string cpv, string nuts, QuotationFit fit) => Assert.Equal(
        fit, Assert.Single(QuotationDraw.Line(Call("s"), [Firm(Guid.NewGuid()) with { Cpv = Parts(cpv), Nuts = Parts(nuts) }])).Fit);

    private static QuotationCall Call(string seed) => new(["85310000"], ["DE600"], seed);

    private static AskableFirm Firm(Guid id, DateTimeOffset? last = null, int times = 0) => new(id, ["85"], ["DE"], last, times);

    private static string[] Parts(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
