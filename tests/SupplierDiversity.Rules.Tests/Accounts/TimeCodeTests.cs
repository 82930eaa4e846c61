using SupplierDiversity.Rules.Accounts;

namespace SupplierDiversity.Rules.Tests.Accounts;

public class TimeCodeTests
{
    private static readonly byte[] Key = "12345678901234567890"u8.ToArray();

    // RFC 6238, appendix B; its eight digits end in our six.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Of_InstantsOfTheStandard_AreItsCodes(long seconds, string code) =>
        Assert.Equal(code, TimeCode.Of(Key, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("081804", -30, true)]
    [InlineData("081804", 0, true)]
    [InlineData("081804", 30, true)]
    [InlineData("081 804", 0, true)]
    [InlineData("٠٨١٨٠٤", 0, true)]
    [InlineData("081804", -60, false)]
    [InlineData("081804", 60, false)]
    [InlineData("081805", 0, false)]
    [InlineData("81804", 0, false)]
    [InlineData("0818040", 0, false)]
    [InlineData("", 0, false)]
    [InlineData("O81804", 0, false)]
    public void StepOf_TypedCode_IsGoodForAMinuteAndAHalf(string typed, int late, bool good)
    {
        var step = TimeCode.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1111111109 + late));
        Assert.Equal(good ? 1111111109 / 30 : null, step);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Encode_BytesOfTheStandard_AreItsLetters(string text, string letters) =>
        Assert.Equal(letters, Base32.Encode(System.Text.Encoding.ASCII.GetBytes(text), Base32.Rfc4648));

    [Fact]
    public void RecoveryCode_CopiedByHand_IsRead()
    {
        var code = RecoveryCode.Of([0, 68, 50, 20, 199, 66, 84, 182, 53, 207]);
        Assert.Equal("0123-4567-89AB-CDEF", code);
        Assert.Equal(RecoveryCode.Normal(code), RecoveryCode.Normal(" o l23 4567 89ab cdef "));
    }
}
