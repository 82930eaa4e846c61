using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class PracticeScoreTests
{
    // The most: policy 4, told 2 (asked only where the policy is written), offers 3, reach 2 × 4 = 8.
    [Theory]
    [InlineData("owritten", "ostaff others", "oholidays hours", "n5", 10_000, 10_000)]
    [InlineData("owritten", "ostaff", "oholidays", "n1", 4117, 4117)] // 7 of 17
    [InlineData("onone", null, "onothing", "n1", 0, 0)]
    [InlineData("ospoken", null, "onothing", "n3", 3333, 3333)] // 5 of 15
    [InlineData("ospoken", null, "?", "n3", 3333, 5333)] // 5 to 8 of 15
    [InlineData("ospoken", null, null, null, 666, 8000)] // 1 to 12 of 15
    public void Of_Answers_CountsWhatIsUnsaidAsUnknown(string policy, string? told, string? offers, string? reach, int low, int high)
    {
        var answers = Small.Answers([.. new[] { ("policy", policy), ("told", told), ("offers", offers), ("reach", reach) }.Where(a => a.Item2 is not null).Select(a => (a.Item1, a.Item2!))]);
        var score = PracticeScore.Of(SurveyFlow.Shown(Small.Questionnaire, answers, false), answers);
        Assert.Equal(new PracticeScore(low, high), score);
    }

    [Fact]
    public void Of_NothingThatCounts_IsNoScore()
    {
        var answers = Small.Answers(("owners", "n3"), ("policy", "?"));
        Assert.Null(PracticeScore.Of(SurveyFlow.Shown(Small.Questionnaire, answers, false), answers));
        Assert.Null(PracticeScore.Of([], answers));
    }

    [Theory]
    [InlineData(6000, 6000, 60, 60)]
    [InlineData(5999, 5999, 60, 59)]
    [InlineData(5999, 6000, 60, null)]
    [InlineData(3333, 5333, 60, 53)]
    [InlineData(6100, 9000, 60, 61)]
    public void Decided_Minimum_IsOpenOnlyWhereTheUnsaidCouldDecide(int low, int high, int minimum, int? score) =>
        Assert.Equal(score, new PracticeScore(low, high).Decided(minimum));
}
