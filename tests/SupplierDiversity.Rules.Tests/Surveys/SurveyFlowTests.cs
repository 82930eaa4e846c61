using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class SurveyFlowTests
{
    [Theory]
    [InlineData(true, "n2", "owritten", "owners owners_background owners_unknown policy told")]
    [InlineData(true, "n0", "ospoken", "owners policy")]
    [InlineData(true, "?", "?", "owners policy")]
    [InlineData(false, "n2", "owritten", "owners policy told")]
    public void Shown_Conditions_AskOnlyWhatFits(bool backgroundAllowed, string owners, string policy, string expected)
    {
        var shown = SurveyFlow.Shown(Small.Questionnaire, Small.Answers(("owners", owners), ("policy", policy)), backgroundAllowed);
        Assert.Equal(expected.Split(' '), shown.SelectMany(s => s.Questions).Select(q => q.Name).Except(["offers", "reach", "share", "counted_on", "wishes"]));
    }

    [Fact]
    public void Shown_QuestionOnAHiddenOne_IsHiddenToo()
    {
        var hidden = Small.Questionnaire.Find("owners_background")! with { If = [] };
        var after = Small.Questionnaire.Find("owners")! with { Name = "after", If = [new SurveyCondition { Question = "owners_background", Least = 1 }] };
        var questionnaire = Small.Questionnaire with { Sections = [new SurveySection { Name = "one", Questions = [hidden, after] }] };
        Assert.Equal(2, Assert.Single(SurveyFlow.Shown(questionnaire, Small.Answers(("owners_background", "n1")), true)).Questions.Count);
        Assert.Empty(SurveyFlow.Shown(questionnaire, Small.Answers(("owners_background", "n1")), false));
    }

    [Fact]
    public void Next_FromSectionToSection_Ends()
    {
        var shown = SurveyFlow.Shown(Small.Questionnaire, Small.Answers(), true);
        Assert.Equal("people", SurveyFlow.Next(shown, null)!.Name);
        Assert.Equal("practice", SurveyFlow.Next(shown, "people")!.Name);
        Assert.Null(SurveyFlow.Next(shown, "practice"));
        Assert.Null(SurveyFlow.Next([], null));
    }

    [Fact]
    public void Open_SomethingUnanswered_IsWhereToGoOn()
    {
        var answers = Small.Answers(("owners", "?"));
        Assert.Equal("practice", SurveyFlow.Open(SurveyFlow.Shown(Small.Questionnaire, answers, true), answers)!.Name);
        foreach (var question in Small.Questionnaire.Questions)
        {
            answers[question.Name] = SurveyAnswer.PrefersNot;
        }

        Assert.Null(SurveyFlow.Open(SurveyFlow.Shown(Small.Questionnaire, answers, true), answers));
    }

    [Fact]
    public void Kept_AnswerToAQuestionNoLongerAsked_IsDropped()
    {
        var answers = Small.Answers(("owners", "n0"), ("owners_background", "n1"), ("policy", "onone"), ("told", "ostaff"));
        Assert.Equal(["owners", "policy"], SurveyFlow.Kept(SurveyFlow.Shown(Small.Questionnaire, answers, true), answers).Keys);
    }

    [Theory]
    [InlineData("n3", "n2", "n1", null, null)]
    [InlineData("n3", "n4", "n0", "owners_background", AnswerProblem.AboveWhole)]
    [InlineData("n3", "n2", "n2", "owners_unknown", AnswerProblem.PartsAboveWhole)]
    [InlineData("?", "n4", "n9", null, null)]
    [InlineData("n3", "?", "n3", null, null)]
    public void Contradictions_PartsOfAWhole_AreFound(string owners, string background, string unknown, string? question, AnswerProblem? problem)
    {
        var faults = SurveyFlow.Contradictions(Small.Questionnaire.Questions, Small.Answers(("owners", owners), ("owners_background", background), ("owners_unknown", unknown)));
        Assert.Equal(question, faults.Select(f => f.Question).FirstOrDefault());
        Assert.Equal(problem, faults.Select(f => (AnswerProblem?)f.Problem).FirstOrDefault());
        Assert.All(faults, f => Assert.Equal(3, f.Limit));
    }
}
