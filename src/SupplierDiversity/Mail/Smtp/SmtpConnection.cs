using System.Net.Sockets;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>
/// Sends messages over one kept connection. With PIPELINING (RFC 2920) sender, recipient and DATA travel together, behind
/// the end of the message before, so a message of many costs one round trip.
/// </summary>
internal sealed class SmtpConnection(TcpClient tcp, SmtpWire wire, SmtpAbilities abilities, TimeSpan replyTimeout) : IMailConnection
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(2);
    private readonly DottedBody body = new();
    private MailEnvelope? announced;
    private bool mustReset;
    private bool bodyHandedOver;

    public bool IsUsable { get; private set; } = true;

    public Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        SendAsync(new MailEnvelope(sender, recipient), message, Task.CompletedTask, null, cancellationToken);

    public async Task<MailOutcome> SendAsync(MailEnvelope envelope, ReadOnlyMemory<byte> message, Task earlier, MailEnvelope? next, CancellationToken cancellationToken)
    {
        if (!IsUsable)
        {
            return new MailOutcome.ConnectionLost("The connection was closed before.", MayHaveArrived: false);
        }

        // The server waits for the body of what was announced; anything else needs another connection.
        IsUsable = announced is null || announced == envelope;
        if (Refuse(envelope, message.Length, out var commands) is { } refusal)
        {
            IsUsable = announced is null;
            return refusal;
        }

        if (!IsUsable)
        {
            return new MailOutcome.ConnectionLost("Another message was announced.", MayHaveArrived: false);
        }

        bodyHandedOver = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(replyTimeout);
        try
        {
            var outcome = await ExchangeAsync(commands, message, earlier, next, limit);
            IsUsable &= outcome is not MailOutcome.ConnectionLost;
            return outcome;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            IsUsable = false;
            return new MailOutcome.ConnectionLost($"The server did not answer within {replyTimeout.TotalSeconds:0.#} s.", bodyHandedOver);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            IsUsable = false;
            return new MailOutcome.ConnectionLost(e.Message, bodyHandedOver);
        }
        catch
        {
            IsUsable = false;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Where a body is awaited the farewell would be taken for it; hanging up tells the server to forget it.
        if (IsUsable && announced is null)
        {
            IsUsable = false;
            using var limit = new CancellationTokenSource(QuitTimeout);
            try
            {
                await wire.AskAsync("QUIT", limit.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The farewell is a courtesy: every message has its reply already.
            }
        }

        await wire.DisposeAsync();
        tcp.Dispose();
    }

    private MailOutcome.Permanent? Refuse(MailEnvelope envelope, int length, out Commands commands)
    {
        commands = default;
        if (!Mailbox.TryParse(envelope.Sender, out var from, out var problem))
        {
            return new MailOutcome.Permanent(553, $"5.1.7 The sender's address cannot be used: {problem}.");
        }

        if (!Mailbox.TryParse(envelope.Recipient, out var to, out problem))
        {
            return new MailOutcome.Permanent(553, $"5.1.3 The address cannot be used: {problem}.");
        }

        var inAnyScript = from.NeedsUtf8 || to.NeedsUtf8;
        if (inAnyScript && !abilities.Utf8)
        {
            return new MailOutcome.Permanent(553, "5.6.7 The address needs SMTPUTF8, which the mail server does not offer.");
        }

        commands = new(
            $"MAIL FROM:<{from.Address}>{(!inAnyScript ? "" : abilities.EightBit ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8")}\r\n",
            $"RCPT TO:<{to.Address}>\r\n");
        return abilities.MaximumSize > 0 && length > abilities.MaximumSize
            ? new MailOutcome.Permanent(552, $"5.3.4 The message has {length} bytes, the mail server takes {abilities.MaximumSize}.")
            : null;
    }

    private async Task<MailOutcome> ExchangeAsync(Commands commands, ReadOnlyMemory<byte> message, Task earlier, MailEnvelope? next, CancellationTokenSource limit)
    {
        var refusal = announced is not null ? await AnswersAsync(resetting: false, limit)
            : abilities.Pipelining ? await PipelinedAsync(commands, limit) : await StepwiseAsync(commands, limit);
        if (refusal is not null)
        {
            return refusal;
        }

        // The end of a message may begin the group of the next one (RFC 2920 § 3.1).
        var following = abilities.Pipelining && next is not null && Refuse(next, 0, out var ahead) is null ? ahead.Together : "";
        var (text, end) = body.Of(message.Span, following);
        if (earlier.IsCompleted)
        {
            await earlier;
            await wire.WriteAsync(body.First(text.Length + end.Length), limit.Token);
        }
        else
        {
            await wire.WriteAsync(text, limit.Token);
            await earlier;
            limit.CancelAfter(replyTimeout);
            await wire.WriteAsync(end, limit.Token);
        }

        bodyHandedOver = true;
        limit.CancelAfter(replyTimeout * 2);
        announced = following.Length > 0 ? next : null;
        var reply = await wire.ReadReplyAsync(limit.Token);
        return reply.IsPositive ? new MailOutcome.Accepted(reply.Text) : reply.AsRefusal();
    }

    private async Task<MailOutcome?> StepwiseAsync(Commands commands, CancellationTokenSource limit)
    {
        string[] steps = mustReset ? ["RSET\r\n", commands.Mail, commands.Rcpt] : [commands.Mail, commands.Rcpt];
        mustReset = true;
        foreach (var step in steps)
        {
            await wire.WriteAsync(step, limit.Token);
            var reply = await wire.ReadReplyAsync(limit.Token);
            limit.CancelAfter(replyTimeout);
            if (!reply.IsPositive)
            {
                return reply.AsRefusal();
            }
        }

        var data = await wire.AskAsync("DATA", limit.Token);
        mustReset = data.Code != 354;
        return mustReset ? data.AsRefusal() : null;
    }

    private async Task<MailOutcome?> PipelinedAsync(Commands commands, CancellationTokenSource limit)
    {
        var resetting = mustReset;
        await wire.WriteAsync((resetting ? "RSET\r\n" : "") + commands.Together, limit.Token);
        return await AnswersAsync(resetting, limit);
    }

    private async Task<MailOutcome?> AnswersAsync(bool resetting, CancellationTokenSource limit)
    {
        (announced, mustReset) = (null, true);
        SmtpReply? refused = null;
        try
        {
            for (var awaited = resetting ? 3 : 2; awaited > 0; awaited--)
            {
                var reply = await wire.ReadReplyAsync(limit.Token);
                limit.CancelAfter(replyTimeout);
                refused ??= reply.IsPositive ? null : reply;
                if (reply.Code == 421)
                {
                    IsUsable = false;
                    return refused!.AsRefusal();
                }
            }

            var data = await wire.ReadReplyAsync(limit.Token);
            limit.CancelAfter(replyTimeout);
            if (data.Code == 354 && refused is not null)
            {
                // The server waits for a body although it has nobody to send it to: end it at once (RFC 2920 § 3.1).
                await wire.WriteAsync(".\r\n", limit.Token);
                data = await wire.ReadReplyAsync(limit.Token);
            }

            IsUsable &= data.Code != 421;
            mustReset = data.Code != 354;
            return (refused ?? (mustReset ? data : null))?.AsRefusal();
        }
        catch (Exception e) when (refused is not null && e is IOException or SocketException)
        {
            // The refusal is known; that the server hung up afterwards does not change it.
            IsUsable = false;
            return refused!.AsRefusal();
        }
    }

    private readonly record struct Commands(string Mail, string Rcpt)
    {
        public string Together => $"{Mail}{Rcpt}DATA\r\n";
    }
}
