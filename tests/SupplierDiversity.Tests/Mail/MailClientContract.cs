using System.Text;
using SupplierDiversity.Mail;

namespace SupplierDiversity.Tests.Mail;

/// <summary>What every SMTP client makes of a server's behaviour, whoever made it; the server does what the test says.</summary>
public abstract class MailClientContract
{
    private const string Stepwise = "250 here";
    private static readonly ReadOnlyMemory<byte> Message = "Subject: x\r\n\r\nbody\r\n"u8.ToArray();
    private static readonly MailEnvelope One = new("a@b.example", "one@d.example");
    private static readonly MailEnvelope Two = new("a@b.example", "two@d.example");

    public static TheoryData<string> BothWays => [Stepwise, ScriptedSmtpServer.Pipelining];

    /// <summary>The client under test.</summary>
    protected abstract IMailClient Make(MailSettings settings);

    [Theory, MemberData(nameof(BothWays))]
    public async Task Send_ServerAccepts_IsAcceptedWithItsReplyOverOneConnection(string ehlo)
    {
        await using var server = ScriptedSmtpServer.Accepting(ehlo);
        await using var connection = await Connect(server);
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 taken"), await Send(connection));
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 taken"), await Send(connection));
        Assert.Equal(["Subject: x\r\n\r\nbody\r\n", "Subject: x\r\n\r\nbody\r\n"], server.Bodies);
        Assert.Equal(1, server.Connections);
    }

