namespace SupplierDiversity.Mail;

/// <summary>One open connection. It carries one message at a time and is kept for many.</summary>
public interface IMailConnection : IAsyncDisposable
{
    /// <summary>False once server or network closed the connection; the next message needs a new one.</summary>
    bool IsUsable { get; }

    /// <summary>
    /// Sends one message to one recipient, so that every refusal belongs to a known recipient.
    /// </summary>
    /// <param name="sender">Envelope sender, an address without display name.</param>
    /// <param name="recipient">Envelope recipient, an address without display name; its domain may be written in any script.</param>
    /// <param name="message">The whole message as RFC 5322 bytes with CRLF line ends, without dot-stuffing.</param>
    /// <param name="cancellationToken">Gives up at once; whether the message arrived is then unknown.</param>
    Task<MailOutcome> SendAsync(string sender, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>
    /// The same for one of many. A connection that can hands over everything but the message's end before
    /// <paramref name="earlier"/> has ended, and announces the next message together with that end.
    /// </summary>
    /// <param name="envelope">Whose message it is.</param>
    /// <param name="message">As above.</param>
    /// <param name="earlier">What must be over before this message can arrive: the outcome of the one before is written down. Its error is thrown.</param>
    /// <param name="next">The message that comes next on this connection, and no other; null when none is known.</param>
    /// <param name="cancellationToken">As above.</param>
    async Task<MailOutcome> SendAsync(MailEnvelope envelope, ReadOnlyMemory<byte> message, Task earlier, MailEnvelope? next, CancellationToken cancellationToken)
    {
        await earlier;
        return await SendAsync(envelope.Sender, envelope.Recipient, message, cancellationToken);
    }
}

/// <summary>Who sends a message to whom, as the server is told.</summary>
/// <param name="Sender">A bare address.</param>
/// <param name="Recipient">A bare address.</param>
public sealed record MailEnvelope(string Sender, string Recipient);
