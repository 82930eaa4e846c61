using SupplierDiversity.Rules.Suppliers;

namespace SupplierDiversity.Rules.Tests.Suppliers;

public class FirmSizeTests
{
    [Theory]
    [InlineData(0, 0L, 0L, "micro")]
    [InlineData(9, 2_000_000L, 9_000_000L, "micro")]
    [InlineData(9, 9_000_000L, 2_000_000L, "micro")]
    [InlineData(9, 2_000_001L, 2_000_001L, "small")]
    [InlineData(10, 1L, 1L, "small")]
    [InlineData(49, 10_000_000L, 99_000_000L, "small")]
    [InlineData(49, 10_000_001L, 10_000_001L, "medium")]
    [InlineData(50, 1L, 1L, "medium")]
    [InlineData(249, 50_000_000L, 99_000_000L, "medium")]
    [InlineData(249, 60_000_000L, 43_000_000L, "medium")]
    [InlineData(249, 50_000_001L, 43_000_001L, "large")]
    [InlineData(250, 1L, 1L, "large")]
    public void Of_StaffTurnoverAndBalance_IsTheEuropeanSize(int staff, long turnover, long balance, string size) =>
        Assert.Equal(size, FirmSize.Of(staff, turnover, balance));

    [Theory]
    [InlineData(9, 2_000_000L, null, "micro")]
    [InlineData(9, null, 2_000_000L, "micro")]
    [InlineData(9, 3_000_000L, null, null)]
    [InlineData(9, null, null, null)]
    [InlineData(null, 1L, 1L, null)]
    [InlineData(null, 90_000_000L, 90_000_000L, "large")]
    [InlineData(250, null, null, "large")]
    [InlineData(249, null, null, null)]
    public void Of_SomethingMissing_AnswersOnlyWhenItCannotMatter(int? staff, long? turnover, long? balance, string? size) =>
        Assert.Equal(size, FirmSize.Of(staff, turnover, balance));

    [Theory]
    [InlineData("12", 12L)]
    [InlineData("1.200.000", 1_200_000L)]
    [InlineData("1,200,000.00", 1_200_000L)]
    [InlineData("1 200 000 €", 1_200_000L)]
    [InlineData("1’200’000", 1_200_000L)]
    [InlineData("١٬٢٠٠٬٠٠٠", 1_200_000L)]
    [InlineData("12,50", 12L)]
    [InlineData("\u200F1\u00A0200\u202F000,00", 1_200_000L)]
    [InlineData("3\t1\t0", null)]
    [InlineData("3 1 0", null)]
    [InlineData("3 10", null)]
    [InlineData("1.2", null)]
    [InlineData("1.2000", null)]
    [InlineData("-3", null)]
    [InlineData("twelve", null)]
    [InlineData("", null)]
    [InlineData("9999999999999999", null)]
    public void Read_NumbersAsPeopleWriteThem_AreUnderstoodOrRefused(string typed, long? number) =>
        Assert.Equal(number, WholeNumber.Read(typed));

    [Fact]
    public void Of_EveryCountry_KnowsItsOwnExample()
    {
        Assert.True(BusinessRegister.Countries.Count > 30);
        foreach (var register in BusinessRegister.Countries.SelectMany(BusinessRegister.Of).Concat(BusinessRegister.Of("BR")))
        {
            Assert.NotNull(register.Key(register.Example));
            Assert.Equal(register.Scheme, RegistrationNumber.Scheme(register.Scheme));
        }
    }

    [Theory]
    [InlineData("NL", "1234567", false)]
    [InlineData("NL", "12 34 56 78", true)]
    [InlineData("FR", "٧٣٢ ٨٢٩ ٣٢٠", true)]
    [InlineData("FR", "n/a", false)]
    public void Key_NumbersOfARegister_MustLookLikeThem(string country, string typed, bool fits) =>
        Assert.Equal(fits, BusinessRegister.Of(country)[0].Key(typed) is not null);
}
