namespace SupplierDiversity.Mail;

/// <summary>No usable connection could be opened: server unreachable, TLS refused, or sign-in refused. Nothing was sent.</summary>
public sealed class MailConnectionException : Exception
{
    /// <summary>A failure without particulars.</summary>
    public MailConnectionException()
    {
    }

    /// <summary>A failure an operator can act on: which server, which step, what it answered.</summary>
    public MailConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with the network's or TLS's own error inside.</summary>
    public MailConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
