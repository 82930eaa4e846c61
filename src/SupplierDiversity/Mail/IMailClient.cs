namespace SupplierDiversity.Mail;

/// <summary>Opens connections to whatever takes the portal's outgoing mail: an SMTP server, a folder, or an adapter's client.</summary>
public interface IMailClient
{
    /// <summary>
    /// Opens one connection, secured and signed in as the settings ask.
    /// Throws <see cref="MailConnectionException"/> when that is not possible; no message is at risk then.
    /// </summary>
    Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken);
}
