using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using SupplierDiversity.Mail;

namespace SupplierDiversity.MailKit;

/// <summary>One kept connection of MailKit's. A message is sent whole, and nothing is announced ahead.</summary>
internal sealed class MailKitConnection(WholeMessageClient smtp, HandedOver wire) : IMailConnection
{
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(2);
    private bool closed;

    public bool IsUsable => !closed && smtp.IsConnected;

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

        try
        {
            smtp.Size = message.Length;
            using var bytes = new MemoryStream(message.ToArray(), writable: false);
            using var whole = await MimeMessage.LoadAsync(ParserOptions.Default, bytes, persistent: true, cancellationToken);
            var words = await smtp.SendAsync(FormatOptions.Default, whole, from, [to], cancellationToken);
            return new MailOutcome.Accepted(Replies.Text((int)SmtpStatusCode.Ok, words));
        }
        catch (SmtpCommandException e)
        {
            closed = e.StatusCode == SmtpStatusCode.ServiceNotAvailable;
            return Replies.Refusal((int)e.StatusCode, e.Message);
        }
        catch (ServiceNotAuthenticatedException e)
        {
            return Replies.Refusal((int)SmtpStatusCode.AuthenticationRequired, e.Message);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or ServiceNotConnectedException)
        {
            return Lost(e.Message);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Lost($"The server did not answer within {smtp.Timeout / 1000.0:0.#} s.");
        }
        catch
        {
            closed = true;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            using var limit = new CancellationTokenSource(QuitTimeout);
            try
            {
                await smtp.DisconnectAsync(quit: true, limit.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException or TimeoutException)
            {
                // The farewell is a courtesy: every message has its reply already.
            }
        }

        smtp.Dispose();
    }

    private MailOutcome.ConnectionLost Lost(string reason)
    {
        closed = true;
        return new(reason, wire.Whole);
    }

    private MailOutcome.Permanent? Refuse(string sender, string recipient, int length, out MailboxAddress from, out MailboxAddress to)
    {
        from = to = new MailboxAddress("", "");
        if (!Mailbox.TryParse(sender, out var own, out var problem))
        {
            return new(553, $"5.1.7 The sender's address cannot be used: {problem}.");
        }

        if (!Mailbox.TryParse(recipient, out var other, out problem))
        {
            return new(553, $"5.1.3 The address cannot be used: {problem}.");
        }

        if ((own.NeedsUtf8 || other.NeedsUtf8) && !smtp.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return new(553, "5.6.7 The address needs SMTPUTF8, which the mail server does not offer.");
        }

        (from, to) = (new MailboxAddress("", own.Address), new MailboxAddress("", other.Address));
        return smtp.MaxSize > 0 && length > smtp.MaxSize
            ? new(552, $"5.3.4 The message has {length} bytes, the mail server takes {smtp.MaxSize}.")
            : null;
    }
}
