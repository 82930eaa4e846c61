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
    public async Task Send_Pipelining_GoesTogetherAndNothingIsReset(string ehlo)
    {
        await using var server = ScriptedSmtpServer.Accepting(ehlo);
        await using var connection = await Connect(server);
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
        Assert.IsType<MailOutcome.Accepted>(await Send(connection));
        Assert.DoesNotContain("RSET", server.Commands);
        Assert.Equal(ehlo == Stepwise ? 0 : 2, server.Together);
    }

    [Fact]
    public async Task Send_EarlierFails_TheConnectionIsGone()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using (var connection = await Connect(server))
        {
            Assert.IsType<MailOutcome.Accepted>(await connection.SendAsync(One, Message, Task.CompletedTask, Two, default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => connection.SendAsync(Two, Message, Task.FromException(new InvalidOperationException()), null, default));
            Assert.False(connection.IsUsable);
        }
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

    [Fact]
    public async Task Send_BareLineFeedsAndNoHead_ArriveUnchanged()
    {
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await using var connection = await Connect(server);
        await connection.SendAsync("a@b.example", "c@d.example", ".\r\n..\r\na.b\r\n\r\n.c"u8.ToArray(), default);
        Assert.Equal(["..\r\n...\r\na.b\r\n\r\n..c\r\n"], server.Bodies);
        await connection.SendAsync("a@b.example", "c@d.example", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\n.", 9000))), default);
        Assert.Equal(2, server.Bodies.Count);
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
