using SupplierDiversity.Rules.Ownership;
using SupplierDiversity.Rules.Statuses;

namespace SupplierDiversity.Rules.Tests.Statuses;

public class MigrantOwnedTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static Share Of(string percent) => Share.Parse(percent)!.Value;

    [Theory]
    [InlineData("50.99%", "49.01%", "0", StatusAnswer.No)]
    [InlineData("51%", "49%", "0", StatusAnswer.Yes)]
    [InlineData("51.01%", "48.99%", "0", StatusAnswer.Yes)]
    [InlineData("52%", "48%", "0", StatusAnswer.Yes)]
    [InlineData("51%", "0", "0", StatusAnswer.Yes)] // 49 % missing cannot change it
    [InlineData("1%", "49.01%", "0", StatusAnswer.No)] // 49.99 % missing make at most 50.99 %
    [InlineData("1%", "49%", "0", StatusAnswer.CannotBeDetermined)] // 50 % missing make 51 %
    [InlineData("0", "49%", "51%", StatusAnswer.Undeclared)]
    [InlineData("0", "49.01%", "50.99%", StatusAnswer.No)]
    [InlineData("30%", "0", "30%", StatusAnswer.Undeclared)] // 40 % missing too, but those who have not said could decide alone
    [InlineData("30%", "30%", "10%", StatusAnswer.CannotBeDetermined)]
    [InlineData("0", "0", "0", StatusAnswer.CannotBeDetermined)]
    public void Decide_KnownOpenAndMissing_StaysOpenOnlyWhenItCouldChange(string held, string others, string undeclared, StatusAnswer expected) =>
        Assert.Equal(expected, MigrantOwned.Decide(new(Of(held), Of(others), Of(undeclared), false), MigrantOwned.DiveThreshold, Day).Answer);

    [Fact]
    public void Decide_OtherThreshold_IsTheCitys() =>
        Assert.Equal(StatusAnswer.Yes, MigrantOwned.Decide(new(Of("50%"), Of("50%"), Share.Zero, false), Of("50%"), Day).Answer);

    [Fact]
    public void Decide_OpenParts_SaysWhatIsKnownWhatIsOpenAndWhatWouldChangeIt() =>
        Assert.Equal(
            ["threshold", "known", "open", "stakes_missing"],
            MigrantOwned.Decide(new(Of("30%"), Of("30%"), Of("10%"), false), MigrantOwned.DiveThreshold, Day).Reasons.Select(r => r.Name));
}
