using SupplierDiversity.Rules.Assurance;

namespace SupplierDiversity.Rules.Tests.Assurance;

public class AssuranceRulesTests
{
    [Theory]
    [InlineData("0 0 0 0 0 0 0", 0, AssuranceLevel.Low, 0, AssuranceLevel.Low, AssuranceNeed.None)]
    [InlineData("1 1 0 1 1 0 0", 2, AssuranceLevel.Low, 2, AssuranceLevel.Low, AssuranceNeed.None)]
    [InlineData("1 1 1 1 1 0 0", 3, AssuranceLevel.Medium, 2, AssuranceLevel.Low, AssuranceNeed.None)]
    [InlineData("3 2 1 0 0 0 0", 6, AssuranceLevel.High, 0, AssuranceLevel.Low, AssuranceNeed.Standard)]
    [InlineData("3 3 3 3 3 3 3", 9, AssuranceLevel.High, 12, AssuranceLevel.High, AssuranceNeed.Full)]
    [InlineData("3 2 1 1 1 1 0", 6, AssuranceLevel.High, 3, AssuranceLevel.Medium, AssuranceNeed.Full)]
    [InlineData("0 0 0 3 3 1 0", 0, AssuranceLevel.Low, 7, AssuranceLevel.High, AssuranceNeed.Standard)]
    [InlineData("0 0 3 0 0 0 0", 3, AssuranceLevel.Medium, 0, AssuranceLevel.Low, AssuranceNeed.None)] // Who has no choice is never of low contact.
    [InlineData("1 1 1 0 0 3 0", 3, AssuranceLevel.Medium, 3, AssuranceLevel.High, AssuranceNeed.Full)] // Proven complaints outweigh the sum.
    [InlineData("-1 -1 -1 -1 -1 -1 -1", 6, AssuranceLevel.High, 8, AssuranceLevel.High, AssuranceNeed.Full)] // Not knowing is no reason to look away.
    public void Score_Answers_GiveCellAndConsequence(string answers, int contact, AssuranceLevel contactLevel, int impact, AssuranceLevel impactLevel, AssuranceNeed need) =>
        Assert.Equal(new AssuranceScore(contact, contactLevel, impact, impactLevel, need), AssuranceRules.Score(Given(answers)));

    [Fact]
    public void Score_QuestionWithoutAnAnswerOrOutOfRange_IsOpen()
    {
        foreach (var question in AssuranceRules.Questions)
        {
            var answers = Given("1 1 1 1 1 1 1");
            Assert.NotNull(AssuranceRules.Score(answers));
            answers[question.Key] = 4;
            Assert.Null(AssuranceRules.Score(answers));
            answers.Remove(question.Key);
            Assert.Null(AssuranceRules.Score(answers));
        }
    }

    [Fact]
    public void Needed_HigherLevel_NeverNeedsLess()
    {
        foreach (var contact in Enum.GetValues<AssuranceLevel>())
        {
            foreach (var impact in Enum.GetValues<AssuranceLevel>())
            {
                var need = AssuranceRules.Needed(contact, impact);
                Assert.True(contact == AssuranceLevel.High || AssuranceRules.Needed(contact + 1, impact) >= need);
                Assert.True(impact == AssuranceLevel.High || AssuranceRules.Needed(contact, impact + 1) >= need);
            }
        }
    }

    [Theory]
    [InlineData(AssuranceNeed.None, "too short", "reason")]
    [InlineData(AssuranceNeed.None, "The contract has no users of its own.", "")]
    [InlineData(null, "", "impact")]
    public void Missing_OverrideAndImpacts_AreAskedFor(AssuranceNeed? chosen, string reason, string missing) =>
        Assert.Equal(missing, string.Join(' ', AssuranceReadiness.Missing(AssuranceRules.Score(Given("3 3 3 3 3 3 3")), chosen, reason, [])));

    [Fact]
    public void Missing_ClauseNotFilledIn_IsNamed()
    {
        var score = AssuranceRules.Score(Given("3 3 3 3 3 3 3"));
        Assert.Equal(["questions"], AssuranceReadiness.Missing(null, null, "", [true]));
        Assert.Equal(["blanks"], AssuranceReadiness.Missing(score, null, "", [true, false]));
        Assert.Empty(AssuranceReadiness.Missing(score, null, "", [true, true]));
    }

    [Theory]
    [InlineData("value=100000 turnover=200000 days=35 references=2 lots=3", "turnover_high")]
    [InlineData("value=100000 turnover=200001", "!turnover_too_high")]
    [InlineData("value=100000 turnover=100000", "")]
    [InlineData("turnover=200000", "")]
    [InlineData("value=100000 turnover=0", "")]
    [InlineData("days=14", "!days_unlawful")]
    [InlineData("days=15", "days_short")]
    [InlineData("days=30", "")]
    [InlineData("references=3 reference_percent=51", "references_many references_large")]
    [InlineData("value=500001 lots=1", "lots_one")]
    [InlineData("bid_languages=1", "language_one")]
    [InlineData("value=2000000000 turnover=2000000000", "")]
    [InlineData("", "")]
    public void Look_Requirements_FindsWhatKeepsFirmsOut(string typed, string expected)
    {
        var answers = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split('=')).ToDictionary(t => t[0], t => int.Parse(t[1], null));
        Assert.Equal(expected, string.Join(' ', BarrierCheck.Look(answers).Select(f => (f.Unlawful ? "!" : "") + f.Key)));
    }

    private static Dictionary<string, int> Given(string answers) =>
        AssuranceRules.Questions.Zip(answers.Split(' '), (q, a) => (q.Key, int.Parse(a, null))).ToDictionary();
}
