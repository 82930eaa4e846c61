using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Tests.Mail;

/// <summary>The default client: what every client does, and what is its own.</summary>
public class SmtpMailClientTests : MailClientContract
{
    [Theory]
    [InlineData("connect", null, "closed the connection")]
    [InlineData("EHLO", "450 4.0.0 not now", "refused the greeting")]
    [InlineData("EHLO", null, "closed the connection")]
    public async Task Connect_ServerUnwilling_SaysWhatItDid(string step, string? reply, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting("250 here", (step, reply));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { ConnectTimeout = TimeSpan.FromMilliseconds(300) }));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_PlainTextSmuggledAfterStartTls_IsRefused()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 STARTTLS", ("STARTTLS", "220 go\r\n250 smuggled"));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { Tls = MailTls.StartTls }));
        Assert.Contains("tampering", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_PlainOfferedInSmallLetters_IsUsed()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 AUTH CRAM-MD5 plain", ("AUTH", "235 2.7.0 welcome"));
        await using var connection = await Connect(server, s => s with { User = "u", Password = "pä" });
        Assert.Contains("AUTH PLAIN AHUAcMOk", server.Commands);
    }

    [Fact]
    public async Task Connect_NoMethodInCommon_SaysSo()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 AUTH GSSAPI", ("AUTH", "535 unused"));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { User = "u", Password = "secret" }));
        Assert.Contains("neither AUTH PLAIN nor AUTH LOGIN", e.Message, StringComparison.Ordinal);
    }

    protected override IMailClient Make(MailSettings settings) => new SmtpMailClient(settings);

    private static Task<IMailConnection> Connect(ScriptedSmtpServer server, Func<MailSettings, MailSettings>? change = null) =>
        SmtpConnectionTests.Connect(server, change);
}
