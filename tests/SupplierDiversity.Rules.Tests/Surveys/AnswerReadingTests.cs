using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class AnswerReadingTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    [Theory]
    [InlineData("owners", "12", "n12")]
    [InlineData("owners", " 0 ", "n0")]
    [InlineData("owners", "1.000", "n1000")]
    [InlineData("owners", "1 000", "n1000")]
    [InlineData("owners", "١٢", "n12")]
    [InlineData("share", "33.3", "n3330")]
    [InlineData("share", "33,33 %", "n3333")]
    [InlineData("share", "١٢٫٥٪", "n1250")]
    [InlineData("share", "100", "n10000")]
    [InlineData("share", "0", "n0")]
    [InlineData("policy", "written", "owritten")]
    [InlineData("offers", "hours;holidays", "oholidays hours")]
    [InlineData("offers", "nothing", "onothing")]
    [InlineData("reach", "5", "n5")]
    [InlineData("counted_on", "2026-05-04", "d2026-05-04")]
    [InlineData("wishes", "Zażółć ١", "tZażółć ١")]
    public void Read_GoodAnswer_IsKeptTheSameInEveryLanguage(string question, string typed, string written)
    {
        var (answer, fault) = Read(question, typed);
        Assert.Null(fault);
        Assert.Equal(written, answer!.Written);
        Assert.Equal(written, SurveyAnswer.Parse(written).Written);
    }

    [Theory]
    [InlineData("owners", "twelve", AnswerProblem.Number)]
    [InlineData("owners", "-1", AnswerProblem.Number)]
    [InlineData("owners", "1.5", AnswerProblem.Number)]
    [InlineData("owners", "1001", AnswerProblem.TooMany)]
    [InlineData("owners", "99999999999999999999999", AnswerProblem.TooMany)]
    [InlineData("share", "100.01", AnswerProblem.Share)]
    [InlineData("share", "33.333", AnswerProblem.Share)]
    [InlineData("share", "-1", AnswerProblem.Share)]
    [InlineData("policy", "painted", AnswerProblem.Option)]
    [InlineData("policy", "written;spoken", AnswerProblem.Option)]
    [InlineData("offers", "nothing;hours", AnswerProblem.NoneAndOthers)]
    [InlineData("reach", "6", AnswerProblem.Option)]
    [InlineData("reach", "0", AnswerProblem.Option)]
    [InlineData("counted_on", "2026-02-30", AnswerProblem.Day)]
    [InlineData("counted_on", "04.05.2026", AnswerProblem.Day)]
    [InlineData("counted_on", "2026-05-05", AnswerProblem.DayAhead)]
    [InlineData("wishes", "123456789012345678901", AnswerProblem.TextLong)]
    public void Read_BadAnswer_SaysWhatIsWrong(string question, string typed, AnswerProblem problem)
    {
        var (answer, fault) = Read(question, typed);
        Assert.Null(answer);
        Assert.Equal((question, problem), (fault!.Question, fault.Problem));
    }

    [Fact]
    public void Read_Nothing_IsNoAnswer() => Assert.Equal((null, null), AnswerReading.Read(Small.Questionnaire.Find("owners")!, ["", " "], false, Today));

    [Fact]
    public void Read_PrefersNotToSay_IsAnAnswerOfItsOwn()
    {
        Assert.Equal(SurveyAnswer.PrefersNot, AnswerReading.Read(Small.Questionnaire.Find("owners")!, [""], true, Today).Answer);
        Assert.Equal(AnswerProblem.SaidAndUnsaid, AnswerReading.Read(Small.Questionnaire.Find("owners")!, ["3"], true, Today).Fault!.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x1")]
    [InlineData("none")]
    public void Parse_NotWrittenSo_IsRefused(string written) => Assert.Throws<FormatException>(() => SurveyAnswer.Parse(written));

    private static (SurveyAnswer? Answer, AnswerFault? Fault) Read(string question, string typed) =>
        AnswerReading.Read(Small.Questionnaire.Find(question)!, typed.Split(';'), false, Today);
}
