using SupplierDiversity.Rules.Bids;

namespace SupplierDiversity.Rules.Tests.Bids;

public class BidRulesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-04-01T10:00:00.000Z", true)]
    [InlineData("2026-04-01T09:59:59.999Z", true)]
    [InlineData("2026-04-01T10:00:00.001Z", false)]
    public void InTime_AroundTheDeadline_CountsTheDeadlineItself(string received, bool expected) =>
        Assert.Equal(expected, BidTime.InTime(Utc(received), Utc("2026-04-01T10:00:00Z")));

    [Theory]
    [InlineData("2026-06-07", FeedbackDue.NotYet)]
    [InlineData("2026-06-08", FeedbackDue.Near)]
    [InlineData("2026-06-11", FeedbackDue.Near)]
    [InlineData("2026-06-12", FeedbackDue.Late)]
    public void Feedback_AroundItsLastDay_IsNearThreeDaysBeforeAndLateTheDayAfter(string today, FeedbackDue expected) =>
        Assert.Equal(expected, FeedbackTime.Due(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), new(2026, 6, 11)));

    [Fact]
    public void Grounds_OfAProcedure_KnowTheShortListOnlyWhereThereIsOne()
    {
        Assert.Contains(RefusalGround.Of("restricted"), g => g.Code == "not-shortlisted");
        Assert.DoesNotContain(RefusalGround.Of("open"), g => g.Kind == RefusalKind.NotShortlisted);
        Assert.Equal(RefusalGround.All.Count - 1, RefusalGround.Of(null).Count);
    }

    [Fact]
    public void InTime_InTheHourThatComesTwice_TellsTheTwoApart()
    {
        // 25 October 2026, 02:30 summer time is 00:30 UTC; 02:30 winter time is 01:30 UTC.
        var deadline = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2));
        Assert.True(BidTime.InTime(Utc("2026-10-25T00:30:00Z"), deadline));
        Assert.False(BidTime.InTime(Utc("2026-10-25T01:00:00Z"), deadline));
    }

    [Theory]
    [InlineData("2026-06-01T09:00:00Z", true, "2026-06-11", "2026-06-11T22:00:00Z")]
    [InlineData("2026-06-01T09:00:00Z", false, "2026-06-16", "2026-06-16T22:00:00Z")]
    [InlineData("2026-06-03T22:30:00Z", true, "2026-06-15", "2026-06-15T22:00:00Z")] // already 4 June in Berlin; 14 June is a Sunday
    [InlineData("2026-10-15T08:00:00Z", true, "2026-10-26", "2026-10-26T23:00:00Z")] // 25 October is a Sunday, and the clocks change
    public void Standstill_OfADecision_CountsFromTheDayAfterInTheCitysZone(string sent, bool electronic, string last, string ends)
    {
        var standstill = BidTime.StandstillOf(Utc(sent), electronic, Berlin);
        Assert.Equal((DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Utc(ends)), (standstill.LastDay, standstill.EndsAt));
    }

    [Fact]
    public void Grounds_All_AreOfTheDirectiveAndNamedOnce()
    {
        Assert.Equal(RefusalGround.All.Count, RefusalGround.All.Select(g => g.Code).Distinct().Count());
        Assert.Equal(11, RefusalGround.All.Count(g => g.Kind == RefusalKind.Excluded));
        Assert.All(RefusalGround.All.Where(g => g.Kind == RefusalKind.Excluded), g => Assert.StartsWith("57(", g.Article, StringComparison.Ordinal));
        Assert.All(RefusalGround.All.Where(g => g.Kind == RefusalKind.NotSelected), g => Assert.StartsWith("58(", g.Article, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("owner", "Because", SelfCleaning.None, "ground")]
    [InlineData("crime", " ", SelfCleaning.None, "reason")]
    [InlineData("crime", "Convicted in 2025", SelfCleaning.NotLookedAt, "cleaning")]
    [InlineData("crime", "Convicted in 2025", SelfCleaning.Sufficient, "cleaned")]
    [InlineData("crime", "Convicted in 2025", SelfCleaning.Insufficient, null)]
    [InlineData("taxes", "Not paid", SelfCleaning.NotLookedAt, null)]
    [InlineData("ability", "No reference", SelfCleaning.NotLookedAt, null)]
    public void Problem_OfAnExclusion_NeedsGroundReasonAndALookAtSelfCleaning(string code, string reason, SelfCleaning cleaning, string? expected) =>
        Assert.Equal(expected, RefusalGround.Problem(code, reason, cleaning));

    [Theory]
    [InlineData(new long[] { 40, 100, 100, 100, 100 }, 0)]
    [InlineData(new long[] { 100, 100, 49, 100, 100 }, 2)]
    [InlineData(new long[] { 50, 100, 100, 100, 100 }, -1)] // half is not more than half below the others
    [InlineData(new long[] { 40, 51, 200, 200, 200 }, 0)]
    [InlineData(new long[] { 40, 50, 200, 200, 200 }, -1)] // a fifth is not more than a fifth below the second
    [InlineData(new long[] { 40, 42, 200, 200, 200 }, -1)] // two low ones explain each other
    [InlineData(new long[] { 10, 100, 100, 100 }, -1)] // four bids say nothing
    public void Marks_OfPrices_FollowTheProposalOf2011(long[] prices, int marked) =>
        Assert.Equal(prices.Select((_, i) => i == marked), LowPrice.Marks(prices));

    [Fact]
    public void Scores_OfThreeBids_AreWeightedAndRanked()
    {
        Assert.Equal((10_000, 8_000, 6_667), (BidScores.OfPrice(80, 80), BidScores.OfPrice(100, 80), BidScores.OfPrice(120, 80)));
        Assert.Equal(8_600, BidScores.Total([(6_000, 9_000), (4_000, 8_000)]));
        Assert.Equal([2, 1, 2, 4], BidScores.Places([50, 60, 50, 10]));
        Assert.Equal(("none", "sum", (string?)null), (BidScores.Problem([]), BidScores.Problem([6_000, 3_000]), BidScores.Problem([6_000, 4_000])));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
