using SupplierDiversity.Rules.Surveys;

namespace SupplierDiversity.Rules.Tests.Surveys;

public class AnsweredStepTests
{
    [Theory]
    [InlineData(0, 40, 0)]
    [InlineData(9, 40, 0)]
    [InlineData(10, 40, 10)]
    [InlineData(19, 40, 10)]
    [InlineData(39, 40, 30)]
    [InlineData(40, 40, 30)]
    [InlineData(5, 5, 0)]
    [InlineData(15, 19, 0)]
    public void Of_Answers_GoInStepsAndLeaveAsManySilent(long answered, long invited, long shown) =>
        Assert.Equal(shown, AnsweredStep.Of(answered, invited, 10));
}
