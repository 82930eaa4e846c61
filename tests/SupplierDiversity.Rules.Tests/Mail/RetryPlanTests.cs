using SupplierDiversity.Rules.Mail;

namespace SupplierDiversity.Rules.Tests.Mail;

public class RetryPlanTests
{
    [Fact]
    public void WaitAfter_FirstFailures_GrowsFromAMinute()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), RetryPlan.WaitAfter(1));
        Assert.Equal(TimeSpan.FromMinutes(5), RetryPlan.WaitAfter(2));
        Assert.Equal(TimeSpan.FromHours(24), RetryPlan.WaitAfter(7));
    }

    [Fact]
    public void WaitAfter_EveryFurtherFailure_NeverShrinksAndEndsAfterFourToFiveDays()
    {
        var waits = Enumerable.Range(1, RetryPlan.MostAttempts - 1).Select(n => RetryPlan.WaitAfter(n)!.Value).ToList();
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Sum(w => w.TotalDays), 4, 5);
        Assert.Null(RetryPlan.WaitAfter(RetryPlan.MostAttempts));
        Assert.Null(RetryPlan.WaitAfter(int.MaxValue));
    }

    [Fact]
    public void WaitAfter_NoFailure_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => RetryPlan.WaitAfter(0));
}
