using System.Collections.Concurrent;
using System.Globalization;
using SupplierDiversity.Mail;
using SupplierDiversity.Mail.Letters;
using SupplierDiversity.Mail.Smtp;

namespace SupplierDiversity.Tests.Mail;

public sealed class MailSendingTests : IAsyncDisposable
{
    private readonly LettersDatabase database = new();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Run_ManyLetters_EachArrivesOnceAndIsWrittenDown(int connections)
    {
        await database.InitializeAsync();
        await database.AddAsync(500, Address);
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        var tally = await SendAsync(server, connections);
        Assert.Equal((500, 0, 0), (tally.Accepted, tally.Failed, tally.Parked));
        Assert.Equal(500, server.Commands.Where(c => c.StartsWith("RCPT", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(500, server.Bodies.Count);
        Assert.Equal(connections, server.Connections);
        Assert.All(await database.ReadAsync(), letter =>
        {
            Assert.Equal(("accepted", "250 2.0.0 taken", 1), (letter.State, letter.Reason, letter.Attempts));
            Assert.Equal(database.Clock.GetUtcNow(), letter.AcceptedAt);
            Assert.Null(letter.ClaimedUntil);
        });
        Assert.True((await SendAsync(server, connections)).IsEmpty);
    }

    [Fact]
    public async Task Run_SomeRecipientsRefused_TheOthersArriveAndEachSaysWhy()
    {
        await database.InitializeAsync();
        await database.AddAsync(40, i => (i % 4) switch { 1 => $"full{i}@b.example", 2 => $"gone{i}@b.example", 3 => i == 3 ? "not an address" : Address(i), _ => Address(i) });
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("RCPT TO:<full", "452 4.2.2 full"), ("RCPT TO:<gone", "550 5.1.1 gone"));
        var tally = await SendAsync(server, 3);
        Assert.Equal((19, 10, 11), (tally.Accepted, tally.Failed, tally.Parked));
        var letters = await database.ReadAsync();
        Assert.All(letters.Where(l => l.ToAddress.StartsWith("full", StringComparison.Ordinal)), l =>
            Assert.Equal(("failed", "452 4.2.2 full", database.Clock.GetUtcNow().AddMinutes(1)), (l.State, l.Reason, l.DueAt)));
        Assert.All(letters.Where(l => l.ToAddress.StartsWith("gone", StringComparison.Ordinal)), l => Assert.Equal(("parked", "550 5.1.1 gone"), (l.State, l.Reason)));
        Assert.Contains("not a usable address", Assert.Single(letters, l => l.ToAddress == "not an address").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RefusedForNow_IsTriedLaterAndParkedInTheEnd()
    {
        await database.InitializeAsync();
        await database.AddAsync(1, Address);
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("RCPT", "451 4.7.1 greylisted"));
        for (var attempt = 1; attempt <= 11; attempt++)
        {
            Assert.False((await SendAsync(server, 1)).IsEmpty);
            Assert.True((await SendAsync(server, 1)).IsEmpty);
            database.Clock.Set((await database.ReadAsync())[0].DueAt);
        }

        var letter = Assert.Single(await database.ReadAsync());
        Assert.Equal(("parked", "Given up after 11 attempts: 451 4.7.1 greylisted", 11), (letter.State, letter.Reason, letter.Attempts));
    }

    [Fact]
    public async Task Run_ServerAway_CostsNoAttemptAndTheNextRunSends()
    {
        await database.InitializeAsync();
        await database.AddAsync(10, Address);
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("connect", "421 4.3.2 not now"));
        Assert.True((await SendAsync(server, 4)).IsEmpty);
        Assert.All(await database.ReadAsync(), l => Assert.Equal(("queued", 0, null), (l.State, l.Attempts, l.ClaimedUntil)));
        var away = await database.Switch.ReadAsync(default);
        Assert.Equal(database.Clock.GetUtcNow(), away.UnreachableSince);
        Assert.Contains("421 4.3.2 not now", away.UnreachableReason, StringComparison.Ordinal);

        await using var back = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        Assert.Equal(10, (await SendAsync(back, 4)).Accepted);
        Assert.Null((await database.Switch.ReadAsync(default)).UnreachableSince);
    }

    [Fact]
    public async Task Run_ServerHangsUpOnEveryMessage_CostsAtMostTwoAttemptsAConnection()
    {
        await database.InitializeAsync();
        await database.AddAsync(100, Address);
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining, ("MAIL", null));
        Assert.InRange((await SendAsync(server, 4)).Failed, 1, 8);
        Assert.InRange((await database.ReadAsync()).Count(l => l.Attempts > 0), 1, 8);
    }

    [Fact]
    public async Task Run_OneMessageTheServerHangsUpOn_TheOthersArrive()
    {
        await database.InitializeAsync();
        await database.AddAsync(20, Address);
        await using var server = ScriptedSmtpServer.Accepting("250 here", ("RCPT TO:<r3@", null));
        var tally = await SendAsync(server, 1);
        Assert.Equal((19, 1), (tally.Accepted, tally.Failed));
    }

    [Fact]
    public async Task Run_ServerLimitsMessagesAConnection_NothingIsCharged()
    {
        await database.InitializeAsync();
        await database.AddAsync(50, Address);
        var sent = new ConcurrentDictionary<string, int>();
        var taken = 0;
        await using var server = new ScriptedSmtpServer(command => command switch
        {
            "body" => $"250 taken {Interlocked.Increment(ref taken)}",
            _ when command.StartsWith("MAIL", StringComparison.Ordinal) && taken > 0 && taken % 10 == 0 && sent.TryAdd($"{taken}", 1) => "421 4.7.0 enough for one connection",
            _ => SmtpConnectionTests.Usual(command, ScriptedSmtpServer.Pipelining),
        });
        var tally = await SendAsync(server, 1);
        Assert.Equal((50, 0), (tally.Accepted, tally.Failed));
        Assert.Equal(5, server.Connections);
    }

    [Fact]
    public async Task Run_Paused_SendsNothingUntilResumed()
    {
        await database.InitializeAsync();
        await database.AddAsync(3, Address);
        await using var server = ScriptedSmtpServer.Accepting(ScriptedSmtpServer.Pipelining);
        await database.Db.InTransactionAsync((c, t) => database.Switch.SetPausedAsync(c, t, "admin@city.example"), default);
        Assert.True((await SendAsync(server, 1)).IsEmpty);
        Assert.Equal(0, server.Connections);
        Assert.Equal("admin@city.example", (await database.Switch.ReadAsync(default)).PausedBy);
        await database.Db.InTransactionAsync((c, t) => database.Switch.SetPausedAsync(c, t, null), default);
        Assert.Equal(3, (await SendAsync(server, 1)).Accepted);
    }

    [Fact]
    public async Task Add_CallersTransactionFails_LeavesNoLetter()
    {
        await database.InitializeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Db.InTransactionAsync(
            async (connection, transaction) =>
            {
                await new LetterBox(new MailSettings(), database.Clock).AddAsync(connection, transaction, new Letter("a@b.example", "en", "confirm", "s", "t", "h"));
                throw new InvalidOperationException("the caller's own trouble");
            },
            default));
        Assert.Empty(await database.ReadAsync());
    }

