using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class ReleasedFunnelTests
{
    [Theory]
    [InlineData("yes", "yes", BidderGroup.Both)]
    [InlineData("yes", "undeclared", BidderGroup.MigrantOwned)]
    [InlineData("no", "yes", BidderGroup.Diverse)]
    [InlineData("no", "no", BidderGroup.Neither)]
    [InlineData("no", "cannot-be-determined", BidderGroup.Unknown)]
    [InlineData(null, null, BidderGroup.Unknown)]
    public void Group_OfTwoResults_NeverTakesUnknownForNo(string? migrantOwned, string? diverse, BidderGroup expected) =>
        Assert.Equal(expected, BidderGroups.Of(migrantOwned, diverse));

    [Fact]
    public void Reach_LanguagesOfFewPeople_AreTogetherOrLeftOutAndNeverOnePerson()
    {
        Assert.Equal(["de 90", "tr 15", "* 14"], Reached(("de", 90, 40), ("tr", 15, 12), ("ar", 8, 6), ("pl", 6, 5)));
        // Too few together: left out, and no sum of all gives them away. One person with a thousand mails stays one person.
        Assert.Equal(["de 90"], Reached(("de", 90, 40), ("ar", 1000, 1), ("pl", 6, 5)));
        Assert.Empty(Reached());

        static IEnumerable<string> Reached(params (string Language, long Mails, long People)[] mails) => ReachedBy.OfMails(mails, 10).Select(r => $"{r.Language} {r.Count}");
    }

    [Fact]
    public void Release_LargeCounts_CountsFromTheEnd()
    {
        var released = ReleasedFunnel.Of([.. Firms(BidderGroup.Both, FunnelStage.Won, 20), .. Firms(BidderGroup.Both, FunnelStage.Bid, 30),
            .. Firms(BidderGroup.Neither, FunnelStage.Won, 40), .. Firms(BidderGroup.Neither, FunnelStage.Bid, 10), .. Firms(BidderGroup.Unknown, FunnelStage.Bid, 25)], 10);
        Assert.Equal(50, released.Reached(BidderGroup.Both, FunnelStage.Bid));
        Assert.Equal(20, released.Reached(BidderGroup.Both, FunnelStage.Admissible));
        Assert.Equal(60, released.Reached(null, FunnelStage.Won));
        Assert.Equal(0.8, released.KnownRate(FunnelStage.Bid));
        var rates = WinningRates.Of(released, g => g.ToString());
        Assert.Equal(0.4, rates.Single(r => r.Group == BidderGroup.Both).Comparison!.Groups[0].Rate);
        Assert.NotNull(released.Stratified);
    }

    [Fact]
    public void Release_WinnersOfOneGroup_CouldBeOfTwo()
    {
        // Winners are public: a column of one group would tell of each winner what it is. A few of another group would look the same.
        FunnelFirm[] others = [.. Firms(BidderGroup.Neither, FunnelStage.Bid, 40), .. Firms(BidderGroup.Diverse, FunnelStage.Bid, 30)];
        var one = ReleasedFunnel.Of([.. Firms(BidderGroup.Neither, FunnelStage.Won, 40), .. others], 10);
        Assert.Null(one.Reached(BidderGroup.Neither, FunnelStage.Won));
        Assert.Contains(WinningRates.Compared, g => one.Reached(g, FunnelStage.Won) is null);
        Assert.Equal(40, one.Reached(null, FunnelStage.Won));
        Assert.All(one.Columns, c => Assert.Single(c));
        Assert.Null(one.Stratified);
    }

    [Theory]
    // Few were admitted and no more, and five groups share the short list: both are counted with the bids.
    [InlineData("Interested | Bid Admissible Shortlisted | Won", 60, 20, 12, 40, 70)]
    [InlineData("Interested | Bid | Admissible | Shortlisted | Won", 60, 60, 60, 60, 60)]
    [InlineData("Interested | Bid Admissible Shortlisted | Won", 0, 20, 20, 20, 70)]
    // The chances of those that bid come before any other step; where they cannot be told, whatever holds k.
    [InlineData("Interested | Bid | Admissible | Shortlisted Won", 12, 12, 12, 12, 3)]
    [InlineData("", 2, 2, 2, 2, 1)]
    public void Columns_OfAYear_DependOnNothingButHowManyCameHowFar(string expected, params int[] ended)
    {
        // All of one group, or all of five: what everybody can count is the same.
        foreach (var groups in new[] { 1, 5 })
        {
            var number = 0;
            var firms = ended.SelectMany((n, stage) => Enumerable.Range(0, n).Select(_ => new FunnelFirm((BidderGroup)(number++ % groups), (FunnelStage)stage, ["A", "B"]))).ToList();
            Assert.Equal(expected, string.Join(" | ", ReleasedFunnel.Of(firms, 10).Columns.Select(c => string.Join(' ', c))));
        }
    }

    [Fact]
    public void Release_OfOneTender_IsWithheld() =>
        Assert.True(ReleasedFunnel.Of([.. Firms(BidderGroup.Diverse, FunnelStage.Bid, 50, 1), .. Firms(BidderGroup.Neither, FunnelStage.Bid, 50, 1)], 10).IsWithheld);

    [Fact]
    public void Release_OneBidder_IsWithheldAndAnEmptyYearIsSaid()
    {
        Assert.True(ReleasedFunnel.Of([new(BidderGroup.Diverse, FunnelStage.Won, ["A", "B"])], 10).IsWithheld);
        var nobody = ReleasedFunnel.Of([], 10);
        Assert.True(nobody.IsEmpty);
        Assert.Null(nobody.KnownRate(FunnelStage.Bid));
    }

    [Fact]
    public void Release_AllUnknown_TellsThatNothingIsKnown()
    {
        var released = ReleasedFunnel.Of([.. Firms(BidderGroup.Unknown, FunnelStage.Won, 20), .. Firms(BidderGroup.Unknown, FunnelStage.Bid, 30)], 10);
        Assert.Equal(0, released.KnownRate(FunnelStage.Bid));
        Assert.Equal(20, released.Reached(null, FunnelStage.Won));
        Assert.All(WinningRates.Of(released, g => g.ToString()), r => Assert.True(r.Comparison is not null));
    }

    [Fact]
    public void Stratified_SmallCountInAStratum_IsNotTold()
    {
        List<FunnelFirm> firms = [.. Firms(BidderGroup.Both, FunnelStage.Won, 20), .. Firms(BidderGroup.Both, FunnelStage.Bid, 30), .. Firms(BidderGroup.Neither, FunnelStage.Won, 40), .. Firms(BidderGroup.Neither, FunnelStage.Bid, 10)];
        Assert.NotNull(ReleasedFunnel.Of(firms, 10).Stratified);
        firms[0] = firms[0] with { Traits = new() { Trade = "72", Size = "large" } };
        Assert.Null(ReleasedFunnel.Of(firms, 10).Stratified);
    }

    [Theory]
    [InlineData("2024-01-01", "2025-12-31", "2024,2025")]
    [InlineData("2024-01-02", "2025-12-31", "2025")]
    [InlineData("2025-01-01", "2025-03-31", "")]
    [InlineData("2024-02-01", "2025-11-30", "")]
    public void Years_BetweenTwoDays_AreWholeOnes(string from, string to, string expected) =>
        Assert.Equal(expected, string.Join(',', ReportYear.Within(DateOnly.Parse(from, null), DateOnly.Parse(to, null))));

    private static List<FunnelFirm> Firms(BidderGroup group, FunnelStage stage, int count, int tenders = 3) =>
        [.. Enumerable.Range(0, count).Select(i => new FunnelFirm(group, stage, [$"T{i % tenders}"], new() { Trade = "45", Size = "small" }))];
}
