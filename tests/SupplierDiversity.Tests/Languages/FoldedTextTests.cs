using SupplierDiversity.Rules.Words;

namespace SupplierDiversity.Tests.Languages;

public class FoldedTextTests
{
    [Theory]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISPARTA ığdır", "isparta igdir")]
    [InlineData("ÇÖĞÜŞ çöğüş", "cogus cogus")]
    [InlineData("Straße STRAẞE Größe", "strasse strasse grosse")]
    [InlineData("Œuvre, Ærø; Łódź / Đurđevac", "oeuvre aero lodz durdevac")]
    [InlineData("Αθήνας ΑΘΉΝΑΣ", "αθηνασ αθηνασ")]
    [InlineData("Київ ЁЛКА йод", "киів елка иод")]
    [InlineData("مُنَاقَصَة", "مناقصه")]
    [InlineData("إدارة أعمال آلات", "اداره اعمال الات")]
    [InlineData("مستشفى شـــركة مسؤول رئيس", "مستشفي شركه مسوول رييس")]
    [InlineData("٢٠٢٦ ۲۰۲۶ २०२६", "2026 2026 2026")]
    [InlineData("ﬁlter № ２４", "filter no 24")]
    [InlineData("IT-Dienste: 24/7!", "it dienste 24 7")]
    [InlineData("zero\u200bwidth", "zerowidth")]
    [InlineData("  \t\n ", "")]
    [InlineData("", "")]
    public void Of_Text_IsFolded(string text, string expected)
    {
        Assert.Equal(expected, FoldedText.Of(text));
        Assert.Equal(expected, FoldedText.Of(expected));
    }

    [Fact]
    public void Of_TextWithALetterBeyondTheTable_FoldsTheRestAlike() =>
        Assert.All(Enumerable.Range(1, 0x2FFF).Select(c => $"x{(char)c}x"), text =>
            Assert.Equal($"{FoldedText.Of(text)} 漢字", FoldedText.Of($"{text} 漢字")));
}
