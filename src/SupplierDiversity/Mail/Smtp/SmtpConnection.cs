using System.Net.Sockets;

namespace SupplierDiversity.Mail.Smtp;

/// <summary>
/// Sends messages over one kept connection. With PIPELINING (RFC 2920) sender, recipient and DATA travel together, so a
/// message costs two round trips.
/// </summary>
internal sealed class SmtpConnection(TcpClient tcp, SmtpWire wire, SmtpAbilities abilities, TimeSpan replyTimeout) : IMailConnection
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(2);
    private readonly DottedBody body = new();
    private bool mustReset;
    private bool bodyHandedOver;

    public bool IsUsable { get; private set; } = true;

    public async Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!IsUsable)
        {
            return new MailOutcome.ConnectionLost("The connection was closed before.", MayHaveArrived: false);
        }

        if (Refuse(sender, recipient, message.Length, out var from, out var to) is { } refusal)
        {
            return refusal;
        }

        bodyHandedOver = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(replyTimeout);
        try
        {
            var outcome = await ExchangeAsync(from, to, message, limit);
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
        catch (OperationCanceledException)
        {
            IsUsable = false;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
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

    private MailOutcome.Permanent? Refuse(string sender, string recipient, int length, out Mailbox from, out Mailbox to)
    {
        to = null!;
        if (!Mailbox.TryParse(sender, out from!, out var problem))
        {
            return new MailOutcome.Permanent(553, $"5.1.7 The sender's address cannot be used: {problem}.");
        }

        if (!Mailbox.TryParse(recipient, out to!, out problem))
        {
            return new MailOutcome.Permanent(553, $"5.1.3 The address cannot be used: {problem}.");
        }

        if ((from.NeedsUtf8 || to.NeedsUtf8) && !abilities.Utf8)
        {
            return new MailOutcome.Permanent(553, "5.6.7 The address needs SMTPUTF8, which the mail server does not offer.");
        }

        return abilities.MaximumSize > 0 && length > abilities.MaximumSize
            ? new MailOutcome.Permanent(552, $"5.3.4 The message has {length} bytes, the mail server takes {abilities.MaximumSize}.")
            : null;
    }

    private async Task<MailOutcome> ExchangeAsync(Mailbox from, Mailbox to, ReadOnlyMemory<byte> message, CancellationTokenSource limit)
    {
        var mail = $"MAIL FROM:<{from.Address}>{(from.NeedsUtf8 || to.NeedsUtf8 ? abilities.EightBit ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8" : "")}\r\n";
        var rcpt = $"RCPT TO:<{to.Address}>\r\n";
        var refusal = abilities.Pipelining ? await PipelinedAsync(mail, rcpt, limit) : await StepwiseAsync(mail, rcpt, limit);
        if (refusal is not null)
        {
            return refusal;
        }

        await wire.WriteAsync(body.Of(message.Span), limit.Token);
        bodyHandedOver = true;
        limit.CancelAfter(replyTimeout * 2);
        var reply = await wire.ReadReplyAsync(limit.Token);
        return reply.IsPositive ? new MailOutcome.Accepted(reply.Text) : reply.AsRefusal();
    }

    private async Task<MailOutcome?> StepwiseAsync(string mail, string rcpt, CancellationTokenSource limit)
    {
        string[] steps = mustReset ? ["RSET\r\n", mail, rcpt] : [mail, rcpt];
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

    private async Task<MailOutcome?> PipelinedAsync(string mail, string rcpt, CancellationTokenSource limit)
    {
        var resetting = mustReset;
        await wire.WriteAsync($"{(resetting ? "RSET\r\n" : "")}{mail}{rcpt}DATA\r\n", limit.Token);
        mustReset = true;
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
}
