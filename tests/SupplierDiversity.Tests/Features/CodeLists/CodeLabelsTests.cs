using SupplierDiversity.Features.CodeLists;
using SupplierDiversity.Languages;
using SupplierDiversity.Tests.Hosting;

namespace SupplierDiversity.Tests.Features.CodeLists;

/// <summary>Labels of a portal whose operator has imported nothing.</summary>
public class CodeLabelsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private CodeLabels Labels => portal.Services.GetRequiredService<CodeLabels>();

    [Theory]
    [InlineData("72000000", "de", "IT-Dienste")]
    [InlineData("72212311-1", "de", "IT-Dienste")]
    [InlineData("90", "tr", "Atık su, atık, temizlik ve çevre hizmetleri")]
    [InlineData("45000000-7", "ar", "أعمال البناء")]
    [InlineData("45000000-7", "nl", "Bouwwerkzaamheden")]
    [InlineData("45000000-7", "fi", "Construction work")]
    public void Cpv_NothingImported_IsTheDivision(string code, string language, string expected) =>
        Assert.Equal(expected, Labels.Cpv(code, language).Text);

    [Theory]
    [InlineData("00000000")]
    [InlineData("4")]
    [InlineData("")]
    [InlineData("{0}")]
    public void Cpv_NoSuchDivision_IsTheCode(string code) => Assert.Equal(code, Labels.Cpv(code, "en").Text);

    [Theory]
    [InlineData("DEU", "tr", "Almanya")]
    [InlineData("DE", "ar", "ألمانيا")]
    [InlineData("TUR", "de", "Türkei")]
    [InlineData("GBR", "en", "United Kingdom")]
    [InlineData("UKR", "de", "Ukraine")]
    [InlineData("XXX", "de", "XXX")]
    public void Country_NothingImported_IsInTheReadersLanguage(string code, string language, string expected) =>
        Assert.Equal(expected, Labels.Of("country", code, language).Text);

    [Theory]
    [InlineData("EL", "de", "Griechenland")]
    [InlineData("UKI31", "en", "United Kingdom, area UKI31")]
    [InlineData("DE300", "tr", "Almanya, DE300 bölgesi")]
    [InlineData("ZZ1", "tr", "ZZ1")]
    public void Nuts_NothingImported_IsCountryAndCode(string code, string language, string expected) =>
        Assert.Equal(expected, Labels.Nuts(code, language).Text);

    [Fact]
    public void Of_UnknownCode_IsTheCode() => Assert.Equal(new CodeLabel("x-new", "de"), Labels.Of("social-objective", "x-new", "de"));

    [Fact]
    public async Task LabelAsync_UnknownCode_IsNull()
    {
        Assert.Null(await Labels.LabelAsync("social-objective", "x-new", "de"));
        Assert.Equal("Ethnic equality", await Labels.LabelAsync("social-objective", "et-eq", "en"));
    }

    [Fact]
    public void OwnNames_EveryInterfaceLanguage_HasAllDivisions()
    {
        var languages = portal.Services.GetRequiredService<LanguageList>();
        Assert.All(languages.All, l => Assert.Equal(45, l.Texts.Keys.Count(k => k.StartsWith("codes.cpv.", StringComparison.Ordinal))));
    }
}
