using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Rules.Tests.Suppliers;

public class RegistrationNumberTests
{
    [Theory]
    [InlineData("HRB 12 345 B", "HRB12345B")]
    [InlineData("hrb12345b", "HRB12345B")]
    [InlineData("0403.170.701", "0403170701")]
    [InlineData("١٢٣", "123")]
    [InlineData("ＡＢ１２", "AB12")]
    [InlineData("007", "007")]
    public void Key_AnyWriting_IsTheSameNumber(string typed, string key) => Assert.Equal(key, RegistrationNumber.Key(typed));

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("0000")]
    [InlineData("-")]
    public void Key_StandIn_IsNone(string typed) => Assert.Null(RegistrationNumber.Key(typed));

    [Theory]
    [InlineData("nl-kvk", "NL-KVK")]
    [InlineData(" BE-BCE_KBO ", "BE-BCE_KBO")]
    [InlineData("EU-VAT", "EU-VAT")]
    [InlineData("KVK", null)]
    [InlineData("NL KVK", null)]
    [InlineData("N1-KVK", null)]
    [InlineData("NL-K/K", null)]
    [InlineData("", null)]
    public void Scheme_AsTyped_IsTheRegisterOrNone(string typed, string? scheme) => Assert.Equal(scheme, RegistrationNumber.Scheme(typed));
}
