using SupplierDiversity.Features.Notices;

namespace SupplierDiversity.Tests.Features.Notices;

public class PlainTextTests
{
    [Theory]
    [InlineData("Plain text, 5 < 6 & 7 > 6", "Plain text, 5 < 6 & 7 > 6")]
    [InlineData("for firms with <5 years and <name@example.org>", "for firms with <5 years and <name@example.org>")]
    [InlineData("<p>One</p><p>Two&nbsp;&amp; three</p>", "One\n\nTwo & three")]
    [InlineData("a<br/>b<ul><li>c</li><li>d</li></ul>", "a\nb\n• c\n• d")]
    [InlineData("x<script>alert(1)</script><style>p{}</style>y", "xy")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"x\">link</a>", "link")]
    [InlineData("&lt;b&gt; stays text", "<b> stays text")]
    public void Of_Text_HasNoMarkup(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Of_DeeplyNestedMarkup_EndsAndKeepsTheWords() =>
        Assert.Equal("deep", PlainText.Of(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep"));
}
