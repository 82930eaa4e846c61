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
}
