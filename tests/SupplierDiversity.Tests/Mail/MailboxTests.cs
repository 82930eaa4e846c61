using SupplierDiversity.Mail;

namespace SupplierDiversity.Tests.Mail;

public class MailboxTests
{
    [Theory]
    [InlineData("a@b.example", "", "a@b.example")]
    [InlineData("  Portal <A.b+c@B.Example> ", "Portal", "A.b+c@b.example")]
    [InlineData("\"Portal \\\"x\\\"\" <a@b.example>", "Portal \"x\"", "a@b.example")]
    [InlineData("<a@b.example>", "", "a@b.example")]
    [InlineData("info@bücher.example", "", "info@xn--bcher-kva.example")]
    [InlineData("info@مثال.example", "", "info@xn--mgbh0fb.example")]
    [InlineData("portal@localhost", "", "portal@localhost")]
    public void Parse_UsableAddress_GivesNameAndAsciiDomain(string text, string name, string address)
    {
        var mailbox = Mailbox.Parse(text);
        Assert.Equal((name, address), (mailbox.Name, mailbox.Address));
        Assert.False(mailbox.NeedsUtf8);
    }

    [Fact]
    public void Parse_LocalPartInAnotherScript_NeedsUtf8() => Assert.True(Mailbox.Parse("şirket@firma.example").NeedsUtf8);

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    [InlineData("a b@c.example")]
    [InlineData("a@b c.example")]
    [InlineData(".a@b.example")]
    [InlineData("a..b@c.example")]
    [InlineData("a>\r\nRCPT TO:<x@y.example")]
    [InlineData("a@b.example\r\nRCPT TO:<x@y.example>")]
    [InlineData("a@b..example")]
    [InlineData("a,b@c.example")]
    [InlineData("a@-b.example")]
    public void TryParse_UnusableAddress_SaysWhy(string text)
    {
        Assert.False(Mailbox.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void TryParse_LocalPartOver64Bytes_IsRefused() => Assert.False(Mailbox.TryParse(new string('ş', 33) + "@b.example", out _, out _));
}
