using SupplierDiversity.Rules.Barriers;
using SupplierDiversity.Rules.Disclosure;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Barriers;

public class ReleasedReasonsTests
{
    [Fact]
    public void Of_EnoughFirms_CountsEachReasonByGroupAndComparesWithAllOthers()
    {
        List<SaidReasons> firms = [.. Firms(BidderGroup.MigrantOwned, 48, "references"), .. Firms(BidderGroup.MigrantOwned, 12, "price"), .. Firms(BidderGroup.Neither, 15, "references"), .. Firms(BidderGroup.Neither, 60, "price", "time")];
        var (told, open) = (ReleasedReasons.Of(firms, 10), ReleasedReasons.Of(firms, 1));
        Assert.Equal([60, 0, 0, 75, 0, 135], open.Said);
        Assert.Equal([48, 0, 0, 15, 0, 63], Line(open, "references").Counts);
        Assert.Equal(135, open.Situations.Single(s => s.Code == "lost").Counts[^1]);
        Assert.Equal((3, 0), (told.Noise, open.Noise));
        Assert.All(told.Reasons.Zip(open.Reasons), r => Assert.All(r.First.Counts.Zip(r.Second.Counts).Where(c => c.First is not null), c => Assert.InRange(c.First!.Value, c.Second!.Value == 0 ? 0 : c.Second.Value - 3, c.Second.Value == 0 ? 0 : c.Second.Value + 3)));
        Assert.Equal((RateChange.Higher, RateChange.Lower), (Change("references", BidderGroup.MigrantOwned), Change("references", BidderGroup.Neither)));
        // Nobody of a group that answered: there is nothing to compare.
        Assert.Equal(RateChange.Hidden, Change("references", BidderGroup.Both));

        RateChange Change(string reason, BidderGroup group) => told.Compare(Line(told, reason), group) is var (own, others) ? ComparedRate.Between(others, own) : RateChange.Hidden;
    }

    [Fact]
    public void Of_AFewFirmsOfAGroup_HidesThemAndWhatGivesThemAway()
    {
        var told = ReleasedReasons.Of([.. Firms(BidderGroup.Both, 3, "price"), .. Firms(BidderGroup.Both, 20, "time"), .. Firms(BidderGroup.Neither, 40, "price"), .. Firms(BidderGroup.Diverse, 30, "price", "time")], 10);
        var price = Line(told, "price");
        Assert.Null(price.Counts[(int)BidderGroup.Both]);
        // With the sum and the two others one could take them away from it.
        Assert.Contains(price.Counts.Where((_, i) => i != (int)BidderGroup.Both), c => c is null);
        Assert.InRange(told.Said[(int)BidderGroup.Both] ?? 23, 20, 26);
    }

    [Fact]
    public void Of_FewNobodyOrOneTender_TellsNothing()
    {
        Assert.True(ReleasedReasons.Of([.. Firms(BidderGroup.Both, 9, "price")], 10).IsWithheld);
        Assert.True(ReleasedReasons.Of([.. Firms(BidderGroup.Both, 30, "price").Concat(Firms(BidderGroup.Neither, 30, "price")).Select(f => f with { Tenders = ["T"] })], 10).IsWithheld);
        Assert.True(ReleasedReasons.Of([], 10).IsEmpty);
        // All of one group at one tender: hidden, though they are many.
        var told = ReleasedReasons.Of([.. Firms(BidderGroup.Both, 30, "price").Select(f => f with { Tenders = ["T"] }), .. Firms(BidderGroup.Neither, 60, "price")], 10);
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
        Enumerable.Range(0, count).Select(i => new SaidReasons(group, "lost", reasons.ToHashSet(), [$"T{i % 3}"], CellKeyNoise.KeyOf([1], $"{group} {i}", 2025)));

    private static SaidLine Line(ReleasedReasons told, string reason) => told.Reasons.Single(r => r.Code == reason);
}
