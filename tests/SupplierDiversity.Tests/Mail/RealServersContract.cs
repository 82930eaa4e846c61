using System.Text;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Dkim;
using SupplierDiversity.Mail.Mime;

namespace SupplierDiversity.Tests.Mail;

/// <summary>Any SMTP client against servers of other makes, each with TLS and sign-in as operators have them.</summary>
public abstract class RealServersContract : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sd-servers").FullName;
    private readonly TestCertificate certificate;

    protected RealServersContract() => certificate = new TestCertificate(folder);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The client under test.</summary>
    protected abstract IMailClient Make(MailSettings settings);

    [Theory]
    [InlineData("none", MailTls.None, "", null)]
    [InlineData("starttls", MailTls.StartTls, "", null)]
    [InlineData("implicit", MailTls.Implicit, "", null)]
    [InlineData("none", MailTls.None, "PLAIN", "PLAIN portal")]
    [InlineData("starttls", MailTls.StartTls, "PLAIN LOGIN", "PLAIN portal")]
    [InlineData("starttls", MailTls.StartTls, "LOGIN", "LOGIN portal")]
    [InlineData("implicit", MailTls.Implicit, "LOGIN", "LOGIN portal")]
    public async Task Aiosmtpd_EveryProtection_TakesTheMessageUnchanged(string mode, MailTls tls, string mechanisms, string? login)
    {
        using var server = new AiosmtpdServer(mode, certificate, mechanisms);
        await using var connection = await Connect(server.Port, tls, login is null ? "" : "gizli şifre");
        var message = Message("firm@b.example");
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 kept"), await connection.SendAsync("p@city.example", "firm@b.example", message, default));
        var received = await server.ReceivedAsync();
        Assert.Equal(message, Convert.FromBase64String(received.GetProperty("data").GetString()!));
        Assert.Equal(tls != MailTls.None, received.GetProperty("tls").GetBoolean());
        Assert.Equal(login, received.GetProperty("login").GetString());
    }

    [Fact]
    public async Task Aiosmtpd_SignedMessage_IsVerifiedAsItArrived()
    {
        Tools.NeedPython("dkim");
        using var key = System.Security.Cryptography.RSA.Create(2048);
        using var server = new AiosmtpdServer("starttls", certificate);
        var client = new DkimMailClient(Make(Settings(server.Port, MailTls.StartTls, "")), new("city.example", "2026", key.ExportPkcs8PrivateKeyPem()), TimeProvider.System);
        await using var connection = await client.ConnectAsync(default);
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync("p@city.example", "firm@b.example", Message("firm@b.example"), default));
        var received = Convert.FromBase64String((await server.ReceivedAsync()).GetProperty("data").GetString()!);
        Assert.Equal("True", DkimSignerTests.Verify(key, received));
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Aiosmtpd_WrongPassword_IsRefused(string mechanism)
    {
        using var server = new AiosmtpdServer("starttls", certificate, mechanism);
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server.Port, MailTls.StartTls, "wrong"));
        Assert.Contains("refused the sign-in: 535", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aiosmtpd_RepliesPerRecipient_AreToldApartOnOneConnection()
    {
        using var server = new AiosmtpdServer("starttls", certificate);
        await using var connection = await Connect(server.Port, MailTls.StartTls, "");
        async Task<MailOutcome> Send(string to, string more = "") =>
            await connection.SendAsync("p@city.example", to, (byte[])[.. Encoding.ASCII.GetBytes(more), .. Message(to)], default);
        Assert.IsType<MailOutcome.Accepted>(await Send("firm@b.example"));
        Assert.Equal(new MailOutcome.Temporary(452, "452 4.2.2 full"), await Send("full@b.example"));
        Assert.Equal(new MailOutcome.Permanent(550, "550 5.1.1 gone"), await Send("gone@b.example"));
        Assert.Equal(new MailOutcome.Permanent(554, "554 5.6.0 not this"), await Send("firm@b.example", "X-Refuse: yes\r\n"));
        Assert.IsType<MailOutcome.Accepted>(await Send("şirket@bücher.example"));
        Assert.True(connection.IsUsable);
    }

    [Fact]
    public async Task Aiosmtpd_CertificateOfAnUnknownAuthority_IsRefused()
    {
        using var server = new AiosmtpdServer("implicit", certificate);
        var client = Make(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = MailTls.Implicit });
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => client.ConnectAsync(default));
        Assert.Contains("could not be reached safely", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aiosmtpd_CertificateOfAnotherName_IsRefused()
    {
        using var server = new AiosmtpdServer("implicit", certificate);
        var client = Make(new MailSettings { Host = "localhost", Port = server.Port, Tls = MailTls.Implicit, CaFile = certificate.File });
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => client.ConnectAsync(default));
        Assert.Contains("could not be reached safely", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postfix_StartTls_TakesAndRefusesPerRecipient()
    {
        using var server = new PostfixServer(folder, certificate);
        await using var connection = await Connect(server.Port, MailTls.StartTls, "");
        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync("p@city.example", "firm@b.example", Message("firm@b.example"), default));
            Assert.Equal(550, Assert.IsType<MailOutcome.Permanent>(await connection.SendAsync("p@city.example", "gone@b.example", Message("gone@b.example"), default)).Code);
            Assert.Equal(452, Assert.IsType<MailOutcome.Temporary>(await connection.SendAsync("p@city.example", "full@b.example", Message("full@b.example"), default)).Code);
            Assert.Equal(554, Assert.IsType<MailOutcome.Permanent>(await connection.SendAsync("p@city.example", "a@elsewhere.example", Message("a@elsewhere.example"), default)).Code);
        }

        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync("p@city.example", "şirket@b.example", Message("şirket@b.example"), default));
        Assert.True(connection.IsUsable);
    }

    private static byte[] Message(string to) => new MimeMessage
    {
        From = Mailbox.Parse("Portal <p@city.example>"),
        To = Mailbox.Parse(to),
        Subject = "مناقصة جديدة",
        Date = DateTimeOffset.UnixEpoch,
        MessageId = "<1@city.example>",
        Language = "ar",
        Text = "نص",
        Html = "<p>نص</p>",
    }.ToBytes();

    private Task<IMailConnection> Connect(int port, MailTls tls, string password) => Make(Settings(port, tls, password)).ConnectAsync(default);

    private MailSettings Settings(int port, MailTls tls, string password) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Tls = tls,
        CaFile = certificate.File,
        User = password.Length == 0 ? "" : "portal",
        Password = password,
    };
}
