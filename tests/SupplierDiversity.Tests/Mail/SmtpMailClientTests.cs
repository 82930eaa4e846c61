using System.Text;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Tests.Mail;

public class SmtpMailClientTests
{
    [Theory]
    [InlineData("connect", "554 5.3.2 no service", "refused the connection: 554 5.3.2 no service")]
    [InlineData("connect", "421 4.3.2 too many", "421 4.3.2 too many")]
    [InlineData("connect", null, "closed the connection")]
    [InlineData("connect", "", "did not answer within")]
    [InlineData("EHLO", "450 4.0.0 not now", "refused the greeting")]
    [InlineData("EHLO", null, "closed the connection")]
    public async Task Connect_ServerUnwilling_SaysWhichServerAndWhy(string step, string? reply, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting("250 here", (step, reply));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { ConnectTimeout = TimeSpan.FromMilliseconds(300) }));
        Assert.Contains($"127.0.0.1:{server.Port}", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NobodyListens_SaysSo()
    {
        int port;
        await using (var server = ScriptedSmtpServer.Accepting("250 here"))
        {
            port = server.Port;
        }

        var client = new SmtpMailClient(new MailSettings { Host = "127.0.0.1", Port = port });
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => client.ConnectAsync(default));
        Assert.Contains("could not be reached", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_OldServer_IsGreetedWithHelo()
    {
        await using var server = ScriptedSmtpServer.Accepting("502 5.5.1 not implemented");
        await using var connection = await Connect(server);
        Assert.Contains("HELO [127.0.0.1]", server.Commands);
    }

    [Fact]
    public async Task Connect_TlsRequiredButNotOffered_IsRefused()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { Tls = MailTls.StartTls }));
        Assert.Contains("does not offer STARTTLS", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_PlainTextSmuggledAfterStartTls_IsRefused()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 STARTTLS", ("STARTTLS", "220 go\r\n250 smuggled"));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { Tls = MailTls.StartTls }));
        Assert.Contains("tampering", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", "AUTH PLAIN AHUAcMOk")]
    [InlineData("AUTH CRAM-MD5 plain", "AUTH PLAIN AHUAcMOk")]
    public async Task Connect_PlainOffered_IsUsed(string offer, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting($"250-here\r\n250 {offer}", ("AUTH", "235 2.7.0 welcome"));
        await using var connection = await Connect(server, s => s with { User = "u", Password = "pä" });
        Assert.Contains(expected, server.Commands);
    }

    [Fact]
    public async Task Connect_OnlyLoginOffered_IsUsed()
    {
        var user = Convert.ToBase64String(Encoding.UTF8.GetBytes("u"));
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 AUTH=LOGIN", ("AUTH LOGIN", "334 VXNlcm5hbWU6"), (user, "334 UGFzc3dvcmQ6"), ("cA==", "235 welcome"));
        await using var connection = await Connect(server, s => s with { User = "u", Password = "p" });
        Assert.True(connection.IsUsable);
    }

    [Theory]
    [InlineData("AUTH PLAIN", "535 5.7.8 wrong", "refused the sign-in: 535 5.7.8 wrong")]
    [InlineData("AUTH GSSAPI", "535 unused", "neither AUTH PLAIN nor AUTH LOGIN")]
    public async Task Connect_SignInFails_SaysWhyWithoutThePassword(string offer, string reply, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting($"250-here\r\n250 {offer}", ("AUTH", reply));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { User = "u", Password = "secret" }));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    private static Task<IMailConnection> Connect(ScriptedSmtpServer server, Func<MailSettings, MailSettings>? change = null) =>
        SmtpConnectionTests.Connect(server, change);
}
