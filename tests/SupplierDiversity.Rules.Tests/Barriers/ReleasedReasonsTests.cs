using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Reports;
using SupplierDiversity.Rules.Statistics;

namespace SupplierDiversity.Rules.Tests.Barriers;

public class ReleasedReasonsTests
{
    [Fact]
    public void Of_EnoughFirms_CountsEachReasonByGroupAndComparesWithAllOthers()
    {
        var (told, everybody) = ReleasedReasons.Of([.. Firms(BidderGroup.MigrantOwned, 40, "references"), .. Firms(BidderGroup.MigrantOwned, 20, "price"), .. Firms(BidderGroup.Neither, 15, "references"), .. Firms(BidderGroup.Neither, 60, "price", "time")], 10);
        Assert.Equal([60, 0, 0, 75, 0, 135], told.Said);
        var references = told.Reasons.Single(r => r.Code == "references");
        Assert.Equal([40, 0, 0, 15, 0, 55], references.Counts);
        Assert.Equal(RateReading.FirstHigher, told.Compare(references, BidderGroup.MigrantOwned, "a", "b")!.Reading);
        Assert.Equal(135, told.Situations.Single(s => s.Code == "lost").Counts[^1]);
        Assert.Equal(3, everybody.Noise);
        Assert.Null(everybody.Compare(everybody.Reasons[0], BidderGroup.MigrantOwned, "a", "b"));
    }

    [Fact]
    public void Of_AFewFirmsOfAGroup_HidesThemAndWhatGivesThemAway()
    {
        var (told, _) = ReleasedReasons.Of([.. Firms(BidderGroup.Both, 3, "price"), .. Firms(BidderGroup.Both, 20, "time"), .. Firms(BidderGroup.Neither, 40, "price"), .. Firms(BidderGroup.Diverse, 30, "price", "time")], 10);
        var price = told.Reasons.Single(r => r.Code == "price");
        Assert.Null(price.Counts[(int)BidderGroup.Both]);
        // With the sum and the two others one could take them away from it.
        Assert.Contains(price.Counts.Where((_, i) => i != (int)BidderGroup.Both), c => c is null);
        Assert.Equal(23, told.Said[(int)BidderGroup.Both] ?? 23);
    }

    [Fact]
    public void Of_FewNobodyOrOneTender_TellsNothing()
    {
        Assert.True(ReleasedReasons.Of([.. Firms(BidderGroup.Both, 9, "price")], 10).Officers.IsWithheld);
        Assert.True(ReleasedReasons.Of([.. Firms(BidderGroup.Both, 30, "price").Concat(Firms(BidderGroup.Neither, 30, "price")).Select(f => f with { Tenders = ["T"] })], 10).Officers.IsWithheld);
        Assert.True(ReleasedReasons.Of([], 10).Officers.IsEmpty);
        // All of one group at one tender: hidden, though they are many.
        var (told, _) = ReleasedReasons.Of([.. Firms(BidderGroup.Both, 30, "price").Select(f => f with { Tenders = ["T"] }), .. Firms(BidderGroup.Neither, 60, "price")], 10);
        Assert.Null(told.Said[(int)BidderGroup.Both]);
    }

    [Theory]
    [InlineData(false, false, "", null)]
    [InlineData(true, false, "", "no-bid")]
    [InlineData(false, true, "", "interest")]
    [InlineData(true, true, "withdrawn", "withdrawn")]
    [InlineData(false, false, "received", null)]
    [InlineData(true, false, "received", null)]
    [InlineData(true, false, "withdrawn rejected", "lost")]
    [InlineData(true, false, "rejected awarded", null)]
    public void Situation_OfAFirm_SaysWhetherItIsAsked(bool closed, bool ended, string bids, string? expected) =>
        Assert.Equal(expected, BarrierReasons.Situation(closed, ended, bids.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<SaidReasons> Firms(BidderGroup group, int count, params string[] reasons) =>
        Enumerable.Range(0, count).Select(i => new SaidReasons(group, "lost", reasons.ToHashSet(), [$"T{i % 3}"], (uint)i));
}