    [Fact]
    public async Task Claim_SixSendersAtOnce_EachLetterIsTakenOnce()
    {
        await database.InitializeAsync();
        await database.AddAsync(120, Address);
        var now = database.Clock.GetUtcNow();
        var queue = database.Queue(new MailSettings());
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            while (await queue.ClaimAsync(7, now, now.AddSeconds(30), default) is { Count: > 0 } mails)
            {
                mine.AddRange(mails.Select(m => m.Id));
            }

            return mine;
        })));
        Assert.Equal(120, taken.Sum(t => t.Count));
        Assert.Equal(120, taken.SelectMany(t => t).Distinct().Count());
        Assert.True(await queue.IsHeldElsewhereAsync(now, default));
        Assert.False(await queue.IsHeldElsewhereAsync(now.AddSeconds(30), default));
        Assert.Equal(50, (await queue.ClaimAsync(50, now.AddSeconds(30), now.AddSeconds(60), default)).Count);
    }

    private static string Address(int i) => string.Create(CultureInfo.InvariantCulture, $"r{i}@b.example");

    private Task<SupplierDiversity.Mail.Sending.MailTally> SendAsync(ScriptedSmtpServer server, int connections)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Host = "127.0.0.1", Port = server.Port, Connections = connections, From = "Portal <portal@city.example>" };
        return database.SendAsync(settings, new SmtpMailClient(settings));
    }
}
