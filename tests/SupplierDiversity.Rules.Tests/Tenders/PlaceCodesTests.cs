using SupplierDiversity.Rules.Notices;
using SupplierDiversity.Rules.Tenders;

namespace SupplierDiversity.Rules.Tests.Tenders;

public class PlaceCodesTests
{
    [Theory]
    [InlineData("DEU", "DE")]
    [InlineData("GRC", "EL")]
    [InlineData("GBR", "UK")]
    [InlineData("NOR", "NO")]
    [InlineData("CHN", "CN")]
    [InlineData("1A0", "XK")]
    [InlineData("ZZZ", null)]
    public void CountryLetters_Country_AreThoseOfItsNutsCodes(string country, string? letters) =>
        Assert.Equal(letters, PlaceCodes.CountryLetters(country));

    [Fact]
    public void Of_CountryBesideAFinerCode_AddsNothing() =>
        Assert.Equal(["AT", "DE212"], Codes(new NoticePlace { Nuts = ["de212"], Countries = ["DEU", "AUT"] }));

    [Theory]
    [InlineData("anyw", "*")]
    [InlineData("anyw-eea", "*")]
    [InlineData("anyw-cou", "BE")]
    public void Of_Anywhere_FitsEverySearchOrTheWholeCountry(string anywhere, string code) =>
        Assert.Equal([code], Codes(new NoticePlace { Anywhere = [anywhere] }));

    [Fact]
    public void Of_NoPlace_IsEmpty() => Assert.Empty(Codes(new NoticePlace()));

    private static IReadOnlyList<string> Codes(NoticePlace place) => PlaceCodes.Of([place], "BEL");
}