    [Theory, MemberData(nameof(BothWays))]
    public async Task Send_OneOfMany_EndsOnlyAfterTheEarlierIsOver(string ehlo)
    {
        await using var server = ScriptedSmtpServer.Accepting(ehlo);
        await using var connection = await Connect(server);
        var written = new TaskCompletionSource();
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
        var second = connection.SendAsync(Two, Message, written.Task, null, default);
        Assert.Single(server.Bodies);
        Assert.False(second.IsCompleted);
        written.SetResult();
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 taken"), await second);
        Assert.Equal(["Subject: x\r\n\r\nbody\r\n", "Subject: x\r\n\r\nbody\r\n"], server.Bodies);
        Assert.Equal(1, server.Connections);
        Assert.Equal(["RCPT TO:<one@d.example>", "RCPT TO:<two@d.example>"], server.Commands.Where(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Send_EarlierFails_NeverEndsTheMessage()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using (var connection = await Connect(server))
        {
            Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => connection.SendAsync(Two, Message, Task.FromException(new InvalidOperationException()), null, default));
        }

        Assert.Single(server.Bodies);
    }

    [Theory]
    [InlineData("MAIL", "451 4.3.0 later", 451)]
    [InlineData("RCPT", "450 4.2.1 busy", 450)]
    [InlineData("RCPT", "451 4.7.1 greylisted", 451)]
    [InlineData("RCPT", "452 4.2.2 full", 452)]
    [InlineData("DATA", "451 4.3.0 later", 451)]
    [InlineData("body", "451 4.3.0 later", 451)]
    [InlineData("body", "452 4.3.1 disk full", 452)]
    [InlineData("MAIL", "550 5.7.1 not you", 550)]
    [InlineData("MAIL", "530 5.7.0 sign in first", 530)]
    [InlineData("RCPT", "550 5.1.1 no such user", 550)]
    [InlineData("RCPT", "553 5.1.3 bad address", 553)]
    [InlineData("DATA", "554 5.5.1 no", 554)]
    [InlineData("body", "554 5.6.0 no\r\n", 554)]
    [InlineData("body", "550-5.7.1 we do not\r\n550 5.7.1 like it", 550)]
    public async Task Send_Refused_IsToldApartAndTheNextMessageGoesThrough(string step, string reply, int code)
    {
        reply = reply.TrimEnd();
        foreach (var ehlo in BothWays)
        {
            var refuse = true;
            await using var server = new ScriptedSmtpServer(command =>
                refuse && command.StartsWith(step, StringComparison.Ordinal) ? reply : SmtpConnectionTests.Usual(command, ehlo));
            await using var connection = await Connect(server);
            var text = reply.Replace($"\r\n{code} ", " ", StringComparison.Ordinal).Replace($"{code}-", $"{code} ", StringComparison.Ordinal);
            MailOutcome expected = code < 500 ? new MailOutcome.Temporary(code, text) : new MailOutcome.Permanent(code, text);
            Assert.Equal(expected, await Send(connection));
            Assert.True(connection.IsUsable);
            refuse = false;
            Assert.IsType<MailOutcome.Accepted>(await Send(connection));
            Assert.Equal(1, server.Connections);
        }
    }

    [Theory]
    [InlineData("MAIL", false)]
    [InlineData("RCPT", false)]
    [InlineData("DATA", false)]
    [InlineData("body", true)]
    public async Task Send_ServerHangsUp_SaysWhetherTheMessageMayHaveArrived(string step, bool mayHaveArrived)
    {
        foreach (var ehlo in BothWays)
        {
            await using var server = ScriptedSmtpServer.Accepting(ehlo, (step, null));
            await using var connection = await Connect(server);
            Assert.Equal(mayHaveArrived, Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection)).MayHaveArrived);
            Assert.False(connection.IsUsable);
        }
    }

    [Fact]
    public async Task Send_ServerHangsUpBetweenMessages_DoesNotSayThatTheNextArrived()
    {
        var hangUp = false;
        await using var server = new ScriptedSmtpServer(command => hangUp ? null : SmtpConnectionTests.Usual(command, ScriptedSmtpServer.Pipelining));
        await using var connection = await Connect(server);
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
        hangUp = true;
        Assert.False(Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection)).MayHaveArrived);
        Assert.Single(server.Bodies);
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData("body")]
    public async Task Send_421_ClosesTheConnectionWithoutDoubt(string step)
    {
        foreach (var ehlo in BothWays)
        {
            await using var server = ScriptedSmtpServer.Accepting(ehlo, (step, "421 4.3.2 going down"));
            await using var connection = await Connect(server);
            Assert.Equal(new MailOutcome.ConnectionLost("421 4.3.2 going down", MayHaveArrived: false), await Send(connection));
            Assert.False(connection.IsUsable);
        }
    }

    [Fact]
    public async Task Send_RefusedThenHungUp_KeepsTheRefusal()
    {
        var refused = false;
        await using var server = new ScriptedSmtpServer(command =>
        {
            var hangsUp = refused;
            refused |= command.StartsWith("RCPT", StringComparison.Ordinal);
            return hangsUp ? null : refused ? "550 5.1.1 no such user" : SmtpConnectionTests.Usual(command, ScriptedSmtpServer.Pipelining);
        });
        await using var connection = await Connect(server);
        Assert.Equal(new MailOutcome.Permanent(550, "550 5.1.1 no such user"), await Send(connection));
        Assert.False(connection.IsUsable);
    }

    [Theory]
    [InlineData("MAIL", false)]
    [InlineData("body", true)]
    public async Task Send_ServerStaysSilent_GivesUpInTime(string step, bool mayHaveArrived)
    {
        foreach (var ehlo in BothWays)
        {
            await using var server = ScriptedSmtpServer.Accepting(ehlo, (step, ScriptedSmtpServer.Silent));
            await using var connection = await Connect(server, s => s with { ReplyTimeout = TimeSpan.FromMilliseconds(150) });
            var lost = Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection));
            Assert.Equal(mayHaveArrived, lost.MayHaveArrived);
            Assert.Contains("did not answer within", lost.Reason, StringComparison.Ordinal);
            Assert.False(connection.IsUsable);
        }
    }

    [Fact]
    public async Task Send_Cancelled_ThrowsAndTheConnectionIsGone()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("body", ScriptedSmtpServer.Silent));
        await using var connection = await Connect(server);
        using var cancel = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.SendAsync("a@b.example", "c@d.example", Message, cancel.Token));
        Assert.False(connection.IsUsable);
    }

    [Fact]
    public async Task Send_NonsenseReply_IsALostConnection()
    {
        await using var server = ScriptedSmtpServer.Accepting(Stepwise, ("MAIL", "HTTP/1.1 400 Bad Request"));
        await using var connection = await Connect(server);
        Assert.False(Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection)).MayHaveArrived);
        Assert.False(connection.IsUsable);
    }

    [Fact]
    public async Task Send_LinesThatBeginWithADot_ArriveUnchanged()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var connection = await Connect(server);
        await connection.SendAsync("a@b.example", "c@d.example", "Subject: x\r\n\r\n.\r\n..\r\na.b\r\n\r\n.c"u8.ToArray(), default);
        Assert.Equal(["Subject: x\r\n\r\n..\r\n...\r\na.b\r\n\r\n..c\r\n"], server.Bodies);
    }

    [Fact]
    public async Task Send_AddressInAnotherScript_NeedsTheServersOffer()
    {
        await using var without = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var refused = await Connect(without);
        var outcome = await refused.SendAsync("a@b.example", "şirket@firma.example", Message, default);
        Assert.Contains("SMTPUTF8", Assert.IsType<MailOutcome.Permanent>(outcome).Reply, StringComparison.Ordinal);

        await using var with = ScriptedSmtpServer.Accepting("250-here\r\n250-SMTPUTF8\r\n250 8BITMIME");
        await using var taken = await Connect(with);
        Assert.IsType<MailOutcome.Accepted>(await taken.SendAsync("a@b.example", "şirket@bücher.example", Message, default));
        Assert.Contains(with.Commands, c => c.StartsWith("MAIL FROM:<a@b.example>", StringComparison.Ordinal) && c.Contains(" SMTPUTF8", StringComparison.Ordinal));
        Assert.Contains(with.Commands, c => c is "RCPT TO:<şirket@xn--bcher-kva.example>" or "RCPT TO:<şirket@bücher.example>");
    }

    [Fact]
    public async Task Send_UnusableAddress_NeverReachesTheServer()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var connection = await Connect(server);
        Assert.IsType<MailOutcome.Permanent>(await connection.SendAsync("a@b.example", "c@d.example>\r\nRCPT TO:<x@y.example", Message, default));
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("RCPT", StringComparison.Ordinal));
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
    }

    [Fact]
    public async Task Send_MessageOverTheServersSize_IsRefusedHere()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 SIZE 10");
        await using var connection = await Connect(server);
        Assert.Equal(552, Assert.IsType<MailOutcome.Permanent>(await Send(connection)).Code);
    }

    [Theory]
    [InlineData("connect", "554 5.3.2 no service", "refused the connection: 554 5.3.2 no service")]
    [InlineData("connect", "421 4.3.2 too many", "421 4.3.2 too many")]
    [InlineData("connect", null, "could not be reached")]
    [InlineData("connect", "", "did not answer within")]
    [InlineData("EHLO", null, "could not be reached")]
    public async Task Connect_ServerUnwilling_SaysWhichServerAndWhy(string step, string? reply, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting(Stepwise, (step, reply));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { ConnectTimeout = TimeSpan.FromMilliseconds(300) }));
        Assert.Contains($"127.0.0.1:{server.Port}", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NobodyListens_SaysSo()
    {
        int port;
        await using (var server = ScriptedSmtpServer.Accepting(Stepwise))
        {
            port = server.Port;
        }

        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Make(new() { Host = "127.0.0.1", Port = port }).ConnectAsync(default));
        Assert.Contains("could not be reached", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_OldServer_IsGreetedWithHelo()
    {
        await using var server = ScriptedSmtpServer.Accepting("502 5.5.1 not implemented");
        await using var connection = await Connect(server);
        Assert.Contains(server.Commands, c => c.StartsWith("HELO ", StringComparison.Ordinal));
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
    }

    [Fact]
    public async Task Connect_TlsRequiredButNotOffered_IsRefused()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { Tls = MailTls.StartTls }));
        Assert.Contains("does not offer STARTTLS", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_PlainOffered_IsUsed()
    {
        await using var server = ScriptedSmtpServer.Accepting("250-here\r\n250 AUTH PLAIN LOGIN", ("AUTH", "235 2.7.0 welcome"));
        await using var connection = await Connect(server, s => s with { User = "u", Password = "pä" });
        Assert.Contains("AUTH PLAIN AHUAcMOk", server.Commands);
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
    [InlineData("AUTH GSSAPI", "535 unused", "127.0.0.1")]
    [InlineData("8BITMIME", "535 unused", "127.0.0.1")]
    public async Task Connect_SignInFails_SaysWhyWithoutThePassword(string offer, string reply, string expected)
    {
        await using var server = ScriptedSmtpServer.Accepting($"250-here\r\n250 {offer}", ("AUTH", reply));
        var e = await Assert.ThrowsAsync<MailConnectionException>(() => Connect(server, s => s with { User = "u", Password = "secret" }));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    private Task<IMailConnection> Connect(ScriptedSmtpServer server, Func<MailSettings, MailSettings>? change = null)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = server.Port };
        return Make(change is null ? settings : change(settings)).ConnectAsync(default);
    }

    private static Task<MailOutcome> Send(IMailConnection connection) => connection.SendAsync("a@b.example", "c@d.example", Message, default);
}
