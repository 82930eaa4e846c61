using System.Text;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Tests.Mail;

public class SmtpConnectionTests
{
    private const string Stepwise = "250 here";
    private static readonly ReadOnlyMemory<byte> Message = "Subject: x\r\n\r\nbody\r\n"u8.ToArray();

    private static readonly MailEnvelope One = new("a@b.example", "one@d.example");
    private static readonly MailEnvelope Two = new("a@b.example", "two@d.example");

    public static TheoryData<string> BothWays => [Stepwise, ScriptedSmtpServer.Pipelining];

    [Theory, MemberData(nameof(BothWays))]
    public async Task Send_ServerAccepts_IsAcceptedWithItsReply(string ehlo)
    {
        await using var server = ScriptedSmtpServer.Accepting(ehlo);
        await using var connection = await Connect(server);
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 taken"), await Send(connection));
        Assert.Equal(new MailOutcome.Accepted("250 2.0.0 taken"), await Send(connection));
        Assert.Equal(["Subject: x\r\n\r\nbody\r\n", "Subject: x\r\n\r\nbody\r\n"], server.Bodies);
        Assert.Equal(1, server.Connections);
        Assert.DoesNotContain("RSET", server.Commands);
        Assert.Equal(ehlo == Stepwise ? 0 : 2, server.Together);
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
            Assert.False(connection.IsUsable);
        }

        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task Send_AnotherThanAnnounced_NeedsAnotherConnection()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var connection = await Connect(server);
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
        var lost = Assert.IsType<MailOutcome.ConnectionLost>(await connection.SendAsync(One, Message, Task.CompletedTask, null, default));
        Assert.False(lost.MayHaveArrived);
        Assert.False(connection.IsUsable);
        Assert.Single(server.Bodies);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user")]
    [InlineData("450 4.2.1 busy")]
    public async Task Send_TheAnnouncedIsRefused_OnlyThatOneIs(string reply)
    {
        await using var server = new ScriptedSmtpServer(command =>
            command.StartsWith("RCPT TO:<two", StringComparison.Ordinal) ? reply : command == "DATA" ? "354 go on" : Usual(command, ScriptedSmtpServer.Pipelining));
        await using var connection = await Connect(server);
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
        var refused = await connection.SendAsync(Two, Message, Task.CompletedTask, One, default);
        Assert.Equal(reply, refused switch { MailOutcome.Permanent p => p.Reply, MailOutcome.Temporary t => t.Reply, _ => "" });
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, null, default));
        Assert.Equal(2, server.Bodies.Count(b => b.Length > 0));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Dispose_WithOneAnnounced_HangsUpWithoutSendingAnything()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        var connection = await Connect(server);
        Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
        await connection.DisposeAsync();
        Assert.DoesNotContain("QUIT", server.Commands);
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
                refuse && command.StartsWith(step, StringComparison.Ordinal) ? reply : Usual(command, ehlo));
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
    [InlineData("354 go on", "554 5.5.1 no valid recipients")]
    [InlineData("354 go on", "250 2.0.0 nothing for nobody")]
    [InlineData("503 5.5.1 no recipients", "250 unused")]
    [InlineData("554 5.5.1 no valid recipients", "250 unused")]
    [InlineData("451 4.5.0 no recipients", "250 unused")]
    public async Task Send_RecipientRefusedInAPipeline_TheRecipientsReplyCounts(string data, string body)
    {
        var refuse = true;
        await using var server = new ScriptedSmtpServer(command => (refuse, command[..4]) switch
        {
            (true, "RCPT") => "550 5.1.1 no such user",
            (true, "DATA") => data,
            (true, "body") => body,
            _ => Usual(command, ScriptedSmtpServer.Pipelining),
        });
        await using var connection = await Connect(server);
        Assert.Equal(new MailOutcome.Permanent(550, "550 5.1.1 no such user"), await Send(connection));
        Assert.DoesNotContain(server.Bodies, sent => sent.Length > 0);
        refuse = false;
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
        Assert.Contains("RSET", server.Commands);
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
            var lost = Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection));
            Assert.Equal(mayHaveArrived, lost.MayHaveArrived);
            Assert.False(connection.IsUsable);
        }
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
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("RCPT", "550 5.1.1 no such user"), ("DATA", null));
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
        Assert.Contains("not SMTP", Assert.IsType<MailOutcome.ConnectionLost>(await Send(connection)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_LinesThatBeginWithADot_ArriveUnchanged()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var connection = await Connect(server);
        await connection.SendAsync("a@b.example", "c@d.example", ".\r\n..\r\na.b\r\n\r\n.c"u8.ToArray(), default);
        Assert.Equal(["..\r\n...\r\na.b\r\n\r\n..c\r\n"], server.Bodies);
        await connection.SendAsync("a@b.example", "c@d.example", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\n.", 9000))), default);
        Assert.Equal(2, server.Bodies.Count);
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
        Assert.Contains("MAIL FROM:<a@b.example> BODY=8BITMIME SMTPUTF8", with.Commands);
        Assert.Contains("RCPT TO:<şirket@xn--bcher-kva.example>", with.Commands);
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

    internal static string Usual(string command, string ehlo) => command[..4] switch
    {
        "conn" => "220 ready",
        "EHLO" => ehlo,
        "DATA" => "354 go on",
        "body" => "250 2.0.0 taken",
        _ => "250 ok",
    };

    internal static Task<IMailConnection> Connect(ScriptedSmtpServer server, Func<MailSettings, MailSettings>? change = null)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = server.Port };
        return new SmtpMailClient(change is null ? settings : change(settings)).ConnectAsync(default);
    }

    private static Task<MailOutcome> Send(IMailConnection connection) => connection.SendAsync("a@b.example", "c@d.example", Message, default);
}
