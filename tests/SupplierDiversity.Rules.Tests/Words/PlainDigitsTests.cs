using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Rules.Tests.Words;

public class PlainDigitsTests
{
    [Theory]
    [InlineData("2026", "2026")]
    [InlineData("٢٠٢٦", "2026")]
    [InlineData("۲۰۲۶", "2026")]
    [InlineData("२०२६", "2026")]
    [InlineData("２０２６", "2026")]
    [InlineData("\u200F ٢٥٫٥\u200E ", "25٫5")]
    [InlineData("\u00A01\u202F200\u00A0", "1 200")]
    [InlineData("½ m²", "1⁄2 m2")]
    [InlineData("", "")]
    public void Typed_InAnyScript_HasTheTenDigitsOfEverybody(string typed, string plain) => Assert.Equal(plain, PlainDigits.Typed(typed));
}
