using System.Globalization;
using SupplierDiversity.Rules.Reports;

namespace SupplierDiversity.Rules.Tests.Reports;

public class AnswerTimeTests
{
    [Theory]
    [InlineData(30, "days", "2026-11-02", "2026-12-02")]
    [InlineData(4, "weeks", "2026-11-02", "2026-11-30")]
    [InlineData(1, "months", "2026-01-31", "2026-02-28")]
    [InlineData(20, "working-days", "2026-11-06", "2026-12-04")] // a Friday; four whole weeks
    [InlineData(1, "working-days", "2026-11-07", "2026-11-09")] // a Saturday; the Monday after
    public void LastDay_OfALaw_CountsFromTheDayAfter(int count, string unit, string received, string last) =>
        Assert.Equal(Day(last), new AnswerTime(count, unit).LastDay(Day(received)));

    [Fact]
    public void Of_ACountryWithoutProposal_IsNothing()
    {
        Assert.Null(AnswerTime.Of("XXX"));
        Assert.Equal(new AnswerTime(4, "weeks"), AnswerTime.Of("NLD")!.Value.Time);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
