namespace SupplierDiversity.Mail;

/// <summary>
/// Opens connections to whatever takes the portal's outgoing mail: a folder, or an SMTP server. What speaks SMTP is chosen
/// by <c>Mail:Client</c>: <c>BuiltIn</c> (default), or the word under which an adapter registers its own
/// (see <see cref="Operating.Adapters.AdapterChoice"/>).
/// </summary>
public interface IMailClient
{
    /// <summary>
    /// Opens one connection, secured and signed in as the settings ask.
    /// Throws <see cref="MailConnectionException"/> when that is not possible; no message is at risk then.
    /// </summary>
    Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken);
}
